import type { ImportLog, Line } from "./import-log.ts"

/**
 * A number or letter before a paragraph's words: "1.", "3.2", "12 bis.", "(a)",
 * "IV.", "PP5alt". With `bis` and its like it may stand without a full stop,
 * so "18 bis" is never taken for 18.
 */
const label =
  /^(\d{1,3}(?:\.\d{1,3}){0,3}(?:\.|\))|\d{1,3}(?:\.\d{1,3})*\s?(?:bis|ter|quater|quinquies|alt)(?:\.\d{1,2})?[.)]?|\(?[a-zA-Z]\)|\([ivxlcdm]{1,6}\)|[ivxlcdm]{1,6}\)|[IVXLC]{1,6}\.|[A-Z]\.|(?:PP|OP)\s?\d{1,3}(?:\s?(?:bis|ter|quater|alt))?[.:]?)\s+(?=\S)/u

/** Takes the label off a paragraph's first line. */
export function takeLabel(
  line: Line,
  log: ImportLog,
): { readonly label: string | null; readonly line: Line } {
  const text = line.text.trimStart()
  const match = label.exec(text)
  if (!match) return { label: null, line }
  const found = match[1] ?? ""
  log.add(line.number, "changed", "label", "the paragraph's number, kept apart from its words", match[0], "")
  return { label: found, line: { ...line, text: text.slice(match[0].length) } }
}

/** Whether a line begins with a label: it then begins a paragraph, whatever stands before it. */
export const startsWithLabel = (text: string): boolean => label.test(text.trimStart())
