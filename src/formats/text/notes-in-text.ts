import type { ImportLog } from "./import-log.ts"
import type { PagedLine } from "./page-marks.ts"
import { digitsOf, type NoteStyle } from "./references.ts"

/** A note found in plain text. */
export interface FoundNote {
  readonly label: string
  readonly style: NoteStyle
  readonly lines: readonly number[]
  readonly text: string
}

/**
 * Takes out the texts of notes where their form is sure: `[^2]: …`, a line that
 * begins with raised digits, or at the foot of a printed page a number alone on
 * its line with the text below it.
 */
export function takeNotes(
  lines: readonly PagedLine[],
  log: ImportLog,
): { readonly lines: readonly PagedLine[]; readonly notes: readonly FoundNote[] } {
  const rest: PagedLine[] = []
  const notes: FoundNote[] = []
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]
    if (!line) continue
    const marked = /^\s*(?:\[\^([^\]\s]+)\]:|([⁰¹²³⁴⁵⁶⁷⁸⁹]+)(?=\s*\S))\s*/.exec(line.text)
    const label = marked ? (marked[1] ?? digitsOf(marked[2] ?? "")) : footNumber(lines, index)
    if (label === null) {
      rest.push(line)
      continue
    }
    const own = marked ? [line] : []
    if (marked)
      log.add(line.number, "changed", "note-number", "the number of a note is computed", marked[0].trim(), "")
    else {
      log.add(line.number, "changed", "note-number", "the number of a note is computed", line.text.trim(), "")
      log.hold([line.number], `note ${label}`)
    }
    while (isContinuation(lines, index + 1, marked !== null)) {
      index += 1
      const next = lines[index]
      if (next) own.push(next)
    }
    const text = own.map((part) =>
      (part === line && marked ? part.text.slice(marked[0].length) : part.text).trim(),
    )
    const style = marked ? (marked[1] === undefined ? "raised" : "marked") : "plain"
    notes.push({ label, style, lines: own.map(({ number }) => number), text: text.join("\n") })
  }
  return { lines: rest, notes }
}

/** A number alone at the left edge, an indented line below it, and the end of a page not far. */
function footNumber(lines: readonly PagedLine[], index: number): string | null {
  const number = /^ ?(\d{1,3})$/.exec(lines[index]?.text ?? "")?.[1]
  if (number === undefined || !/^\s{3,}\S/.test(lines[index + 1]?.text ?? "")) return null
  const ahead = lines.slice(index, index + 40)
  return ahead.some(({ pageBreak }) => pageBreak) ? number : null
}

function isContinuation(lines: readonly PagedLine[], index: number, marked: boolean): boolean {
  const text = lines[index]?.text ?? ""
  if (text.trim() === "" || lines[index]?.pageBreak) return false
  return marked ? /^\s{2,}\S/.test(text) : /^\s{3,}\S/.test(text)
}
