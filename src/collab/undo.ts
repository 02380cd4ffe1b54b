import * as Y from "yjs"
import { copiesOf } from "./copies.ts"
import { endsOf } from "./ends.ts"
import { structureId } from "./item-id.ts"
import { isSentinel, startIn, textOf } from "./items.ts"
import type { Layout, Origin } from "./layout.ts"
import { noteIds } from "./read-room.ts"
import { undoneStarts } from "./record-structure.ts"

interface UndoOptions {
  /** The origin of this window's edits, the same object its bindings have. */
  readonly origin: Origin & { readonly source: "drafter" }
  /** Edits closer together than this are taken back together. In milliseconds. */
  readonly groupWithin?: number
}

/** Somebody who types without looking up takes back a phrase, not a letter. */
const typingPause = 500

/** Marks a Yjs transaction as an act of its own, never grouped with what was typed around it. */
export const standsAlone = "stands-alone"

/**
 * Undo and redo of one's own acts only, in body, footnotes and records alike.
 *
 * What it puts back is written down as a copy of what it was, so that words
 * which two people deleted and both put back stand there once.
 */
export class OwnUndo {
  readonly #layout: Layout
  readonly #manager: Y.UndoManager
  readonly #addNotes: (transaction: Y.Transaction) => void
  readonly #closeAct = ({ meta }: Y.Transaction): void => {
    if (meta.has(standsAlone)) this.#manager.stopCapturing()
  }

  constructor(layout: Layout, { origin, groupWithin = typingPause }: UndoOptions) {
    this.#layout = layout
    const { ydoc } = layout
    // Registered before the manager's own listener: a footnote that comes into being
    // in a transaction must be in its scope when it looks at that transaction.
    this.#addNotes = ({ changed }) => {
      for (const type of changed.keys())
        if (type instanceof Y.Text && type._item === null) this.#manager.addToScope(type)
    }
    ydoc.on("afterTransaction", this.#addNotes)
    this.#manager = new Y.UndoManager(
      [
        layout.body,
        layout.paragraphs,
        ...Object.values(layout.tables),
        ...noteIds(ydoc).map((id) => layout.note(id)),
      ],
      {
        doc: ydoc,
        captureTimeout: groupWithin,
        trackedOrigins: new Set([origin]),
        // A footnote's text goes when its making is undone; that it begins somewhere must not.
        deleteFilter: (item) => !isSentinel(item),
        captureTransaction: ({ meta }) => {
          if (meta.has(standsAlone)) this.#manager.stopCapturing()
          return true
        },
      },
    )
    ydoc.on("afterTransaction", this.#closeAct)
  }

  get canUndo(): boolean {
    return this.#manager.canUndo()
  }

  get canRedo(): boolean {
    return this.#manager.canRedo()
  }

  /** Takes back the last act; false where there is none. */
  undo(): boolean {
    return this.#pop("undo")
  }

  /** Does again what undo took back last; false where there is nothing. */
  redo(): boolean {
    return this.#pop("redo")
  }

  /** What comes now is an act of its own: the cursor has moved, or some time has passed. */
  separate(): void {
    this.#manager.stopCapturing()
  }

  dispose(): void {
    this.#layout.ydoc.off("afterTransaction", this.#addNotes)
    this.#layout.ydoc.off("afterTransaction", this.#closeAct)
    this.#manager.destroy()
  }

  /**
   * Everything undo does, and what is written down about it, is one transaction:
   * nobody must see words put back without knowing that they were there before.
   */
  #pop(as: "undo" | "redo"): boolean {
    const { ydoc } = this.#layout
    const manager = this.#manager
    try {
      return ydoc.transact((transaction) => {
        const client = ydoc.clientID
        const before = Y.getState(ydoc.store, structureId(client))
        // What is put back includes paragraph starts, and these stand behind all words put there meanwhile.
        ydoc.clientID = structureId(client)
        const popped = manager[as]()
        ydoc.clientID = client
        if (popped !== null) this.#record(transaction, popped, before)
        // The manager looks at the transaction when it is through, and asks itself then what it is about.
        manager[`${as}ing`] = true
        return popped !== null
      }, manager)
    } finally {
      manager[`${as}ing`] = false
    }
  }

  #record(transaction: Y.Transaction, { deletions }: Popped, before: number): void {
    for (const { id, end } of undoneStarts(transaction)) endsOf(this.#layout).set(id, end)
    const own = structureId(transaction.doc.clientID)
    const copies = copiesOf(this.#layout)
    Y.iterateDeletedStructs(transaction, deletions, (item) => {
      if (!(item instanceof Y.Item) || item.redone === null || textOf(item) === null) return
      const { client, clock } = item.redone
      if (client !== own || clock < before || !item.countable) return
      const paragraph = startIn(item)
      // What stands behind a start put back stands behind a start again, right there.
      if (paragraph !== null) endsOf(this.#layout).replace(item.id, { paragraph, into: paragraph })
      copies.add({ source: item.id, length: item.length, copy: item.redone, how: "undo" })
    })
  }
}

type Popped = NonNullable<Y.UndoManager["currStackItem"]>
