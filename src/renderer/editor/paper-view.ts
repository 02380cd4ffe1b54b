import type { Node } from "prosemirror-model"
import { NodeSelection, type Plugin, TextSelection, type Transaction } from "prosemirror-state"
import type { EditorView } from "prosemirror-view"
import { recordsMeta } from "../../collab/meta.ts"
import { type Layout, type Origin, readTable } from "../../collab/layout.ts"
import { readRoom } from "../../collab/read-room.ts"
import { bracketIds } from "../../core/brackets/bracket.ts"
import type { Declaration } from "../../core/declaration/declaration.ts"
import type { ActorId, BracketId, FootnoteId, NewId } from "../../core/declaration/ids.ts"
import type { RecordChange, Table } from "../../core/declaration/records.ts"
import type { ActorList } from "../../core/positions/actor.ts"
import { schema } from "../../core/schema/schema.ts"
import type { EditorCommand, EditorHandle, Place, SelectionFacts } from "../app/editor-handle.ts"
import { bracketSignsKey } from "./bracket-signs.ts"
import { computedNumbers, computedNumbersKey } from "./computed-numbers.ts"
import { isEnabled, keysOf, type PaperCommand, textCommands } from "./editor-commands.ts"
import { actMeta } from "./meta.ts"
import { NoteList } from "./note-list.ts"
import type { Pasted } from "./paste.ts"
import { sameFacts, selectionFacts } from "./selection-facts.ts"
import type { ShownText } from "./show-cursors.ts"
import { textView, type TextViewOptions } from "./text-view.ts"

/** Undo and redo of this drafter's own acts. */
export interface History {
  readonly undo: () => boolean
  readonly redo: () => boolean
  readonly canUndo: () => boolean
  readonly canRedo: () => boolean
}

export interface PaperOptions {
  readonly body: HTMLElement
  readonly foot: HTMLElement
  readonly layout: Layout
  readonly origin: Origin & { readonly source: "drafter" }
  readonly history: History
  readonly actors: ActorList
  readonly newId: NewId
  /** Commands that need more than the text: brackets, notes, moves, find. */
  readonly commands: readonly PaperCommand[]
  /** The visible words of the paper in the language of the window. */
  readonly words: {
    readonly body: string
    readonly note: (number: number | null) => string
    readonly owner: (footnote: FootnoteId) => string | null
  }
  readonly isEditable: () => boolean
  readonly admit: TextViewOptions["admit"]
  /** More plugins for every text. */
  readonly plugins: () => readonly Plugin[]
  readonly onPaste: (pasted: Pasted) => void
  readonly onUpdate: (view: EditorView, tr: Transaction) => void
}

/** The paper: the body and, at its foot, the texts of its footnotes, each an editor of its own. */
export class PaperView implements EditorHandle {
  readonly body: EditorView
  readonly commands: readonly EditorCommand[]
  readonly #options: PaperOptions
  readonly #notes: NoteList
  readonly #paperCommands: readonly PaperCommand[]
  readonly #listeners = new Set<() => void>()
  readonly #updateListeners = new Set<() => void>()
  readonly #stop: () => void
  #focused: { readonly view: EditorView; readonly footnote: FootnoteId | null }
  #facts: SelectionFacts
  #brackets: Table

