import type * as Y from "yjs"
import type { Json } from "../core/declaration/records.ts"
import type { Layout } from "./layout.ts"

/**
 * A stretch of words that stands for another one, removed: put back by undo,
 * put elsewhere by a move, or carried after a paragraph that moved.
 *
 * Yjs knows no moving and no un-removing; what comes back is new. Written down,
 * two people who put back or move the same words do not double them, and what
 * somebody does to the old words reaches the new.
 */
export interface Copy {
  readonly source: Element
  readonly length: number
  readonly copy: Element
  readonly how: How
}

export type How = "undo" | "move" | "carry"

/** One element of a text: a UTF-16 unit or an embed, by the id Yjs gave it. */
export interface Element {
  readonly client: number
  readonly clock: number
}

/** The copies in a room, found by what they are copies of and by what they are. */
export class Copies {
  readonly #map: Y.Map<Json>
  readonly #bySource = new Map<number, Copy[]>()
  readonly #byCopy = new Map<number, Copy[]>()
  readonly #seen = new Set<string>()

  constructor(map: Y.Map<Json>) {
    this.#map = map
    for (const [key, how] of map) this.#index(key, how)
    map.observe((event) => {
      for (const key of event.keysChanged) this.#index(String(key), map.get(String(key)))
    })
  }

  /** Records a copy, within the caller's transaction. */
  add(copy: Copy): void {
    const key = keyOf(copy)
    this.#map.set(key, copy.how)
    this.#index(key, copy.how)
  }

  all(): Copy[] {
    return [...this.#bySource.values()].flat()
  }

  /** What stands for an element directly. */
  of({ client, clock }: Element): (Element & { readonly how: How })[] {
    return (this.#bySource.get(client) ?? [])
      .filter(({ source, length }) => source.clock <= clock && clock < source.clock + length)
      .map(({ source, copy, how }) => ({
        client: copy.client,
        clock: copy.clock + clock - source.clock,
        how,
      }))
  }

  /** What an element stands for directly, or null where it is no copy. */
  sourceOf({ client, clock }: Element): Element | null {
    const found = (this.#byCopy.get(client) ?? []).find(
      ({ copy, length }) => copy.clock <= clock && clock < copy.clock + length,
    )
    return found
      ? { client: found.source.client, clock: found.source.clock + clock - found.copy.clock }
      : null
  }

  /** All that stand for the same first words as an element, itself and the first included. */
  kin(element: Element): Element[] {
    let root = element
    for (let source = this.sourceOf(root); source !== null; source = this.sourceOf(root)) root = source
    const found: Element[] = []
    const visit = (each: Element): void => {
      found.push(each)
      for (const copy of this.of(each)) visit(copy)
    }
    visit(root)
    return found
  }

  #index(key: string, how: Json | undefined): void {
    if (this.#seen.has(key)) return
    const copy = parseCopy(key, how)
    if (copy === null) return
    this.#seen.add(key)
    append(this.#bySource, copy.source.client, copy)
    append(this.#byCopy, copy.copy.client, copy)
  }
}

function append(lists: Map<number, Copy[]>, client: number, copy: Copy): void {
  const list = lists.get(client)
  if (list) list.push(copy)
  else lists.set(client, [copy])
}

const known = new WeakMap<Y.Map<Json>, Copies>()

/** The copies of a room; one index however many ask. */
export function copiesOf({ copies }: Layout): Copies {
  const index = known.get(copies) ?? new Copies(copies)
  known.set(copies, index)
  return index
}

const keyOf = ({ source, length, copy }: Copy): string =>
  [source.client, source.clock, length, copy.client, copy.clock].join(":")

export function parseCopy(key: string, how: Json | undefined): Copy | null {
  const [client, clock, length, copyClient, copyClock] = key.split(":").map(Number)
  if (client === undefined || clock === undefined || length === undefined) return null
  if (copyClient === undefined || copyClock === undefined) return null
  if (how !== "undo" && how !== "move" && how !== "carry") return null
  return { source: { client, clock }, length, copy: { client: copyClient, clock: copyClock }, how }
}
