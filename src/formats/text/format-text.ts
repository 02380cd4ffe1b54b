import { type Declaration } from "../../core/declaration/declaration.ts"
import type { Marker } from "../../core/declaration/numbering.ts"
import { type Printed, type PrintedRun, printed, type PrintView } from "../print/printed.ts"
import type { ImportReport } from "../report.ts"
import { raised } from "./references.ts"
import { withSetAside } from "./set-aside.ts"

export interface FormatTextOptions {
  readonly view?: PrintView
  /** The report of the import this declaration just came from: its lines set aside are printed in their places. */
  readonly report?: ImportReport
}

/**
 * A declaration as plain text: a line for each paragraph, an empty line between
 * them, the notes at the end. Bracket signs, labels and note numbers are written
 * as the text they came from wrote them.
 */
export function formatText(declaration: Declaration, options: FormatTextOptions = {}): string {
  const { view = "compilation", report } = options
  if (report?.source === "text") return formatImported(declaration, view, report)
  const { paragraphs, notes } = printed(declaration, view)
  const write = writer(declaration)
  const body = paragraphs.map(({ marker, paragraph, runs }) => {
    const indent = "  ".repeat(Math.max(0, paragraph.kind === "item" ? paragraph.level - 1 : 0))
    return indent + marked(marker, write(runs))
  })
  const foot = notesOf(notes, declaration, write)
  return `${[...body, ...foot].join("\n\n")}\n`
}

/** The text of an import as it stands in its source: page numbers, heads and notes where they were. */
function formatImported(declaration: Declaration, view: PrintView, report: ImportReport): string {
  const woven = withSetAside(declaration, report)
  const { paragraphs } = printed({ ...declaration, doc: woven.doc }, view)
  const write = writer(declaration, true)
  const lines: { readonly line: number; readonly text: string }[] = [...woven.between]
  for (const [index, { marker, runs }] of paragraphs.entries())
    lines.push({ line: woven.firstLines[index] ?? 0, text: marked(marker, write(runs)) })
  lines.sort((first, second) => first.line - second.line)
  return `${lines.map(({ text }) => text).join("\n\n")}\n`
}

const marked = (marker: Marker, text: string): string => {
  switch (marker.kind) {
    case "none":
      return text
    case "number":
      return `${marker.text} ${text}`
    case "bullet":
      return `- ${text}`
    default:
      return marker satisfies never
  }
}

function notesOf(
  notes: Printed["notes"],
  declaration: Declaration,
  write: (runs: readonly PrintedRun[]) => string,
): string[] {
  return notes.map(({ footnote, number, paragraphs }) => {
    const text = paragraphs.map(({ runs }) => write(runs)).join("\n    ")
    if (number === null) return `(note without reference) ${text}`
    const written = declaration.records.footnotes.get(footnote.id)?.written
    return typeof written === "string" && written.startsWith("[^")
      ? `[^${String(number)}]: ${text}`
      : `${raised(number)} ${text}`
  })
}

/** Writes runs; a reference the way the source wrote it, raised digits otherwise. */
const writer =
  (declaration: Declaration, isFresh = false) =>
  (runs: readonly PrintedRun[]): string =>
    runs
      .map((run, index) => {
        if (run.kind !== "reference") return run.text
        const reference = referenceTo(declaration, run, isFresh)
        // Two numbers in one place must not read as one: "¹ ²".
        const isAfterAnother = runs[index - 1]?.kind === "reference" && !reference.startsWith("[")
        return isAfterAnother ? ` ${reference}` : reference
      })
      .join("")

function referenceTo(
  declaration: Declaration,
  { note, number }: PrintedRun & { readonly kind: "reference" },
  isFresh: boolean,
): string {
  const written = declaration.records.footnotes.get(note)?.written
  if (typeof written !== "string") return raised(number)
  // A note may go by another number in its source than the one we count.
  if (isFresh) return written
  return written.startsWith("[^") ? `[^${String(number)}]` : raised(number)
}
