import type * as Y from "yjs"
import { copiesOf, type Element } from "./copies.ts"
import { endsOf } from "./ends.ts"
import { homeOf, itemWith, startIn } from "./items.ts"
import type { Layout } from "./layout.ts"

/**
 * The paragraph words were typed in, where they have come to stand in another
 * one; else null.
 *
 * Two go on at the end of one paragraph, and one of them presses Enter and
 * writes the next. Yjs lets what each wrote stand together, so the words of the
 * other end up behind the new paragraph. But every item knows the one it was
 * put behind: a paragraph start between the two that was not put there by
 * somebody who saw the words has come between.
 */
export function typedElsewhere(layout: Layout, item: Y.Item): string | null {
  const ydoc = layout.ydoc
  if (item.origin === null) return null
  const origin = itemWith(ydoc, item.origin)
  if (origin === null) return null
  const carried = carriedTo(layout, item, origin)
  if (carried !== null) return carried
  const between: Y.Item[] = [item]
  let cameBetween = false
  for (let at = item.left; at !== null && at !== origin; at = at.left) {
    if (!at.deleted && startIn(at) !== null) {
      if (wasPutBefore(at, between)) return null
      cameBetween = true
    }
    between.push(at)
  }
  if (!cameBetween) return null
  return startIn(origin) ?? homeOf(origin, endsOf(layout)).paragraph
}

/** Whether a start was put right before one of some items. */
function wasPutBefore({ rightOrigin }: Y.Item, items: readonly Y.Item[]): boolean {
  return rightOrigin !== null && items.some((item) => holds(item, rightOrigin))
}

/** Where the words right before these have been carried from here. */
function carriedTo(layout: Layout, item: Y.Item, origin: Y.Item): string | null {
  if (item.origin === null || !origin.deleted || item.left !== origin) return null
  const ends = endsOf(layout)
  const here = homeOf(item, ends).start
  const copies = copiesOf(layout)
    .of(item.origin)
    .filter(({ how }) => how === "carry")
  for (const copy of copies) {
    const found = itemWith(layout.ydoc, copy)
    if (found === null || found.deleted) continue
    const home = homeOf(found, ends)
    if (home.isAtHome && home.start !== here) return home.paragraph
  }
  return null
}

const holds = (item: Y.Item, { client, clock }: Element): boolean =>
  item.id.client === client && item.id.clock <= clock && clock < item.id.clock + item.length
