import type { Node } from "prosemirror-model"
import type { Transaction } from "prosemirror-state"
import { bracketIds } from "../core/brackets/bracket.ts"
import type { BracketId, NewId } from "../core/declaration/ids.ts"
import type { RecordChange } from "../core/declaration/records.ts"
import { schema } from "../core/schema/schema.ts"
import { fieldKey, type Layout } from "./layout.ts"
import { recordsMeta } from "./meta.ts"

/**
 * Gives a place to each open bracket whose words an edit has taken away.
 *
 * A mark cannot hold an empty bracket; without a place the record would be open
 * and the bracket nowhere to be seen.
 *
 * @param transactions the edits, leading to the document of `tr`
 * @returns whether any bracket lost its last words, and `tr` got places
 */
export function keepPlaces(
  layout: Layout,
  transactions: readonly Transaction[],
  tr: Transaction,
  newId: NewId,
): boolean {
  const lost = new Map<BracketId, number>()
  transactions.forEach((transaction, t) => {
    transaction.steps.forEach((step, s) => {
      const before = transaction.docs[s]
      step.getMap().forEach((from, to) => {
        if (before === undefined || from === to) return
        const ids = bracketsBetween(before, from, to)
        if (ids.size === 0) return
        const later = transactions.slice(t + 1)
        const inTransaction = transaction.mapping.slice(s).map(from, -1)
        const pos = later.reduce((at, next) => next.mapping.map(at, -1), inTransaction)
        for (const id of ids) lost.set(id, pos)
      })
    })
  })
  if (lost.size === 0) return false
  for (const id of settledBy(transactions)) lost.delete(id)
  for (const id of bracketsBetween(tr.doc, 0, tr.doc.content.size)) lost.delete(id)
  let changed = false
  for (const [id, pos] of [...lost].sort(([, first], [, second]) => second - first)) {
    if (!isOpen(layout, id)) continue
    tr.insert(
      textPos(tr, pos, newId),
      schema.node("place", { bracket: id }, undefined, [schema.marks.bracket.create({ id })]),
    )
    changed = true
  }
  return changed
}

function bracketsBetween(doc: Node, from: number, to: number): Set<BracketId> {
  const ids = new Set<BracketId>()
  doc.nodesBetween(from, Math.min(to, doc.content.size), (node) => {
    if (node.isInline) for (const id of bracketIds(node.marks)) ids.add(id)
    else for (const id of (node.attrs.brackets as readonly BracketId[] | undefined) ?? []) ids.add(id)
    return true
  })
  return ids
}

/** The brackets that the edits settle: their records are written only after this. */
function settledBy(transactions: readonly Transaction[]): BracketId[] {
  return transactions
    .flatMap((transaction) => (transaction.getMeta(recordsMeta) as readonly RecordChange[] | undefined) ?? [])
    .filter(({ table, field, value }) => table === "brackets" && field === "settled" && value !== undefined)
    .map(({ id }) => id as BracketId)
}

/** Whether a bracket has a record that nobody has settled. */
function isOpen(layout: Layout, id: BracketId): boolean {
  const { brackets } = layout.tables
  if (brackets.has(fieldKey(id, "settled"))) return false
  for (const key of brackets.keys()) if (key.startsWith(fieldKey(id, ""))) return true
  return false
}

/** An offset among words: between paragraphs, the end of the one before. */
function textPos(tr: Transaction, pos: number, newId: NewId): number {
  if (tr.doc.childCount === 0) tr.insert(0, schema.node("paragraph", { id: newId() }))
  const $pos = tr.doc.resolve(Math.min(pos, tr.doc.content.size))
  if ($pos.depth > 0) return $pos.pos
  return $pos.pos === 0 ? 1 : $pos.pos - 1
}
