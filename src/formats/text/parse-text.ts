import { type ParseResult, unreadable } from "../report.ts"
import { connectNotes } from "./anchors.ts"
import { type Block, joint, type NoteBlock, textRun, trimRuns, wordsOf } from "./block.ts"
import { buildDeclaration, type ImportOptions } from "./build-declaration.ts"
import { readBullet } from "./bullets.ts"
import { takeCover } from "./cover.ts"
import { type Gathered, gatherWrapped } from "./gather-wrapped.ts"
import { ImportLog, type Line, sourceLines } from "./import-log.ts"
import { takeLabel } from "./labels.ts"
import { settingOf } from "./lay-out.ts"
import { takeNotes } from "./notes-in-text.ts"
import { setAsidePageFurniture } from "./page-furniture.ts"
import { type PagedLine, takePageMarks } from "./page-marks.ts"
import { takeProvenance } from "./provenance.ts"
import { type NoteStyle, readReferences } from "./references.ts"
import { structure } from "./structure.ts"

/**
 * Reads a declaration from plain text: one line for each paragraph, or lines
 * broken at a margin as they come out of a PDF. Every line of the source is
 * accounted for in the report.
 */
export function parseText(text: string, options: ImportOptions = {}): ParseResult {
  const source = sourceLines(text)
  const log = new ImportLog(source)
  const { meta: provenance, rest: known } = takeProvenance(source, log)
  const { meta, rest } = takeCover(known, log)
  const number = typeof meta.number === "string" ? meta.number : null
  const paged = takePageMarks(rest, log)
  const setting = settingOf(paged)
  const { lines, notes: found } = takeNotes(paged, log)
  const clean = number === null ? lines : setAsidePageFurniture(lines, log, number)
  const gathered = setting.kind === "wrapped" ? gatherWrapped(clean, setting.margin, log) : eachLine(clean)
  // Of two notes with one number, references mean the first.
  const styles = new Map(found.toReversed().map((note) => [note.label, note.style]))
  const blocks = gathered.map((paragraph) => readBlock(paragraph, styles, log))
  if (blocks.length === 0) return unreadable("no paragraph found")
  const notes = found.map((note): NoteBlock => ({ ...note, paragraphs: [[textRun(note.text)]] }))
  const paragraphs = structure(connectNotes(blocks, notes, log), log)
  const title = paragraphs.find(({ kind }) => kind === "title")
  const name = title ? { name: wordsOf(title.runs) } : {}
  const declaration = buildDeclaration(
    { meta: { ...name, ...provenance, ...meta }, paragraphs, notes },
    log,
    options,
  )
  return { ok: true, declaration, report: log.report("text") }
}

const eachLine = (lines: readonly PagedLine[]): Gathered[] =>
  lines
    .filter(({ text, pageBreak }) => !pageBreak && text.trim() !== "")
    .map((line) => ({
      lines: [line],
      indent: /^\s*/.exec(line.text)?.[0].length ?? 0,
      centred: false,
      marginLabel: null,
    }))

function readBlock(paragraph: Gathered, notes: ReadonlyMap<string, NoteStyle>, log: ImportLog): Block {
  const numbers = paragraph.lines.map(({ number }) => number)
  const [first, ...others] = paragraph.lines
  if (!first) throw new Error("a paragraph has at least one line")
  const bullet = /^(\s*)[-*•●▪–❖]\s+(?=\S)/u.exec(first.text)
  const depth = Math.floor(paragraph.indent / 4)
  let start: Line = first
  let style: Block["style"] = paragraph.centred ? "heading" : "plain"
  let level = paragraph.centred ? 1 : depth
  if (bullet) {
    const glyph = bullet[0].trim()
    const read = readBullet({ ...first, text: first.text.slice(bullet[0].length) }, log)
    start = read.line
    style = "item"
    level = Math.max(1, depth + (glyph === "❖" || glyph === "▪" ? 2 : 1)) + read.deeper
  }
  const { label, line } = takeLabel(start, log)
  const text = [line.text.trim(), ...others.map((other) => other.text.trim())].join(joint)
  const spaced = others.length > 0 ? text.replace(/[ \t]{2,}/g, " ") : text
  return {
    lines: numbers,
    style,
    depth: label !== null && style === "plain" && !/^\(?[a-z]+\)$/.test(label) ? 0 : level,
    label: paragraph.marginLabel ?? label,
    runs: trimRuns(readReferences(spaced, notes)),
  }
}