  constructor(options: PaperOptions) {
    this.#options = options
    this.#brackets = readTable(options.layout.tables.brackets)
    this.#paperCommands = [...this.#historyCommands(), ...textCommands, ...options.commands]
    this.body = textView(options.body, this.#textOptions(null))
    this.#focused = { view: this.body, footnote: null }
    this.#facts = selectionFacts(this.body.state, null, { canUndo: false, canRedo: false })
    this.#notes = new NoteList(options.foot, {
      create: (mount, id) => textView(mount, this.#textOptions(id)),
      words: options.words,
      onReference: (id) => void this.goTo({ kind: "footnote", id }),
    })
    this.#notes.show(this.#noteOrder())
    this.commands = this.#paperCommands.map((command) => ({
      id: command.id,
      label: command.label,
      shortcut: command.shortcut,
      isEnabled: () => isEnabled(command, this.#focused.view, this.#focused.footnote === null),
    }))
    this.#stop = this.#followRecords()
  }

  /** The text in which the cursor was last. */
  get focused(): { readonly view: EditorView; readonly footnote: FootnoteId | null } {
    return this.#focused
  }

  /** The editors of the notes, by footnote. */
  get notes(): ReadonlyMap<FootnoteId, EditorView> {
    return this.#notes.views
  }

  /** Every text on the paper and what it is bound to. */
  get texts(): readonly ShownText[] {
    const { layout } = this.#options
    return [
      { view: this.body, text: layout.body },
      ...[...this.#notes.views].map(([id, view]) => ({ view, text: layout.note(id) })),
    ]
  }

  /** Every editor on the paper: the body, then the notes. */
  get views(): readonly EditorView[] {
    return [this.body, ...this.#notes.views.values()]
  }

  run(id: string): boolean {
    const command = this.#paperCommands.find((candidate) => candidate.id === id)
    const { view, footnote } = this.#focused
    if (!command || (footnote !== null && command.bodyOnly === true)) return false
    return command.run(view.state, view.dispatch, view)
  }

  focus(): void {
    this.#focused.view.focus()
  }

  goTo(place: Place): boolean {
    const found = this.#find(place)
    if (found === null) return false
    const { view, from, footnote } = found
    const target = view.state.doc.nodeAt(from)
    const selection =
      place.kind === "footnote" && footnote === null && target?.type === schema.nodes.footnote
        ? NodeSelection.create(view.state.doc, from)
        : TextSelection.near(view.state.doc.resolve(from))
    view.dispatch(view.state.tr.setSelection(selection))
    view.focus()
    const element = elementAt(view, from)
    element?.scrollIntoView({ block: "center" })
    element?.classList.add("is-target")
    setTimeout(() => element?.classList.remove("is-target"), 1600)
    return true
  }

  act(
    where: FootnoteId | null,
    act: (tr: Transaction, declaration: Declaration) => readonly RecordChange[] | null,
  ): boolean {
    const view = where === null ? this.body : this.#notes.views.get(where)
    if (!view || !this.#options.isEditable()) return false
    const tr = view.state.tr
    const changes = act(tr, readRoom(this.#options.layout.ydoc))
    if (changes === null) return false
    // Acts of core decide themselves what is proposed and what is done: they pass as they are.
    view.dispatch(tr.setMeta(recordsMeta, changes).setMeta(actMeta, true))
    return true
  }

  selection(): SelectionFacts {
    return this.#facts
  }

  onSelection(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** Calls `listener` after every change of any text, selection or mark on the paper. */
  readonly onUpdate = (listener: () => void): (() => void) => {
    this.#updateListeners.add(listener)
    return () => void this.#updateListeners.delete(listener)
  }

  destroy(): void {
    this.#stop()
    this.#notes.destroy()
    this.body.destroy()
  }

  /** The brackets' records as they are now. */
  get brackets(): Table {
    return this.#brackets
  }

  #textOptions(footnote: FootnoteId | null): TextViewOptions {
    const { layout, origin, newId, actors, words, isEditable, admit, plugins, onPaste, onUpdate } =
      this.#options
    return {
      layout,
      text: footnote === null ? layout.body : layout.note(footnote),
      origin,
      label: footnote === null ? words.body : words.note(null),
      keys: keysOf(this.#paperCommands, footnote === null),
      brackets: {
        fields: (id) => this.#brackets.get(id),
        regionOf: (actor: ActorId) => actors.regionOf(actor),
      },
      paste: {
        newId,
        bracketFields: (id) => this.#brackets.get(id),
        footnoteFields: (id) => readTable(layout.tables.footnotes).get(id),
        hasBracket: (id) => this.views.some((view) => hasTextUnder(view.state.doc, id)),
        hasFootnote: (id) => (computedNumbersKey.getState(this.body.state)?.footnotes ?? []).includes(id),
        noteText: (id) => this.#notes.views.get(id)?.state.doc,
      },
      plugins: [...plugins(), ...(footnote === null ? [computedNumbers()] : [])],
      isEditable,
      admit,
      onPaste,
      onUpdate: (view, tr) => {
        this.#updated(view, tr, footnote)
        onUpdate(view, tr)
      },
    }
  }

  #updated(view: EditorView, tr: Transaction, footnote: FootnoteId | null): void {
    // An editor reports while it is still being made.
    if (!(this.#notes as NoteList | undefined)) return
    if (tr.selectionSet || view.hasFocus()) this.#focused = { view, footnote }
    if (footnote === null && tr.docChanged) this.#notes.show(this.#noteOrder())
    this.#tellSelection()
    for (const listener of this.#updateListeners) listener()
  }

  #tellSelection(): void {
    const { view, footnote } = this.#focused
    const { history } = this.#options
    const facts = selectionFacts(view.state, footnote, {
      canUndo: history.canUndo(),
      canRedo: history.canRedo(),
    })
    if (sameFacts(facts, this.#facts)) return
    this.#facts = facts
    for (const listener of this.#listeners) listener()
  }

  #noteOrder(): readonly FootnoteId[] {
    return computedNumbersKey.getState(this.body.state)?.footnotes ?? []
  }

  /** Draws brackets again when their records change, whoever changed them. */
  #followRecords(): () => void {
    const { brackets, footnotes } = this.#options.layout.tables
    const onBrackets = (event: { keysChanged: Set<unknown> }): void => {
      const records = new Set([...event.keysChanged].map((key) => String(key).split("/", 1)[0] as BracketId))
      this.#brackets = readTable(brackets)
      // Not inside the change: the editors may be in the middle of taking it in.
      queueMicrotask(() => {
        for (const view of this.views)
          if (!view.isDestroyed) view.dispatch(view.state.tr.setMeta(bracketSignsKey, { records }))
      })
    }
    const onFootnotes = (): void => {
      queueMicrotask(() => {
        if (!this.body.isDestroyed) this.#notes.show(this.#noteOrder(), true)
      })
    }
    brackets.observe(onBrackets)
    footnotes.observe(onFootnotes)
    return () => {
      brackets.unobserve(onBrackets)
      footnotes.unobserve(onFootnotes)
    }
  }

  #find(place: Place): { view: EditorView; from: number; footnote: FootnoteId | null } | null {
    const all: [FootnoteId | null, EditorView][] = [[null, this.body], ...this.#notes.views]
    for (const [footnote, view] of all) {
      const from = placeIn(view.state.doc, place)
      if (from !== null) return { view, from, footnote }
    }
    return null
  }

  #historyCommands(): PaperCommand[] {
    const { history } = this.#options
    return [
      {
        id: "undo",
        label: "editor:command.undo",
        shortcut: "Mod-z",
        run: (_state, dispatch) => (dispatch ? history.undo() : history.canUndo()),
      },
      {
        id: "redo",
        label: "editor:command.redo",
        shortcut: "Mod-y",
        alsoOn: ["Mod-Shift-z"],
        run: (_state, dispatch) => (dispatch ? history.redo() : history.canRedo()),
      },
    ]
  }
}

function placeIn(doc: Node, place: Place): number | null {
  let found: number | null = null
  doc.descendants((node, pos) => {
    if (found !== null) return false
    if (node.type === schema.nodes.paragraph) {
      const brackets = node.attrs.brackets as readonly string[]
      if (place.kind === "paragraph" && node.attrs.id === place.id) found = pos + 1
      else if (place.kind === "bracket" && brackets.includes(place.id)) found = pos + 1
      return found === null
    }
    if (place.kind === "footnote" && node.type === schema.nodes.footnote && node.attrs.id === place.id)
      found = pos
    if (place.kind === "bracket" && bracketIds(node.marks).includes(place.id)) found = pos
    return false
  })
  return found
}

function hasTextUnder(doc: Node, id: BracketId): boolean {
  let found = false
  doc.descendants((node) => {
    if (node.type !== schema.nodes.place && bracketIds(node.marks).includes(id)) found = true
    return !found
  })
  return found
}

function elementAt(view: EditorView, pos: number): Element | null {
  const { node } = view.domAtPos(pos)
  const element = node instanceof Element ? node : node.parentElement
  return element?.closest("p") ?? element
}
