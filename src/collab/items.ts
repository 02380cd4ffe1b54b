import * as Y from "yjs"
import { paragraphStart } from "./doc-from-text.ts"
import type { End, Ends } from "./ends.ts"
import { idKey, parseIdKey } from "./item-id.ts"

/** The paragraph an item starts, removed or not; null for every other item, and once Yjs has emptied it. */
export function startIn(item: Y.Item): string | null {
  return item.content instanceof Y.ContentEmbed
    ? paragraphStart(item.content.embed as Readonly<Record<string, unknown>>)
    : null
}

/** Whether an item is the embed every text begins with. */
export const isSentinel = (item: Y.Item): boolean =>
  item.content instanceof Y.ContentEmbed &&
  (item.content.embed as { sentinel?: unknown }).sentinel !== undefined

/** Whether an item shows: words, a footnote's reference, a bracket's place; no start, no sentinel, no format. */
export function isWords(item: Y.Item): boolean {
  if (item.deleted || !item.countable) return false
  if (!(item.content instanceof Y.ContentEmbed)) return true
  const embed = item.content.embed as Readonly<Record<string, unknown>>
  return embed.paragraph === undefined && embed.sentinel === undefined
}

/** The start an item stands behind, and the paragraph it belongs to by the ends in between. */
export interface Home {
  /** The last start before it that still stands; null before the first paragraph. */
  readonly start: Y.Item | null
  /** The paragraph it belongs to; another one than `start` begins where that paragraph has gone. */
  readonly paragraph: string | null
  /** Whether it stands in the paragraph it belongs to. */
  readonly isAtHome: boolean
}

export function homeOf(item: Y.Item, ends: Ends): Home {
  // The nearest start that went says whose the words are; those before it say nothing more.
  let nearest: End | null = null
  for (let at = item.left; at !== null; at = at.left) {
    if (at.deleted) {
      nearest ??= ends.within(at)[0] ?? null
      continue
    }
    const start = startIn(at)
    if (start === null) continue
    const paragraph = nearest === null ? start : (ownerBehind(item, nearest, ends) ?? start)
    return { start: at, paragraph, isAtHome: paragraph === start }
  }
  return { start: null, paragraph: nearest?.paragraph ?? null, isAtHome: false }
}

/** Whose the words behind an ended start are, or null where they are whoever's they stand with. */
function ownerBehind(item: Y.Item, end: End, ends: Ends): string | null {
  if (end.into === null) return end.paragraph
  const ydoc = textOf(item)?.doc
  if (end.behind === undefined || !ydoc) return null
  const before = itemWith(ydoc, parseIdKey(end.behind))
  if (before === null) return null
  return before.deleted ? homeOf(before, ends).paragraph : (startIn(before) ?? homeOf(before, ends).paragraph)
}

/** The element right before an item that shows, as a key: a word, or a paragraph's start. */
export function elementBefore(item: Y.Item): string | null {
  for (let at = item.left; at !== null; at = at.left)
    if (!at.deleted && at.countable)
      return isSentinel(at) ? null : idKey(Y.createID(at.id.client, at.id.clock + at.length - 1))
  return null
}

/** The items of a text, in order. Take care to let none be inserted or removed meanwhile. */
export function* itemsFrom(first: Y.Item | null): Generator<Y.Item> {
  for (let item = first; item !== null; item = item.right) yield item
}

/**
 * What stands between a start and the next one, removed or not: also what was
 * joined to it, behind starts that went before.
 *
 * @param removed starts removed just now: each ends the words of the one before
 */
export function wordsBehind(start: Y.Item, removed: ReadonlySet<Y.Item>): Y.Item[] {
  const words: Y.Item[] = []
  for (const item of itemsFrom(start.right)) {
    if (item.deleted ? removed.has(item) : startIn(item) !== null) break
    words.push(item)
  }
  return words
}

/** The paragraph of the last start before an item that still stands. */
export function startBefore(item: Y.Item): string | null {
  for (let at = item.left; at !== null; at = at.left) {
    const start = at.deleted ? null : startIn(at)
    if (start !== null) return start
  }
  return null
}

/** The start of a paragraph that stands in a text. */
export function findStart(text: Y.Text, paragraph: string): Y.Item | null {
  for (const item of itemsFrom(text._start)) if (!item.deleted && startIn(item) === paragraph) return item
  return null
}

/** The items that hold exactly some elements of a client; splits items where it must. */
export function itemsAt(transaction: Y.Transaction, client: number, clock: number, length: number): Y.Item[] {
  const items: Y.Item[] = []
  const end = Math.min(clock + length, Y.getState(transaction.doc.store, client))
  for (let at = clock; at < end;) {
    const item = Y.getItemCleanStart(transaction, Y.createID(client, at))
    if (item.id.clock + item.length > end) Y.getItemCleanStart(transaction, Y.createID(client, end))
    if (item instanceof Y.Item) items.push(item)
    at = item.id.clock + item.length
  }
  return items
}

/** The item an element is in now, or null where it has not arrived. */
export function itemWith(ydoc: Y.Doc, { client, clock }: { client: number; clock: number }): Y.Item | null {
  if (clock >= Y.getState(ydoc.store, client)) return null
  const struct = Y.getItem(ydoc.store, Y.createID(client, clock)) as Y.AbstractStruct
  return struct instanceof Y.Item ? struct : null
}

/** The items a transaction brought in. */
export function newItems(transaction: Y.Transaction): Y.Item[] {
  const { store } = transaction.doc
  const items: Y.Item[] = []
  for (const [client, structs] of store.clients) {
    const from = transaction.beforeState.get(client) ?? 0
    if (Y.getState(store, client) <= from) continue
    for (let i = Y.findIndexSS(structs, from); i < structs.length; i++) {
      const struct = structs[i]
      if (struct instanceof Y.Item) items.push(struct)
    }
  }
  return items
}

/** Whether an item was there before a transaction. */
export const isOlder = (item: Y.Item, transaction: Y.Transaction): boolean =>
  item.id.clock < (transaction.beforeState.get(item.id.client) ?? 0)

/** The shared text an item stands in, or null for one of a map. */
export const textOf = (item: Y.Item): Y.Text | null => (item.parent instanceof Y.Text ? item.parent : null)
