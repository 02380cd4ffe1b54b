import type { Edit } from "./edits.ts"
import type { Redline } from "./redline.ts"
import type { Row } from "./row.ts"
import { rankOf, type Weight } from "./weigh.ts"

/** The same edit, however often it was made: "the Paris Agreement" to "this Agreement", 23 times. */
export interface EditGroup {
  readonly removed: string
  readonly added: string
  readonly weight: Weight
  readonly what: Edit["what"]
  /** Where, in reading order. */
  readonly places: readonly { readonly row: Row; readonly edit: Edit }[]
}

/**
 * All edits of a redline, repeated ones as one, the weightiest first.
 *
 * What reads like a slip comes first, because nobody would notice it. Then a
 * short edit that changes a weighty word; then rewritten clauses that have one
 * in them, and whole paragraphs, which a reader sees anyway; then the rest.
 */
export function byWeight({ rows }: Pick<Redline, "rows">): EditGroup[] {
  const groups = new Map<string, { row: Row; edit: Edit }[]>()
  for (const row of rows)
    for (const edit of row.edits) {
      const key = JSON.stringify([edit.what, edit.weight, edit.removed, edit.added])
      const known = groups.get(key)
      if (known) known.push({ row, edit })
      else groups.set(key, [{ row, edit }])
    }
  return [...groups.values()]
    .flatMap((places): EditGroup[] => {
      const first = places[0]?.edit
      if (!first) return []
      const { removed, added, weight, what } = first
      return [{ removed, added, weight, what, places }]
    })
    .map((group) => ({ group, order: orderOf(group) }))
    .sort((first, second) => compareLists(first.order, second.order))
    .map(({ group }) => group)
}

/** Rows with changes, the one with the weightiest edit first. */
export function rowsByWeight(redline: Pick<Redline, "rows">): Row[] {
  const changed = redline.rows.filter(({ kind }) => kind !== "unchanged")
  const place = new Map<Row, number>()
  for (const [i, { places }] of byWeight(redline).entries())
    for (const { row } of places) if (!place.has(row)) place.set(row, i)
  const last = Number.MAX_SAFE_INTEGER
  return changed
    .map((row, index) => ({ row, index, at: place.get(row) ?? last }))
    .sort((first, second) => first.at - second.at || first.index - second.index)
    .map(({ row }) => row)
}

/** Compared from left to right, smaller first. */
function orderOf({ removed, added, weight, places }: EditGroup): number[] {
  const isWeighty = rankOf(weight) <= rankOf("paragraph")
  const isLong = weight === "paragraph" || wordCount(removed) > mostPointed || wordCount(added) > mostPointed
  return [
    isSlip(removed, added) ? 0 : !isWeighty ? 3 : isLong ? 2 : 1,
    rankOf(weight),
    removed !== "" && added !== "" ? 0 : 1,
    Math.max(removed.length, added.length),
    places[0]?.row.draft[0]?.index ?? places[0]?.row.baseline[0]?.index ?? 0,
  ]
}

// Seven words are read at a glance; a "not" in a longer passage came with the passage.
const mostPointed = 7

const wordCount = (text: string): number => text.split(/\s+/u).length

/** Digits exchanged: the same ones in another order. It looks right, and no spelling check finds it. */
function isSlip(removed: string, added: string): boolean {
  const digits = (text: string): string => text.replace(/\D/gu, "")
  const sorted = (text: string): string => [...digits(text)].sort().join("")
  return digits(removed) !== digits(added) && digits(removed).length > 1 && sorted(removed) === sorted(added)
}

function compareLists(first: readonly number[], second: readonly number[]): number {
  for (const [i, value] of first.entries()) {
    const difference = value - (second[i] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}
