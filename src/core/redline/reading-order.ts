import type { Redline } from "./redline.ts"
import type { Row } from "./row.ts"

/** A row at its place, or the place in the draft that a moved row left. */
export interface ReadingEntry {
  readonly kind: "row" | "departed"
  readonly row: Row
  /** The row's index in the redline: the same in both entries of a moved row, so that each can point to the other. */
  readonly number: number
}

/**
 * The rows in the order of the draft, and each moved one a second time where
 * it stood: after the last paragraph before it, in the baseline, that did not move.
 */
export function readingOrder({ rows }: Pick<Redline, "rows">): ReadingEntry[] {
  const departed = rows
    .map((row, number): ReadingEntry => ({ kind: "departed", row, number }))
    .filter(({ row }) => row.moved)
    .sort((first, second) => start(first.row) - start(second.row))
  const entries: ReadingEntry[] = []
  let next = 0
  for (const [number, row] of rows.entries()) {
    if (!row.moved && row.baseline.length > 0)
      for (let gone = departed[next]; gone && start(gone.row) < start(row); gone = departed[++next])
        entries.push(gone)
    entries.push({ kind: "row", row, number })
  }
  return [...entries, ...departed.slice(next)]
}

const start = ({ baseline }: Row): number => baseline[0]?.index ?? 0
