import * as Y from "yjs"
import { copiesOf, type Copies, type Copy, type Element } from "./copies.ts"
import { endsOf } from "./ends.ts"
import { clientOf } from "./item-id.ts"
import { itemsAt, itemWith, startIn } from "./items.ts"
import type { Layout } from "./layout.ts"

/**
 * Removes what was moved by somebody and deleted by somebody else meanwhile.
 *
 * Only who has seen the deletion first can tell it from the removal that is
 * part of the move. That is at least the one who deleted.
 *
 * @param wasRemoved whether what just arrived removed an element
 */
export function dropDeleted(
  transaction: Y.Transaction,
  layout: Layout,
  arrived: readonly Copy[],
  wasRemoved: (id: Y.ID) => boolean,
): void {
  const copies = copiesOf(layout)
  const stood = ({ client, clock }: Element): boolean => {
    const item = itemWith(transaction.doc, { client, clock })
    return item !== null && (!item.deleted || wasRemoved(Y.createID(client, clock)))
  }
  for (const { source, length, copy, how } of arrived) {
    // What undo puts back had been deleted: that is the point of it.
    if (how === "undo") continue
    for (let i = 0; i < length; i++) {
      const own = descendants(copies, { client: copy.client, clock: copy.clock + i })
      const others = copies
        .kin({ client: source.client, clock: source.clock + i })
        .filter((element) => !own.some((each) => isSame(each, element)))
      if (!others.some(stood)) for (const element of own) remove(transaction, layout, element)
    }
  }
}

/**
 * Keeps one of the copies that several people made of the same words: the one
 * of the smallest client id, so that everybody keeps the same.
 */
export function keepOne(transaction: Y.Transaction, layout: Layout, arrived: readonly Copy[]): void {
  const copies = copiesOf(layout)
  for (const { source, length, copy } of arrived) {
    let i = 0
    while (i < length) {
      const element = { client: source.client, clock: source.clock + i }
      const rivals = copies.of(element)
      if (rivals.length > 1) {
        settle(transaction, layout, element, rivals)
        i++
        continue
      }
      // The common case, a stretch with one copy, is followed as one stretch.
      const from = i
      while (i < length && copies.of({ client: source.client, clock: source.clock + i }).length === 1) i++
      follow(transaction, { client: source.client, clock: source.clock + from }, i - from, {
        client: copy.client,
        clock: copy.clock + from,
      })
    }
  }
}

function settle(
  transaction: Y.Transaction,
  layout: Layout,
  element: Element,
  rivals: readonly Element[],
): void {
  const copies = copiesOf(layout)
  const stands = (id: Element): boolean => itemWith(transaction.doc, id)?.deleted === false
  const standing = rivals
    .filter((rival) => descendants(copies, rival).some(stands))
    .sort((first, second) => clientOf(first.client) - clientOf(second.client) || second.clock - first.clock)
  const [winner, ...losers] = standing
  if (winner === undefined) return
  follow(transaction, element, 1, winner)
  for (const loser of losers) {
    for (const each of descendants(copies, loser)) remove(transaction, layout, each)
    follow(transaction, loser, 1, winner)
  }
}

/**
 * Tells this copy's undo what stands for removed words now, so that it puts
 * nothing back a second time and takes back one's own words wherever they are.
 */
function follow(transaction: Y.Transaction, source: Element, length: number, copy: Element): void {
  // What this drafter did, undo takes back by putting back; it must not find it done.
  if (clientOf(copy.client) === transaction.doc.clientID) return
  for (const { id, deleted, length: part } of itemsAt(transaction, copy.client, copy.clock, length)) {
    if (deleted) continue
    for (const item of itemsAt(transaction, source.client, source.clock + id.clock - copy.clock, part))
      if (item.deleted) item.redone = Y.createID(copy.client, copy.clock + item.id.clock - source.clock)
  }
}

function remove(transaction: Y.Transaction, layout: Layout, element: Element): void {
  const [item] = itemsAt(transaction, element.client, element.clock, 1)
  if (item === undefined || item.deleted) return
  const paragraph = startIn(item)
  if (paragraph !== null) endsOf(layout).set(item.id, { paragraph, into: null })
  item.delete(transaction)
}

/** An element and all that stand for it, directly or through others. */
const descendants = (copies: Copies, element: Element): Element[] => [
  element,
  ...copies.of(element).flatMap((copy) => descendants(copies, copy)),
]

const isSame = (first: Element, second: Element): boolean =>
  first.client === second.client && first.clock === second.clock
