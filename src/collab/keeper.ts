import * as Y from "yjs"
import { carry, isParted } from "./carry.ts"
import { copiesOf, type Copy, parseCopy } from "./copies.ts"
import { dropDeleted, keepOne } from "./keep-one.ts"
import { endsOf } from "./ends.ts"
import { parseIdKey } from "./item-id.ts"
import { findStart, homeOf, isWords, itemsAt, itemsFrom, newItems, startIn, textOf } from "./items.ts"
import type { Json } from "../core/declaration/records.ts"
import { type Layout, noteName, type Origin } from "./layout.ts"
import { typedElsewhere } from "./typed-in.ts"
import { joinPlaces } from "./twin-places.ts"
import { beginStray, joinTwins, reuniteStrays } from "./stray.ts"

export interface KeeperOptions {
  /**
   * Whether this copy of the room may repair. A reader may not write; and of
   * many writers one is enough: the window answers whether it is the first of
   * those present. Several at once do no harm, only needless work.
   */
  readonly mayRepair: () => boolean
}

const repair: Origin = { source: "repair" }

/** What arrived and may need repair. */
interface Arrivals {
  /** Words that came in, and starts. */
  readonly items: Y.Item[]
  /** Starts of which somebody says how they went. */
  readonly ended: Y.ID[]
  readonly copies: Copy[]
  /** Whether an element was removed by what arrived, rather than before. */
  readonly wasRemoved: (id: Y.ID) => boolean
}

/**
 * Keeps what several drafters did at once in order, where the text alone
 * cannot: words typed into a paragraph that somebody else deleted or moved
 * meanwhile, and words that two people put back or moved.
 *
 * Every repair follows from the shared state alone, and is made so that two who
 * make it at once end with one: what they add carries the same id or is written
 * down as a copy, and of two copies everybody removes the same one.
 *
 * @returns how to stop
 */
export function keepRoom(
  layout: Layout,
  { mayRepair }: KeeperOptions = { mayRepair: () => true },
): () => void {
  const { ydoc } = layout
  const waiting: Arrivals[] = []
  let hasMissed = false
  const afterTransaction = (transaction: Y.Transaction): void => {
    const origin = transaction.origin as Origin | Y.UndoManager | null
    // What a drafter's editor writes is in order, and records itself.
    if (transaction.local && !(origin instanceof Y.UndoManager)) return
    const arrivals = arrivalsOf(transaction, layout)
    if (arrivals.items.length + arrivals.ended.length + arrivals.copies.length > 0) waiting.push(arrivals)
  }
  const afterAll = (): void => {
    if (waiting.length === 0) return
    if (!mayRepair()) {
      // Whoever repairs now does so at once. Should it become this one's turn, it looks at everything.
      waiting.length = 0
      hasMissed = true
      return
    }
    if (hasMissed) waiting.splice(0, waiting.length, everything(layout))
    hasMissed = false
    const arrivals = waiting.splice(0)
    ydoc.transact((transaction) => {
      for (const arrived of arrivals) repairAll(transaction, layout, arrived)
    }, repair)
  }
  ydoc.on("afterTransaction", afterTransaction)
  ydoc.on("afterAllTransactions", afterAll)
  if (mayRepair() && ydoc.store.clients.size > 0)
    ydoc.transact((transaction) => {
      repairAll(transaction, layout, everything(layout))
    }, repair)
  return () => {
    ydoc.off("afterTransaction", afterTransaction)
    ydoc.off("afterAllTransactions", afterAll)
  }
}

function arrivalsOf(transaction: Y.Transaction, layout: Layout): Arrivals {
  const changedKeys = (map: Y.Map<Json>): string[] =>
    [...(transaction.changed.get(map as never) ?? [])].filter((key) => key !== null)
  return {
    items: newItems(transaction).filter((item) => isText(layout, item) && !item.deleted && item.countable),
    ended: changedKeys(layout.ends).map((key) => idOf(key)),
    copies: changedKeys(layout.copies).flatMap((key) => parseCopy(key, layout.copies.get(key)) ?? []),
    wasRemoved: (id) => Y.isDeleted(transaction.deleteSet, id),
  }
}

