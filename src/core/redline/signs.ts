import type { Node } from "prosemirror-model"
import { type Bracket, bracketsOf } from "../brackets/bracket.ts"
import type { BracketId, FootnoteId } from "../declaration/ids.ts"
import type { Table } from "../declaration/records.ts"

/** An opening or closing sign of an open bracket, as it is printed. It takes no room in the document. */
export interface Sign {
  /** The offset in the paragraph's content at which it is printed. */
  readonly at: number
  readonly bracket: BracketId
  readonly side: "opening" | "closing"
  readonly text: string
}

const none: readonly Sign[] = []

/** The signs of one document by paragraph, each paragraph's in the order they are printed. */
export interface Signs {
  readonly in: (paragraph: number) => readonly Sign[]
}

/** Finds the signs of the brackets still open: a settled bracket is text like any other. */
export function signsOf(doc: Node, records: Table, footnote: FootnoteId | null = null): Signs {
  const open = bracketsOf(doc, records, footnote).filter((bracket) => bracket.record.settled === null)
  if (open.length === 0) return { in: () => none }
  const starts: number[] = []
  doc.forEach((_, start) => starts.push(start))
  const byParagraph = new Map<number, Sign[]>()
  const put = (bracket: Bracket, side: Sign["side"]): void => {
    const pos = side === "opening" ? bracket.from : bracket.to
    const paragraph = lastAtMost(starts, pos - 1)
    const { notation } = bracket.record
    const text = side === "opening" ? (notation?.open ?? "[") : (notation?.close ?? "]")
    const sign = { at: pos - 1 - (starts[paragraph] ?? 0), bracket: bracket.id, side, text }
    const known = byParagraph.get(paragraph)
    if (known) known.push(sign)
    else byParagraph.set(paragraph, [sign])
  }
  // At one offset: what closes there, inner brackets first; then what opens, outer ones first;
  // then the ends of brackets without any text, which have just opened.
  const [filled, empty] = [open.filter((b) => b.to > b.from), open.filter((b) => b.to <= b.from)]
  for (const bracket of filled.toReversed()) put(bracket, "closing")
  for (const bracket of open) put(bracket, "opening")
  for (const bracket of empty.toReversed()) put(bracket, "closing")
  // Sorting is stable, so signs at one offset keep that order.
  for (const signs of byParagraph.values()) signs.sort((first, second) => first.at - second.at)
  return { in: (paragraph) => byParagraph.get(paragraph) ?? none }
}

/** The index of the last number that is at most `limit`. */
function lastAtMost(ascending: readonly number[], limit: number): number {
  let low = 0
  let high = ascending.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((ascending[middle] ?? 0) <= limit) low = middle
    else high = middle - 1
  }
  return low
}
