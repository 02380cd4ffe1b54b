import type { Node } from "prosemirror-model"
import type { Transaction } from "prosemirror-state"
import type { NewId } from "../core/declaration/ids.ts"
import { fieldKey, type Layout } from "./layout.ts"

/**
 * Gives fresh ids to paragraphs that an edit brought in without one, or with
 * one that stands elsewhere: the second half of a split, a pasted copy.
 *
 * A paragraph that was there before keeps its id even if its copy is pasted in
 * front of it. An id that has served before in this room and is not in use is
 * not given again: the data and the words of the paragraph it named still hang
 * on it, and would come with it.
 *
 * @returns whether `tr` has set any
 */
export function freshIds(
  layout: Layout,
  transactions: readonly Transaction[],
  before: Node,
  tr: Transaction,
  newId: NewId,
): boolean {
  const ranges = insertedRanges(transactions, tr.doc)
  if (ranges.length === 0) return false
  const isInserted = (pos: number): boolean => ranges.some(({ from, to }) => from <= pos && pos < to)
  const taken = new Set<string>()
  const inserted: { readonly pos: number; readonly id: string }[] = []
  tr.doc.forEach((paragraph, pos) => {
    const id = String(paragraph.attrs.id)
    if (isInserted(pos)) inserted.push({ pos, id })
    else taken.add(id)
  })
  const old = new Set<string>()
  if (inserted.some(({ id }) => id !== "" && !taken.has(id)))
    before.forEach((paragraph) => {
      old.add(String(paragraph.attrs.id))
    })
  const served = (id: string): boolean => !old.has(id) && layout.paragraphs.has(fieldKey(id, "kind"))
  let changed = false
  for (const { pos, id } of inserted) {
    if (id === "" || taken.has(id) || served(id)) {
      tr.setNodeAttribute(pos, "id", newId())
      // A label names one paragraph; the copy has none of its own yet.
      if (tr.doc.nodeAt(pos)?.attrs.label !== null) tr.setNodeAttribute(pos, "label", null)
      changed = true
    } else taken.add(id)
  }
  return changed
}

/** Where the steps put something that may hold a paragraph's start, in the offsets of `doc`. */
function insertedRanges(transactions: readonly Transaction[], doc: Node): { from: number; to: number }[] {
  const ranges: { from: number; to: number }[] = []
  transactions.forEach((transaction, t) => {
    transaction.mapping.maps.forEach((map, m) => {
      const later = transaction.mapping.slice(m + 1)
      map.forEach((_from, _to, fromAfter, toAfter) => {
        let from = later.map(fromAfter, -1)
        let to = later.map(toAfter, 1)
        for (const next of transactions.slice(t + 1)) {
          from = next.mapping.map(from, -1)
          to = next.mapping.map(to, 1)
        }
        if (from < to && !doc.resolve(from).sameParent(doc.resolve(to))) ranges.push({ from, to })
        else if (from < to && doc.resolve(from).depth === 0) ranges.push({ from, to })
      })
    })
  })
  return ranges
}
