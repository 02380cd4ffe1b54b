import * as Y from "yjs"
import { copiesOf, type Copies, type Element } from "./copies.ts"
import { type Ends, endsOf } from "./ends.ts"
import { attributesAt, insertWords } from "./insert.ts"
import { homeOf, isWords, itemsFrom, itemWith } from "./items.ts"
import type { Layout } from "./layout.ts"

/**
 * Carries words to the paragraph they belong to, next to the words they were
 * typed after: somebody moved the paragraph while somebody else typed in it.
 *
 * @param home the start of that paragraph
 */
export function carry(
  transaction: Y.Transaction,
  layout: Layout,
  text: Y.Text,
  item: Y.Item,
  home: Y.Item,
): void {
  const copies = copiesOf(layout)
  const isHere = isIn(home, endsOf(layout))
  const content =
    item.content instanceof Y.ContentString ? item.content.str : (item.content.getContent()[0] as object)
  const attributes = attributesAt(text, item)
  const index = indexBehind(text, neighbour(copies, item, isHere) ?? home.id)
  const carried = insertWords(transaction, text, index, content, attributes, endsOf(layout))
  copies.add({ source: item.id, length: item.length, copy: carried.id, how: "carry" })
  item.delete(transaction)
  // So that whoever typed the words takes them back by undo where they are now.
  item.redone = carried.id
}

/**
 * Whether words stand apart from those they were typed after, which have been
 * put back meanwhile at another place of the same paragraph.
 */
export function isParted(layout: Layout, item: Y.Item, home: Y.Item): boolean {
  const isHere = isIn(home, endsOf(layout))
  const copies = copiesOf(layout)
  for (let at = item.left; at?.deleted || at?.countable === false; at = at.left) {
    const found = at.deleted ? copyOf(copies, at, isHere) : null
    if (found !== null) return !isRightBefore(found, item)
  }
  return false
}

/** Tells whether an element stands in the paragraph of `home`, as its start or among its words. */
function isIn(home: Y.Item, ends: Ends): (element: Element) => boolean {
  const { doc } = home.parent as Y.Text
  return (element) => {
    const found = doc === null ? null : itemWith(doc, element)
    if (found === null || found.deleted) return false
    if (found === home) return true
    const { start, isAtHome } = homeOf(found, ends)
    return isWords(found) && isAtHome && start === home
  }
}

function isRightBefore({ client, clock }: Element, item: Y.Item): boolean {
  let at = item.left
  while (at !== null && (at.deleted || !at.countable)) at = at.left
  return at !== null && at.id.client === client && at.id.clock + at.length - 1 === clock
}

/** The last of the words before `item` that are in its paragraph now, as themselves or as a copy. */
function neighbour(copies: Copies, item: Y.Item, isHere: (element: Element) => boolean): Element | null {
  for (let at = item.left; at !== null; at = at.left) {
    if (!at.countable && !at.deleted) continue
    const found = copyOf(copies, at, isHere)
    if (found !== null) return found
  }
  return null
}

/** What stands here for the last element of an item that has anything standing here. */
function copyOf(copies: Copies, item: Y.Item, isHere: (element: Element) => boolean): Element | null {
  for (let offset = item.length - 1; offset >= 0; offset--) {
    const found = copies.kin({ client: item.id.client, clock: item.id.clock + offset }).find(isHere)
    if (found !== undefined) return found
  }
  return null
}

/** The index right behind an element that shows. */
function indexBehind(text: Y.Text, { client, clock }: Element): number {
  let index = 0
  for (const item of itemsFrom(text._start)) {
    if (item.deleted || !item.countable) continue
    if (item.id.client === client && item.id.clock <= clock && clock < item.id.clock + item.length)
      return index + clock - item.id.clock + 1
    index += item.length
  }
  return index
}
