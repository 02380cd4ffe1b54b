import type { ImportLog } from "./import-log.ts"
import { startsWithLabel } from "./labels.ts"
import type { PagedLine } from "./page-marks.ts"

/** The lines of one paragraph, as gathered from a text broken at a margin. */
export interface Gathered {
  readonly lines: PagedLine[]
  /** How far its first line stands in from the left. */
  readonly indent: number
  /** Set between wide margins on both sides, as titles and headings are. */
  readonly centred: boolean
  /** A label that stood alone on the line before: "Pp7". */
  readonly marginLabel: string | null
}

/** A label in the margin that a conversion put on a line of its own, between the lines of text. */
const marginLabel = /^\s{0,3}((?:pp|op)\s?\d{1,3}(?:\s?(?:bis|ter|quater|alt))?\.?)$/i

/** Indented at least this far, a short line is centred and not just indented. */
const centredFrom = 20

/**
 * Joins lines broken at a margin into paragraphs.
 *
 * A paragraph ends at an empty line, before a label or bullet, and after a line
 * that had room for the next word: whoever broke it there meant it. The end of a
 * page ends a paragraph only if the sentence is over.
 */
export function gatherWrapped(lines: readonly PagedLine[], margin: number, log: ImportLog): Gathered[] {
  const gathered: Gathered[] = []
  let open: Gathered | null = null
  let label: string | null = null
  let afterPage = false
  for (const line of lines) {
    const { text } = line
    if (line.pageBreak) {
      afterPage = true
      continue
    }
    if (text.trim() === "") {
      if (!afterPage && !isPageEndAhead(lines, line)) open = null
      continue
    }
    const inMargin = marginLabel.exec(text)
    if (inMargin) {
      label = inMargin[1] ?? ""
      log.add(
        line.number,
        "changed",
        "margin-label",
        "a label in the margin, kept as the paragraph's label",
        text.trim(),
        "",
      )
      log.hold([line.number], "label")
      open = null
      continue
    }
    const last = open?.lines.at(-1)
    if (open && last && !isBreak(open, last, line, margin, afterPage)) open.lines.push(line)
    else {
      open = { lines: [line], indent: indentOf(text), centred: isCentred(text, margin), marginLabel: label }
      gathered.push(open)
      label = null
    }
    afterPage = false
  }
  return gathered
}

/** Empty lines above a page's foot are the page's, not the text's. */
function isPageEndAhead(lines: readonly PagedLine[], from: PagedLine): boolean {
  const start = lines.indexOf(from)
  for (let index = start; index < lines.length; index++) {
    const line = lines[index]
    if (line?.pageBreak) return true
    if (line === undefined || line.text.trim() !== "") return false
  }
  return false
}

function isBreak(
  open: Gathered,
  last: PagedLine,
  line: PagedLine,
  margin: number,
  afterPage: boolean,
): boolean {
  const { text } = line
  if (
    startsWithLabel(text) ||
    /^\s*[-*•●▪–❖o]\s+\S/u.test(text) ||
    /^\s*(?:Option|Opción) [\dIVa-z(]+/i.test(text)
  )
    return true
  if (/^\s*\{[^}]*\}?\s*\d*$/.test(text)) return true
  const centred = isCentred(text, margin)
  if (centred || open.centred) return !(centred && open.centred)
  if (isCapitals(text) && isCapitals(last.text)) return false
  const isOver = /[.;:!?][)\]}"”’']*$/.test(last.text.trimEnd())
  if (afterPage) return isOver
  if (/\p{L}-$/u.test(last.text.trimEnd())) return false
  // A line that goes on in the middle of a sentence belongs to it, however short the one before.
  if (!isOver && /^\s*\p{Ll}/u.test(text)) return false
  const room = margin - last.text.trimEnd().length
  const firstWord = /^\s*(\S+)/.exec(text)?.[1]?.length ?? 0
  // Ragged setting leaves a few places free; a sentence's end with room for the next word is an end.
  if (room > firstWord + (isOver ? 3 : 12)) return true
  return (
    isOver && Math.abs(indentOf(text) - indentOf(last.text)) >= 2 && indentOf(text) !== hangingIndent(open)
  )
}

/** A title over several lines: "AD HOC WORKING GROUP ON THE", "DURBAN PLATFORM". */
const isCapitals = (text: string): boolean =>
  text === text.toUpperCase() && (text.match(/\p{Lu}{2,}/gu)?.length ?? 0) >= 2

/** Where the second line of a paragraph begins: under its first word, not under its label. */
const hangingIndent = ({ lines, indent }: Gathered): number => {
  const second = lines[1]
  if (second) return indentOf(second.text)
  const label = /^\s*\S+\s{2,}/.exec(lines[0]?.text ?? "")
  return label ? label[0].length : indent
}

const indentOf = (text: string): number => /^\s*/.exec(text)?.[0].length ?? 0

function isCentred(text: string, margin: number): boolean {
  const left = indentOf(text)
  const right = margin - text.trimEnd().length
  return left >= centredFrom && right >= 12 && Math.abs(left - right) <= 10
}
