import * as Y from "yjs"
import { copiesOf } from "./copies.ts"
import { type End, type Ends, endsOf } from "./ends.ts"
import { clientOf } from "./item-id.ts"
import {
  elementBefore,
  isOlder,
  isWords,
  itemsFrom,
  newItems,
  startBefore,
  startIn,
  textOf,
  wordsBehind,
} from "./items.ts"
import type { Layout } from "./layout.ts"

/**
 * Writes down what a drafter's edit did to paragraphs, within its transaction:
 * how each removed start went, and which new words are removed ones elsewhere.
 */
export function recordStructure(transaction: Y.Transaction, layout: Layout): void {
  if (transaction.deleteSet.clients.size === 0) return
  const removed = removedItems(transaction)
  const starts = startsAmong(removed, transaction)
  if (starts.size === 0) return
  const ends = endsOf(layout)
  const fresh = newItems(transaction)
  for (const start of starts) {
    const paragraph = startIn(start) ?? ""
    const words = wordsBehind(start, starts)
    const stay = words.some(isWords)
    ends.set(start.id, stay ? joined(start, paragraph) : { paragraph, into: null })
    if (!stay) endJoined(ends, start, paragraph)
    const moved = fresh.find((item) => !item.deleted && startIn(item) === paragraph)
    if (moved === undefined || stay) continue
    const copies = copiesOf(layout)
    copies.add({ source: start.id, length: 1, copy: moved.id, how: "move" })
    recordMove(
      layout,
      words.filter((item) => removed.has(item)),
      wordsBehind(moved, starts).filter((item) => isWords(item) && !isOlder(item, transaction)),
    )
  }
}

function joined(start: Y.Item, paragraph: string): End {
  const behind = elementBefore(start)
  const end = { paragraph, into: startBefore(start) }
  return behind === null ? end : { ...end, behind }
}

/** What was joined to a paragraph before has gone with it. */
function endJoined(ends: Ends, start: Y.Item, paragraph: string): void {
  for (const item of itemsFrom(start.right)) {
    if (!item.deleted && startIn(item) !== null) return
    if (!item.deleted) continue
    for (const { id, into } of ends.within(item))
      if (into === paragraph) ends.replace(id, { paragraph, into: null })
  }
}

/** The starts that stood before a transaction; one that came and went within it has never been there. */
function startsAmong(removed: ReadonlySet<Y.Item>, transaction: Y.Transaction): Set<Y.Item> {
  return new Set([...removed].filter((item) => startIn(item) !== null && isOlder(item, transaction)))
}

/** The items of texts that a transaction has removed so far, in no order. */
function removedItems(transaction: Y.Transaction): Set<Y.Item> {
  const removed = new Set<Y.Item>()
  Y.iterateDeletedStructs(transaction, transaction.deleteSet, (item) => {
    if (item instanceof Y.Item && textOf(item) !== null) removed.add(item)
  })
  return removed
}

/** Pairs the removed words with the new ones, as far as they are the same from the start and from the end. */
function recordMove(layout: Layout, from: readonly Y.Item[], to: readonly Y.Item[]): void {
  const old = from.flatMap(elements)
  const fresh = to.flatMap(elements)
  let start = 0
  while (start < old.length && start < fresh.length && old[start]?.unit === fresh[start]?.unit) start++
  let end = 0
  while (
    end < Math.min(old.length, fresh.length) - start &&
    old[old.length - 1 - end]?.unit === fresh[fresh.length - 1 - end]?.unit
  )
    end++
  const pairs = [...old.slice(0, start), ...old.slice(old.length - end)].map((source, i) => ({
    source,
    copy: fresh[i < start ? i : fresh.length - end - start + i],
  }))
  const copies = copiesOf(layout)
  for (let i = 0; i < pairs.length;) {
    const first = pairs[i]
    if (first?.copy === undefined) break
    let length = 1
    while (
      follows(pairs[i + length]?.source, first.source, length) &&
      follows(pairs[i + length]?.copy, first.copy, length)
    )
      length++
    copies.add({ source: first.source, length, copy: first.copy, how: "move" })
    i += length
  }
}

interface Unit extends Y.ID {
  readonly unit: string
}

const follows = (unit: Unit | undefined, first: Unit, by: number): boolean =>
  unit !== undefined && unit.client === first.client && unit.clock === first.clock + by

/** The elements of an item that show, or showed until just now. */
function elements(item: Y.Item): Unit[] {
  if (!item.countable) return []
  const units =
    item.content instanceof Y.ContentString
      ? item.content.str.split("")
      : [JSON.stringify(item.content.getContent())]
  return units.map((unit, i) => ({ client: item.id.client, clock: item.id.clock + i, unit }))
}

/**
 * How the starts went that an undo removed, to be written when it is through.
 *
 * Undo takes back a paragraph with the words of whoever made it, but not what
 * others typed in it since: then it has gone as a deleted paragraph has, and
 * not as one joined with the one before. Taking back an Enter amid words joins
 * them again.
 */
export function undoneStarts(transaction: Y.Transaction): { id: Y.ID; end: End }[] {
  if (transaction.deleteSet.clients.size === 0) return []
  const starts = startsAmong(removedItems(transaction), transaction)
  return [...starts].map((start) => {
    const words = wordsBehind(start, starts).filter(isWords)
    const divided = words.some((item) => start.rightOrigin !== null && holds(item, start.rightOrigin))
    const own = words.some((item) => clientOf(item.id.client) === clientOf(start.id.client))
    const paragraph = startIn(start) ?? ""
    return { id: start.id, end: divided || own ? joined(start, paragraph) : { paragraph, into: null } }
  })
}

const holds = (item: Y.Item, { client, clock }: Y.ID): boolean =>
  item.id.client === client && item.id.clock <= clock && clock < item.id.clock + item.length
