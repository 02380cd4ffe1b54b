import type * as Y from "yjs"
import { writeRecord } from "../core/declaration/records.ts"
import { copiesOf } from "./copies.ts"
import { endsOf } from "./ends.ts"
import { insertStartBefore } from "./insert.ts"
import { clientOf } from "./item-id.ts"
import { itemsFrom, startIn, textOf } from "./items.ts"
import { fieldKey, type Layout } from "./layout.ts"

/**
 * Makes a paragraph of words whose own was deleted while somebody typed them.
 * Left where they are they would end up in the paragraph before, and " not" has
 * turned the meaning of more than one sentence. The field `stray` of the
 * paragraph's status record names the paragraph they were typed in, until
 * somebody has looked at them.
 *
 * The id follows from the words, so that all who do this at once give the same.
 *
 * @param paragraph the one they were typed in, if known
 */
export function beginStray(
  transaction: Y.Transaction,
  layout: Layout,
  text: Y.Text,
  item: Y.Item,
  paragraph: string | null,
): void {
  const id = `stray.${item.id.client}.${item.id.clock}`
  insertStartBefore(transaction, text, item, { paragraph: id })
  for (const field of ["kind", "level"]) {
    const value = paragraph === null ? undefined : layout.paragraphs.get(fieldKey(paragraph, field))
    if (value !== undefined) layout.paragraphs.set(fieldKey(id, field), value)
  }
  for (const { table, field, value } of writeRecord("statuses", id, { stray: paragraph ?? "" }))
    if (value !== undefined) layout.tables[table].set(fieldKey(id, field), value)
}

/**
 * Gives stray words back to their paragraph where it stands again: somebody has
 * undone its deletion. Otherwise the words put back behind them would be theirs.
 *
 * @returns the starts removed
 */
export function reuniteStrays(transaction: Y.Transaction, layout: Layout, text: Y.Text): Y.ID[] {
  const starts = [...itemsFrom(text._start)].flatMap((item) => {
    const paragraph = item.deleted ? null : startIn(item)
    return paragraph === null ? [] : [{ item, paragraph }]
  })
  const standing = new Set(starts.map(({ paragraph }) => paragraph))
  return starts.flatMap(({ item, paragraph }) => {
    const key = fieldKey(paragraph, "stray")
    const origin = layout.tables.statuses.get(key)
    if (typeof origin !== "string" || !standing.has(origin)) return []
    endsOf(layout).set(item.id, { paragraph: origin, into: null })
    item.delete(transaction)
    layout.tables.statuses.delete(key)
    return [item.id]
  })
}

/**
 * Of two starts that carry one id, keeps the one of the smaller client id. They
 * come of two who made a paragraph of the same stray words.
 *
 * @returns the starts removed
 */
export function joinTwins(transaction: Y.Transaction, layout: Layout, start: Y.Item): Y.ID[] {
  const text = textOf(start)
  const paragraph = startIn(start)
  if (text === null || paragraph === null || start.deleted) return []
  const twins = [...itemsFrom(text._start)].filter((item) => !item.deleted && startIn(item) === paragraph)
  if (twins.length < 2) return []
  const rank = (item: Y.Item): number => clientOf(item.id.client)
  twins.sort((first, second) => rank(first) - rank(second) || first.id.clock - second.id.clock)
  const kin = copiesOf(layout).kin(start.id)
  // Copies of one start are settled together with the words behind them.
  const others = twins.slice(1).filter((twin) => !kin.some((id) => isId(id, twin.id) && twin !== start))
  for (const twin of others) {
    endsOf(layout).set(twin.id, { paragraph, into: null })
    twin.delete(transaction)
  }
  return others.map((twin) => twin.id)
}

const isId = (first: { client: number; clock: number }, second: Y.ID): boolean =>
  first.client === second.client && first.clock === second.clock
