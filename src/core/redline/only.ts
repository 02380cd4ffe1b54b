import type { Edit } from "./edits.ts"
import type { Redline } from "./redline.ts"
import type { Row } from "./row.ts"
import { type Weight, weights } from "./weigh.ts"

/** What a reader can ask to see alone, each a set of weights. */
export const filters = {
  negations: ["negation"],
  modals: ["modal"],
  numbers: ["number", "date", "reference"],
  actors: ["actor"],
  conjunctions: ["conjunction"],
  paragraphs: ["paragraph", "break"],
  footnotes: ["footnote"],
  punctuation: ["punctuation"],
  brackets: ["bracket"],
  wording: weights.filter((weight) => !["bracket", "typography"].includes(weight)),
  typography: ["typography"],
} as const satisfies Record<string, readonly Weight[]>

export type Filter = keyof typeof filters

export const isFilter = (name: string): name is Filter => Object.hasOwn(filters, name)

/** The rows with an edit of the asked kinds, with those edits alone; and how many changed rows that leaves out. */
export function only(
  rows: readonly Row[],
  asked: readonly Filter[],
): { readonly rows: readonly Row[]; readonly leftOut: number } {
  const wanted = new Set<Weight>(asked.flatMap((filter) => filters[filter]))
  const isWanted = ({ weight }: Edit): boolean => wanted.has(weight)
  const changed = rows.filter(({ kind }) => kind !== "unchanged")
  const shown = changed
    .filter(({ edits }) => edits.some(isWanted))
    .map((row) => ({ ...row, edits: row.edits.filter(isWanted) }))
  return { rows: shown, leftOut: changed.length - shown.length }
}

/** A redline that shows only what was asked; its summary still counts everything. */
export const withOnly = (redline: Redline, asked: readonly Filter[]): Redline => ({
  ...redline,
  rows: only(redline.rows, asked).rows,
})
