import * as Y from "yjs"
import type { Json, TableName } from "../core/declaration/records.ts"
import { bodyName, layoutOf, splitKey } from "./layout.ts"

/** What one change of a room did, told without the words themselves. */
export interface Change {
  /** Characters that came and went, in the body and in footnotes. */
  readonly typed: number
  readonly deleted: number
  readonly paragraphsAdded: readonly string[]
  readonly paragraphsRemoved: readonly string[]
  /** The paragraphs of the body in which something was typed or deleted. */
  readonly paragraphsTouched: readonly string[]
  /** The footnotes whose text changed. */
  readonly notesTouched: readonly string[]
  /** The fields of records that were set or removed. */
  readonly records: readonly ChangedField[]
  /** What was added, by the Yjs client that wrote it: clocks from `from` to before `to`. */
  readonly ranges: readonly ItemRange[]
}

export interface ChangedField {
  readonly table: TableName | "paragraphs"
  readonly id: string
  readonly field: string
  /** Undefined where the field was removed. */
  readonly value: Json | undefined
}

export interface ItemRange {
  readonly client: number
  readonly from: number
  readonly to: number
}

/**
 * Reads a transaction while its deletions can still be looked at: call it in `afterTransaction`,
 * which comes before Yjs throws deleted contents away.
 */
export function describeChange(tr: Y.Transaction): Change {
  const texts = new TextChanges(tr)
  const ranges: ItemRange[] = []
  for (const [client, to] of tr.afterState) {
    const from = tr.beforeState.get(client) ?? 0
    if (from >= to) continue
    ranges.push({ client, from, to })
    for (const struct of structsBetween(tr.doc, client, from, to)) {
      if (struct instanceof Y.Item) texts.added(struct, Math.max(from - struct.id.clock, 0))
    }
  }
  Y.iterateDeletedStructs(tr, tr.deleteSet, (struct) => {
    // What came and went within one transaction was never there for others.
    if (struct instanceof Y.Item && !isNewIn(tr, struct)) texts.removed(struct)
  })
  return { ...texts.summary(), records: changedFields(tr), ranges }
}

/** Whether a change did anything to the words: records alone, or tidied formatting, do not. */
export const touchesText = (change: Change): boolean =>
  change.paragraphsTouched.length > 0 || change.paragraphsRemoved.length > 0 || change.notesTouched.length > 0

class TextChanges {
  readonly #nameOf = new Map<unknown, string>()
  #typed = 0
  #deleted = 0
  readonly #paragraphsAdded = new Set<string>()
  readonly #paragraphsRemoved = new Set<string>()
  readonly #paragraphsTouched = new Set<string>()
  readonly #notesTouched = new Set<string>()

  constructor(tr: Y.Transaction) {
    for (const [name, type] of tr.doc.share) this.#nameOf.set(type, name)
  }

  added(item: Y.Item, skip: number): void {
    if (item.deleted || item.parentSub !== null) return
    const { content } = item
    if (content instanceof Y.ContentString) this.#typed += content.str.length - skip
    else if (content instanceof Y.ContentEmbed) {
      const id = paragraphOf(content)
      if (id !== null) this.#paragraphsAdded.add(id)
    }
    this.#touch(item)
  }

  removed(item: Y.Item): void {
    if (item.parentSub !== null) return
    const { content } = item
    if (content instanceof Y.ContentString) this.#deleted += content.str.length
    else if (content instanceof Y.ContentEmbed) {
      const id = paragraphOf(content)
      if (id !== null) this.#paragraphsRemoved.add(id)
      // Formatting that goes is tidied away as often as taken off.
    } else return
    this.#touch(item)
  }

  summary(): Omit<Change, "records" | "ranges"> {
    return {
      typed: this.#typed,
      deleted: this.#deleted,
      paragraphsAdded: [...this.#paragraphsAdded],
      paragraphsRemoved: [...this.#paragraphsRemoved],
      paragraphsTouched: [...this.#paragraphsTouched],
      notesTouched: [...this.#notesTouched],
    }
  }

  #touch(item: Y.Item): void {
    const name = this.#nameOf.get(item.parent)
    if (name === undefined) return
    if (name !== bodyName) {
      if (name.startsWith("footnote:")) this.#notesTouched.add(name.slice("footnote:".length))
      return
    }
    for (let left: Y.Item | null = item; left !== null; left = left.left) {
      const id = left.content instanceof Y.ContentEmbed ? paragraphOf(left.content) : null
      if (id === null || (left.deleted && left !== item)) continue
      this.#paragraphsTouched.add(id)
      return
    }
  }
}

function changedFields(tr: Y.Transaction): ChangedField[] {
  const { paragraphs, tables } = layoutOf(tr.doc)
  const maps = Object.entries({ ...tables, paragraphs }) as [ChangedField["table"], Y.Map<Json>][]
  return maps.flatMap(([table, map]) =>
    [...(tr.changed.get(map as unknown as Y.AbstractType<Y.YEvent<Y.AbstractType<unknown>>>) ?? [])].flatMap(
      (key) => (key === null ? [] : [{ table, ...splitKey(key), value: map.get(key) }]),
    ),
  )
}

function structsBetween(ydoc: Y.Doc, client: number, from: number, to: number): (Y.Item | Y.GC)[] {
  const structs = ydoc.store.clients.get(client) ?? []
  const found: (Y.Item | Y.GC)[] = []
  for (let i = Y.findIndexSS(structs, from); i < structs.length; i++) {
    const struct = structs[i]
    if (struct === undefined || struct.id.clock >= to) break
    found.push(struct)
  }
  return found
}

const isNewIn = (tr: Y.Transaction, { id }: Y.Item): boolean =>
  id.clock >= (tr.beforeState.get(id.client) ?? 0)

function paragraphOf({ embed }: Y.ContentEmbed): string | null {
  return "paragraph" in embed && typeof embed.paragraph === "string" ? embed.paragraph : null
}