const idOf = (key: string): Y.ID => {
  const { client, clock } = parseIdKey(key)
  return Y.createID(client, clock)
}

/** All a room holds, for whoever begins to keep it. */
function everything(layout: Layout): Arrivals {
  const texts = [...layout.ydoc.share.values()].filter((type) => type instanceof Y.Text)
  return {
    items: texts.flatMap((text) =>
      [...itemsFrom(text._start)].filter((item) => !item.deleted && item.countable),
    ),
    ended: [],
    copies: copiesOf(layout).all(),
    // Nobody knows any more which of two things was first.
    wasRemoved: () => true,
  }
}

const isText = (layout: Layout, item: Y.Item): boolean => {
  const text = textOf(item)
  return text !== null && (text === layout.body || Y.findRootTypeKey(text).startsWith(noteName("" as never)))
}

function repairAll(transaction: Y.Transaction, layout: Layout, arrived: Arrivals): void {
  dropDeleted(transaction, layout, arrived.copies, arrived.wasRemoved)
  keepOne(transaction, layout, arrived.copies)
  for (const item of arrived.items) joinPlaces(transaction, item)
  for (const item of arrived.items)
    if (startIn(item) !== null) arrived.ended.push(...joinTwins(transaction, layout, item))
  for (const text of new Set(arrived.items.filter((item) => startIn(item) !== null).map(textOf)))
    if (text !== null) arrived.ended.push(...reuniteStrays(transaction, layout, text))
  for (const item of wordsToCheck(transaction, layout, arrived)) sendHome(transaction, layout, item)
}

/** Words that may stand where they do not belong: new ones, and those behind starts that went. */
function wordsToCheck(
  transaction: Y.Transaction,
  layout: Layout,
  { items, ended, copies }: Arrivals,
): Set<Y.Item> {
  const words = new Set<Y.Item>()
  const addBehind = (id: { client: number; clock: number }): void => {
    const [start] = itemsAt(transaction, id.client, id.clock, 1)
    for (const item of itemsFrom(start?.right ?? null)) {
      if (!item.deleted && startIn(item) !== null) break
      if (isWords(item)) words.add(item)
    }
  }
  for (const id of ended) addBehind(id)
  for (const item of items) if (startIn(item) !== null) addBehind(item.id)
  // A copy that lost against another is a start that went, too.
  const ends = endsOf(layout)
  for (const { source, length } of copies)
    if (length === 1)
      for (const id of copiesOf(layout).kin(source))
        if (ends.has(Y.createID(id.client, id.clock))) addBehind(id)
  // Items split while we work here; what is left of them is found again by id.
  for (const item of items)
    for (const part of itemsAt(transaction, item.id.client, item.id.clock, item.length))
      if (isWords(part)) words.add(part)
  return words
}

/** Puts words that belong to another paragraph than they stand in where they belong. */
function sendHome(transaction: Y.Transaction, layout: Layout, item: Y.Item): void {
  const text = textOf(item)
  if (text === null || item.deleted) return
  const { start, isAtHome, paragraph } = homeOf(item, endsOf(layout))
  if (isAtHome) {
    const elsewhere = typedElsewhere(layout, item)
    const other = elsewhere === null || elsewhere === paragraph ? null : findStart(text, elsewhere)
    if (other !== null) {
      carry(transaction, layout, text, item, other)
      return
    }
    if (start !== null && isParted(layout, item, start)) carry(transaction, layout, text, item, start)
    return
  }
  const home = paragraph === null ? null : findStart(text, paragraph)
  if (home !== null) {
    carry(transaction, layout, text, item, home)
    return
  }
  // What stands behind the words, behind a start that was joined, belongs to the paragraph before them.
  const behind = [...itemsFrom(item.right)]
  const nextStart = behind.findIndex((next) => !next.deleted && startIn(next) !== null)
  const others = behind
    .slice(0, nextStart === -1 ? behind.length : nextStart)
    .filter((next) => isWords(next) && homeOf(next, endsOf(layout)).isAtHome)
  beginStray(transaction, layout, text, item, paragraph)
  if (start !== null) for (const next of others) carry(transaction, layout, text, next, start)
}
