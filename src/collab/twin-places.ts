import * as Y from "yjs"
import { clientOf } from "./item-id.ts"
import { itemsFrom, textOf } from "./items.ts"

/**
 * Of several places of one bracket, keeps the one of the smallest client id:
 * everybody who saw the bracket lose its words has put one in.
 */
export function joinPlaces(transaction: Y.Transaction, place: Y.Item): void {
  const text = textOf(place)
  const bracket = bracketOf(place)
  if (text === null || bracket === null || place.deleted) return
  const places = [...itemsFrom(text._start)]
    .filter((item) => !item.deleted && bracketOf(item) === bracket)
    .sort(
      (first, second) =>
        clientOf(first.id.client) - clientOf(second.id.client) || first.id.clock - second.id.clock,
    )
  for (const item of places.slice(1)) item.delete(transaction)
}

function bracketOf(item: Y.Item): string | null {
  if (!(item.content instanceof Y.ContentEmbed)) return null
  const { place } = item.content.embed as Readonly<Record<string, unknown>>
  return typeof place === "string" ? place : null
}
