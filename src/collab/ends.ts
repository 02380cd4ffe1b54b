import * as Y from "yjs"
import type { Json } from "../core/declaration/records.ts"
import { idKey, parseIdKey } from "./item-id.ts"
import type { Layout } from "./layout.ts"

/**
 * How a paragraph's start came to go.
 *
 * A removed item says nothing about itself: Yjs throws its content away. But
 * whoever typed in a paragraph while somebody else removed its start leaves
 * words behind it, and whose they are depends on how it went: with all its
 * words (`into` is null), or alone, so that its words went on in the paragraph
 * `into`.
 */
export interface End {
  readonly paragraph: string
  readonly into: string | null
  /**
   * The element that stood right before a start that went alone. The words behind
   * belong wherever this one is: somebody may put a paragraph between the two
   * meanwhile, or take the one before apart.
   */
  readonly behind?: string
}

/** The ends of paragraph starts in a room, found by item. */
export class Ends {
  readonly #map: Y.Map<Json>
  /** The clocks of ended starts by client, ascending. */
  readonly #clocks = new Map<number, number[]>()

  constructor(map: Y.Map<Json>) {
    this.#map = map
    for (const key of map.keys()) this.#add(key)
    map.observe((event) => {
      for (const key of event.keysChanged) this.#add(String(key))
    })
  }

  has(id: Y.ID): boolean {
    return this.#map.has(idKey(id))
  }

  /** Records an end, within the caller's transaction. The first to say how a start went has the word. */
  set(id: Y.ID, end: End): void {
    if (this.has(id)) return
    this.#map.set(idKey(id), { ...end })
    this.#add(idKey(id))
  }

  /** Says anew how a start went: it has been put back, or what it was joined to has gone. */
  replace(id: Y.ID, end: End): void {
    this.#map.set(idKey(id), { ...end })
    this.#add(idKey(id))
  }

  /** The ended starts among the elements of a removed item, the last first. */
  within(item: Y.Item): (End & { readonly id: Y.ID })[] {
    const clocks = this.#clocks.get(item.id.client)
    if (clocks === undefined) return []
    return clocks
      .filter((clock) => clock >= item.id.clock && clock < item.id.clock + item.length)
      .reverse()
      .flatMap((clock) => {
        const id = Y.createID(item.id.client, clock)
        return endFromJson(this.#map.get(idKey(id))).map((end) => ({ ...end, id }))
      })
  }

  #add(key: string): void {
    const { client, clock } = parseIdKey(key)
    const clocks = this.#clocks.get(client) ?? []
    if (clocks.includes(clock)) return
    clocks.push(clock)
    clocks.sort((first, second) => first - second)
    this.#clocks.set(client, clocks)
  }
}

const known = new WeakMap<Y.Map<Json>, Ends>()

/** The ends of a room; one index however many editors ask. */
export function endsOf({ ends }: Layout): Ends {
  const index = known.get(ends) ?? new Ends(ends)
  known.set(ends, index)
  return index
}

function endFromJson(value: Json | undefined): End[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return []
  const { paragraph, into, behind } = value as Record<string, Json>
  if (typeof paragraph !== "string") return []
  const end = { paragraph, into: typeof into === "string" ? into : null }
  return [typeof behind === "string" ? { ...end, behind } : end]
}
