import { type Run, textRun } from "./block.ts"

const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹"

/** The digits of a raised number: "²" is note 2. */
export const digitsOf = (raised: string): string =>
  [...raised].map((digit) => String(superscripts.indexOf(digit))).join("")

/** A number as raised digits, for plain text. */
export const raised = (number: number): string =>
  [...String(number)].map((digit) => superscripts[Number(digit)] ?? "").join("")

/** How a note writes its own number: `[^2]:`, `²`, or a number alone at the foot of a page. */
export type NoteStyle = "marked" | "raised" | "plain"

/**
 * Finds the references to notes that plain text writes plainly: `[^2]`, or
 * raised digits where a note of that number exists ("km²" stays as it is). A note is referred
 * to the way it writes its own number.
 */
export function readReferences(text: string, notes: ReadonlyMap<string, NoteStyle>): Run[] {
  const runs: Run[] = []
  let end = 0
  for (const match of text.matchAll(/\[\^([^\]\s]+)\]|[⁰¹²³⁴⁵⁶⁷⁸⁹]+/g)) {
    const note = match[1] ?? digitsOf(match[0])
    const style = notes.get(note)
    if (style === undefined || style === (match[1] === undefined ? "marked" : "raised")) continue
    if (match.index > end) runs.push(textRun(text.slice(end, match.index)))
    runs.push({ kind: "reference", note, source: match[0] })
    end = match.index + match[0].length
  }
  if (end < text.length || runs.length === 0) runs.push(textRun(text.slice(end)))
  return runs
}
