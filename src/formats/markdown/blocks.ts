import { type Block, joint, type NoteBlock, trimRuns } from "../text/block.ts"
import { type ImportLog, type Line } from "../text/import-log.ts"
import { takeLabel } from "../text/labels.ts"
import { readBullet } from "../text/bullets.ts"
import { parseInline } from "./inline.ts"

/** A paragraph of the source while its lines are gathered. */
interface Draft {
  style: Block["style"]
  depth: number
  note: string | null
  readonly lines: Line[]
}

/** Instead of a label: a further paragraph of the note before. */
const continuation = ""

/** Splits cleaned lines of Markdown into paragraphs and notes, and reads what is inside. */
export function readBlocks(
  lines: readonly Line[],
  log: ImportLog,
): { readonly blocks: readonly Block[]; readonly notes: readonly NoteBlock[] } {
  const { links, rest } = takeLinkTargets(lines, log)
  const blocks: Block[] = []
  const notes: NoteBlock[] = []
  for (const draft of gather(rest, log)) {
    const { style, depth, note } = draft
    const numbers = draft.lines.map((line) => line.number)
    const first = draft.lines[0]
    const labelled = note === null && first ? takeLabel(first, log) : { label: null, line: first }
    const text = [labelled.line, ...draft.lines.slice(1)]
      .flatMap((line) => line ?? [])
      .map((line, index) => (index === 0 ? line.text.trimEnd() : line.text.trim()))
      .join(joint)
    const runs = trimRuns(parseInline(text, { lines: numbers, log, links }))
    const noteBefore = notes.at(-1)
    if (note === continuation && noteBefore) {
      notes[notes.length - 1] = {
        ...noteBefore,
        lines: [...noteBefore.lines, ...numbers],
        paragraphs: [...noteBefore.paragraphs, runs],
      }
    } else if (note !== null) notes.push({ label: note, lines: numbers, paragraphs: [runs] })
    else if (runs.length > 0) blocks.push({ lines: numbers, style, depth, label: labelled.label, runs })
  }
  return { blocks, notes }
}

function gather(lines: readonly Line[], log: ImportLog): Draft[] {
  const drafts: Draft[] = []
  let open: Draft | null = null
  const indents: number[] = []
  const start = (draft: Draft): Draft => {
    drafts.push(draft)
    return draft
  }
  for (const line of lines) {
    const { text } = line
    if (text.trim() === "") {
      open = null
      continue
    }
    if (/^ {0,3}(?:(?:- ?){3,}|(?:\* ?){3,}|(?:_ ?){3,})$/.test(text)) {
      log.setAside(line, "rule", "a line across the page")
      open = null
      continue
    }
    const heading = /^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$/.exec(text)
    if (heading) {
      start({
        style: "heading",
        depth: heading[1]?.length ?? 1,
        note: null,
        lines: [{ ...line, text: heading[2] ?? "" }],
      })
      open = null
      continue
    }
    const note = /^ {0,3}(?:\[\^([^\]\s]+)\]:|<sup>\s*(\d{1,3}|\*)\s*<\/sup>)\s*/.exec(text)
    if (note && open?.style !== "plain") {
      log.add(line.number, "changed", "note-number", "the number of a note is computed", note[0], "")
      const words = text.slice(note[0].length)
      open = start({
        style: "plain",
        depth: 0,
        note: note[1] ?? note[2] ?? "",
        lines: [{ ...line, text: words }],
      })
      continue
    }
    // What is indented under a note, after an empty line, still belongs to it.
    if (open === null && /^(?: {4,}|\t)\S/.test(text) && (drafts.at(-1)?.note ?? null) !== null) {
      open = start({ style: "plain", depth: 0, note: continuation, lines: [line] })
      continue
    }
    const bullet = /^(\s*)[-*+•]\s+(.*)$/.exec(text)
    if (bullet) {
      const indent = bullet[1]?.length ?? 0
      while (indents.length > 0 && (indents.at(-1) ?? 0) >= indent) indents.pop()
      indents.push(indent)
      const { line: words, deeper } = readBullet({ ...line, text: bullet[2] ?? "" }, log)
      open = start({ style: "item", depth: indents.length + deeper, note: null, lines: [words] })
      continue
    }
    if (open) {
      open.lines.push(line)
      continue
    }
    indents.length = 0
    open = start({ style: "plain", depth: 0, note: null, lines: [line] })
  }
  return drafts
}

/** `[source]: https://…` lines say where links of that name lead; they are not text. */
function takeLinkTargets(
  lines: readonly Line[],
  log: ImportLog,
): { readonly links: ReadonlyMap<string, string>; readonly rest: readonly Line[] } {
  const links = new Map<string, string>()
  const rest = lines.filter((line) => {
    const target = /^ {0,3}\[([^\]^]+)\]:\s*<?((?:[a-z]+:|[#/.])\S*?)>?(?:\s+["'(].*)?$/i.exec(line.text)
    if (target) {
      links.set((target[1] ?? "").toLowerCase(), target[2] ?? "")
      log.setAside(line, "link-target", "where links of this name lead")
      return false
    }
    // `{:toc}` and the item it replaces ask a site generator for a table of contents.
    if (/^\s*(?:\{:.*\}|[-*+] TOC)\s*$/i.test(line.text)) {
      log.setAside(line, "site-directive", "an order to the program that made a web page")
      return false
    }
    return true
  })
  return { links, rest }
}
