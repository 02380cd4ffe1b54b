import type { Paragraph } from "../declaration/paragraph.ts"
import type { BracketChange } from "./bracket-changes.ts"
import type { FootnoteChange } from "./footnote-changes.ts"
import { type Row, rowKinds, type RowKind } from "./row.ts"

/**
 * How many of each. Rows by kind; a row that was moved and changed counts
 * under its change, and in `alsoMoved`. So the paragraphs of a side are the
 * unchanged, edited, moved and restyled rows, the added or removed ones, and
 * those inside the split and merged rows.
 */
export interface Summary extends Readonly<Record<RowKind, number>> {
  readonly paragraphs: { readonly baseline: number; readonly draft: number }
  /** Rows of the kinds edited, split, merged and restyled that also moved. */
  readonly alsoMoved: number
  readonly edits: number
  /** Paragraphs in no row. Always 0: a redline that would hide one is a bug, and throws. */
  readonly hidden: 0
  /** Rows compared less finely than others, for want of time. */
  readonly coarse: number
  readonly footnotes: Readonly<Record<FootnoteChange["kind"], number>>
  readonly brackets: Readonly<Record<BracketChange["kind"], number>>
}

export function summarise(
  sides: { readonly baseline: readonly Paragraph[]; readonly draft: readonly Paragraph[] },
  rows: readonly Row[],
  footnotes: readonly FootnoteChange[],
  brackets: readonly BracketChange[],
): Summary {
  const kinds = Object.fromEntries(rowKinds.map((kind) => [kind, 0])) as Record<RowKind, number>
  for (const { kind } of rows) kinds[kind]++
  for (const side of ["baseline", "draft"] as const) {
    const seen = new Set(rows.flatMap((row) => row[side].map(({ index }) => index)))
    const count = rows.reduce((sum, row) => sum + row[side].length, 0)
    if (seen.size !== sides[side].length || count !== seen.size)
      throw new Error(`The redline shows ${count} of the ${side}'s ${sides[side].length} paragraphs`)
  }
  const notes = { unchanged: 0, edited: 0, added: 0, removed: 0, moved: 0, reclassified: 0 }
  for (const { kind } of footnotes) notes[kind]++
  const lifted = { opened: 0, lifted: 0, changed: 0 }
  for (const { kind } of brackets) lifted[kind]++
  return {
    paragraphs: { baseline: sides.baseline.length, draft: sides.draft.length },
    ...kinds,
    alsoMoved: rows.filter(({ kind, moved }) => moved && kind !== "moved").length,
    edits: rows.reduce((sum, { edits }) => sum + edits.length, 0),
    hidden: 0,
    coarse: rows.filter(({ coarse }) => coarse).length,
    footnotes: notes,
    brackets: lifted,
  }
}
