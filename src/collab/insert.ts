import * as Y from "yjs"
import type { Ends } from "./ends.ts"
import { structureId } from "./item-id.ts"
import { isWords, startIn } from "./items.ts"
import type { Attributes } from "./marks.ts"

/**
 * Puts words or an embed into a shared text right behind the visible item
 * before `index`.
 *
 * `Y.Text.insert` puts them behind everything removed there instead: words
 * typed at the end of a paragraph would then stand among the remains of the
 * paragraph removed after it, and nobody could tell them from words typed into
 * that one meanwhile.
 */
export function insertWords(
  transaction: Y.Transaction,
  text: Y.Text,
  index: number,
  content: string | object,
  attributes: Attributes,
  ends: Ends,
): Y.Item {
  const place = placeAt(transaction, text, index)
  const wanted = (name: string): unknown => attributes[name] ?? null
  passFormats(place, wanted, ends)
  const restore: [string, unknown][] = []
  for (const name of new Set([...place.formats.keys(), ...Object.keys(attributes)])) {
    const current = place.formats.get(name) ?? null
    if (isEqual(current, wanted(name))) continue
    restore.push([name, current])
    put(transaction, text, place, new Y.ContentFormat(name, wanted(name) as object))
  }
  const words = typeof content === "string" ? new Y.ContentString(content) : new Y.ContentEmbed(content)
  const item = put(transaction, text, place, words)
  for (const [name, value] of restore)
    put(transaction, text, place, new Y.ContentFormat(name, value as object))
  return item
}

/**
 * Puts a paragraph's start behind the visible item before `index`. Formats run
 * on across it, but those that end there end before it: words without them,
 * typed there meanwhile, stand behind their ends and before the start.
 */
export function insertStart(
  transaction: Y.Transaction,
  text: Y.Text,
  index: number,
  embed: object,
  ends: Ends,
): void {
  const place = placeAt(transaction, text, index)
  passFormats(place, () => null, ends)
  passToWords(place)
  put(transaction, text, place, new Y.ContentEmbed(embed), structureId(transaction.doc.clientID))
}

/** Puts a paragraph's start right before an item. */
export function insertStartBefore(
  transaction: Y.Transaction,
  text: Y.Text,
  item: Y.Item,
  embed: object,
): void {
  const place = { left: item.left, right: item, formats: new Map() }
  put(transaction, text, place, new Y.ContentEmbed(embed), structureId(transaction.doc.clientID))
}

/** A place between two items, and the formats in force there. */
interface Place {
  left: Y.Item | null
  right: Y.Item | null
  readonly formats: Map<string, unknown>
}

function placeAt(transaction: Y.Transaction, text: Y.Text, index: number): Place {
  const place: Place = { left: null, right: text._start, formats: new Map() }
  let remaining = index
  while (remaining > 0) {
    const item = place.right
    if (item === null) throw new RangeError(`Index ${index} lies beyond the text`)
    if (!item.deleted && item.countable) {
      if (remaining < item.length)
        Y.getItemCleanStart(transaction, Y.createID(item.id.client, item.id.clock + remaining))
      remaining -= item.length
    }
    pass(place)
  }
  return place
}

/** Moves a place behind the item to its right. */
function pass(place: Place): void {
  const item = place.right
  if (item === null) return
  if (!item.deleted && item.content instanceof Y.ContentFormat) {
    const { key, value } = item.content as { readonly key: string; readonly value: unknown }
    if (value === null) place.formats.delete(key)
    else place.formats.set(key, value)
  }
  place.left = item
  place.right = item.right
}

/** Goes on behind format signs that bring what is wanted anyway, but not past the end of a paragraph. */
function passFormats(place: Place, wanted: (name: string) => unknown, ends: Ends): void {
  const ahead: Place = { ...place, formats: new Map(place.formats) }
  for (let item = ahead.right; item !== null; item = ahead.right) {
    if (item.deleted) {
      if (startIn(item) !== null || ends.within(item).length > 0) return
      pass(ahead)
      continue
    }
    if (!(item.content instanceof Y.ContentFormat)) return
    const { key, value } = item.content as { readonly key: string; readonly value: unknown }
    if (!isEqual(wanted(key), value)) return
    while (place.left !== item) pass(place)
    pass(ahead)
  }
}

/**
 * Goes on to the words behind, if there are any before the next start: amid
 * words a start belongs to those it heads, and not to the remains between.
 */
function passToWords(place: Place): void {
  let words = place.right
  while (words !== null && (words.deleted || !words.countable)) words = words.right
  if (words === null || !isWords(words)) return
  while (place.right !== words) pass(place)
}

function put(
  transaction: Y.Transaction,
  text: Y.Text,
  place: Place,
  content: ConstructorParameters<typeof Y.Item>[7],
  client = transaction.doc.clientID,
): Y.Item {
  const { left, right } = place
  const id = Y.createID(client, Y.getState(transaction.doc.store, client))
  const item = new Y.Item(id, left, left?.lastId ?? null, right, right?.id ?? null, text, null, content)
  item.integrate(transaction, 0)
  // Yjs keeps indexes it found before; these have just become wrong.
  if (text._searchMarker !== null) text._searchMarker.length = 0
  place.right = item
  pass(place)
  return item
}

/** The formats in force at an item. */
export function attributesAt(text: Y.Text, item: Y.Item): Attributes {
  const place: Place = { left: null, right: text._start, formats: new Map() }
  while (place.right !== null && place.right !== item) pass(place)
  return Object.fromEntries(place.formats) as Attributes
}

const isEqual = (first: unknown, second: unknown): boolean => JSON.stringify(first) === JSON.stringify(second)
