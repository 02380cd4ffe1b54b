import type { Node } from "prosemirror-model"
import type * as Y from "yjs"
import { docFromText } from "../../collab/doc-from-text.ts"
import { type Layout, layoutOf, noteName, readTable, splitKey } from "../../collab/layout.ts"
import { noteIds, readRoom } from "../../collab/read-room.ts"
import type { Declaration } from "../../core/declaration/declaration.ts"
import type { FootnoteId } from "../../core/declaration/ids.ts"
import { type Table, type TableName, tableNames } from "../../core/declaration/records.ts"
import { shareParagraphs, shareRecords } from "./share-structure.ts"

/** Runs work when the window has nothing more urgent to do; the returned function calls it off. */
export type Schedule = (work: () => void) => () => void

/** Panels may lag behind typing by this much and no more: a person does not see a quarter of a second. */
const latest = 250

const whenIdle: Schedule = (work) => {
  const handle = requestIdleCallback(work, { timeout: latest })
  return () => cancelIdleCallback(handle)
}

/**
 * The declaration a room holds, for outline and panels.
 *
 * A key press only marks what has changed; reading waits for an idle moment, reads
 * the changed texts and tables alone, and keeps every paragraph and record that is
 * still the same the same object.
 */
export class DeclarationSource {
  readonly #layout: Layout
  readonly #schedule: Schedule
  readonly #listeners = new Set<() => void>()
  readonly #dirtyTexts = new Set<string>()
  readonly #dirtyRecords = new Map<TableName, Set<string>>()
  #current: Declaration
  #cancel: (() => void) | null = null

  constructor(ydoc: Y.Doc, schedule: Schedule = whenIdle) {
    this.#layout = layoutOf(ydoc)
    this.#schedule = schedule
    this.#current = readRoom(ydoc)
  }

  readonly get = (): Declaration => this.#current

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Follows the room until the returned function is called. */
  start(): () => void {
    const { ydoc } = this.#layout
    const follow = (transaction: Y.Transaction): void => this.#note(transaction)
    ydoc.on("afterTransaction", follow)
    // What changed between reading and following.
    this.#current = readRoom(ydoc)
    return () => {
      ydoc.off("afterTransaction", follow)
      this.#cancel?.()
      this.#cancel = null
    }
  }

  #note(transaction: Y.Transaction): void {
    const names = new Map([...this.#layout.ydoc.share].map(([name, type]) => [type as unknown, name]))
    let noted = false
    for (const [type, keys] of transaction.changed) {
      const name = names.get(type)
      if (name === undefined) continue
      noted = true
      const table = tableNames.find((known) => known === name)
      if (table === undefined) this.#dirtyTexts.add(name)
      else {
        const ids = this.#dirtyRecords.get(table) ?? new Set<string>()
        for (const key of keys) if (key !== null) ids.add(splitKey(key).id)
        this.#dirtyRecords.set(table, ids)
      }
    }
    if (noted) this.#cancel ??= this.#schedule(() => this.#read())
  }

  #read(): void {
    this.#cancel = null
    const { doc, notes, records } = this.#current
    // Kind, level and label of every paragraph, the footnotes' too, lie in one map.
    const readsAll = this.#dirtyTexts.has("paragraphs")
    const isDirty = (name: string): boolean => readsAll || this.#dirtyTexts.has(name)
    const tables: Record<TableName, Table> = { ...records }
    for (const [table, ids] of this.#dirtyRecords)
      tables[table] = shareRecords(records[table], readTable(this.#layout.tables[table]), ids)
    this.#current = {
      doc: isDirty("text") ? shareParagraphs(doc, docFromText(this.#layout, this.#layout.body)) : doc,
      notes: this.#readNotes(notes, isDirty),
      records: this.#dirtyRecords.size > 0 ? tables : records,
    }
    this.#dirtyTexts.clear()
    this.#dirtyRecords.clear()
    for (const listener of this.#listeners) listener()
  }

  #readNotes(
    before: ReadonlyMap<FootnoteId, Node>,
    isDirty: (name: string) => boolean,
  ): ReadonlyMap<FootnoteId, Node> {
    const ids = noteIds(this.#layout.ydoc)
    if (ids.length === before.size && !ids.some((id) => !before.has(id) || isDirty(noteName(id))))
      return before
    return new Map(
      ids.map((id) => {
        const known = before.get(id)
        if (known && !isDirty(noteName(id))) return [id, known]
        const read = docFromText(this.#layout, this.#layout.note(id))
        return [id, known ? shareParagraphs(known, read) : read]
      }),
    )
  }
}
