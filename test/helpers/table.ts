import { Fragment, type Node, Slice } from "prosemirror-model"
import { EditorState, type Plugin, TextSelection, type Transaction } from "prosemirror-state"
import * as Y from "yjs"
import { bindText } from "../../src/collab/binding.ts"
import { docFromText } from "../../src/collab/doc-from-text.ts"
import { keepRoom } from "../../src/collab/keeper.ts"
import { type Layout, layoutOf } from "../../src/collab/layout.ts"
import { readRoom } from "../../src/collab/read-room.ts"
import { seedRoom } from "../../src/collab/seed-room.ts"
import { moveParagraphs } from "../../src/collab/move.ts"
import { OwnUndo } from "../../src/collab/undo.ts"
import { type Declaration, emptyDeclaration } from "../../src/core/declaration/declaration.ts"
import type { FootnoteId } from "../../src/core/declaration/ids.ts"
import { paragraphsOf } from "../../src/core/declaration/paragraph.ts"
import { schema } from "../../src/core/schema/schema.ts"

/** An editor without a window: the state, and the plugin views a window would run. */
export class Editor {
  state: EditorState
  readonly #views: { update?: (view: never, previous: EditorState) => void; destroy?: () => void }[]

  constructor(doc: Node, plugins: readonly Plugin[]) {
    this.state = EditorState.create({ doc, plugins: [...plugins] })
    this.#views = this.state.plugins.flatMap((plugin) => {
      const view = plugin.spec.view?.(this as never)
      return view === undefined ? [] : [view]
    })
  }

  readonly dispatch = (tr: Transaction): void => {
    const previous = this.state
    this.state = this.state.apply(tr)
    for (const view of this.#views) view.update?.(this as never, previous)
  }

  get doc(): Node {
    return this.state.doc
  }

  /** Edits through one transaction. */
  edit(change: (tr: Transaction) => void): void {
    const tr = this.state.tr
    change(tr)
    this.dispatch(tr)
  }

  destroy(): void {
    for (const view of this.#views) view.destroy?.()
  }
}

/** A drafter at the table: a copy of the room and an editor on the body. */
export class Seat {
  readonly ydoc = new Y.Doc()
  readonly layout: Layout
  readonly origin
  readonly body: Editor
  readonly notes = new Map<string, Editor>()
  readonly number: number
  isOnline = true
  readonly undo: OwnUndo
  readonly #stopKeeping: () => void
  #ids = 0

  constructor(number: number, seed: Uint8Array) {
    this.number = number
    this.ydoc.clientID = 10 * (number + 1)
    Y.applyUpdate(this.ydoc, seed, { source: "room" })
    this.layout = layoutOf(this.ydoc)
    this.origin = { source: "drafter", id: `drafter ${number}` } as const
    this.undo = new OwnUndo(this.layout, { origin: this.origin, groupWithin: 0 })
    this.#stopKeeping = keepRoom(this.layout)
    this.body = this.open(this.layout.body)
  }

  /** The editor on a footnote's text. */
  note(id: string): Editor {
    const open = this.notes.get(id) ?? this.open(this.layout.note(id as FootnoteId))
    this.notes.set(id, open)
    return open
  }

  readonly newId = (): string => `${this.number}.${++this.#ids}`

  dispose(): void {
    this.body.destroy()
    for (const editor of this.notes.values()) editor.destroy()
    this.undo.dispose()
    this.#stopKeeping()
    this.ydoc.destroy()
  }

  private open(text: Y.Text): Editor {
    const { layout, origin, newId } = this
    return new Editor(docFromText(layout, text), [bindText({ layout, text, origin, newId })])
  }
}

/**
 * Several drafters around one text.
 *
 * Client ids are fixed and delivery is synchronous: what one writes, the others
 * have read before the call returns, unless somebody is offline.
 *
 * A text is written one paragraph per line: `We shall act.`. Ids are `p1`, `p2` …
 */
export class Table {
  readonly seats: readonly Seat[]
  #delivering = false

  constructor(drafters: number, text: string | Declaration) {
    const seed = new Y.Doc()
    seed.clientID = 1
    seedRoom(seed, typeof text === "string" ? declarationOf(text) : text)
    const update = Y.encodeStateAsUpdate(seed)
    this.seats = Array.from({ length: drafters }, (_, number) => new Seat(number, update))
    for (const { ydoc } of this.seats) ydoc.on("afterAllTransactions", () => this.#deliver())
  }

  seat(number: number): Seat {
    const seat = this.seats[number]
    if (seat === undefined) throw new RangeError(`Nobody sits at ${number}`)
    return seat
  }

  /** Types `words` right after the first `after` in the body. */
  type(drafter: number, after: string, words: string): void {
    const { body } = this.seat(drafter)
    const pos = find(body.doc, after).to
    body.edit((tr) => tr.insertText(words, pos))
  }

  /** Deletes the first `words` in the body. */
  delete(drafter: number, words: string): void {
    const { body } = this.seat(drafter)
    const { from, to } = find(body.doc, words)
    body.edit((tr) => tr.delete(from, to))
  }

  undo(drafter: number): void {
    this.seat(drafter).undo.undo()
  }

  redo(drafter: number): void {
    this.seat(drafter).undo.redo()
  }

  /** Deletes a whole paragraph, the one that begins with `words`. */
  deleteParagraph(drafter: number, words: string): void {
    const { body } = this.seat(drafter)
    const { from, to } = paragraphWith(body.doc, words)
    body.edit((tr) => tr.delete(from, to))
  }

  /** Moves the paragraph that begins with `words` behind the one that begins with `target`. */
  move(drafter: number, words: string, target: string): void {
    const { body } = this.seat(drafter)
    const paragraph = paragraphWith(body.doc, words)
    const behind = paragraphWith(body.doc, target).to
    body.edit((tr) => moveParagraphs(tr, paragraph.from, paragraph.to, behind))
  }

  /** Presses Enter right after `after`. */
  split(drafter: number, after: string): void {
    const { body } = this.seat(drafter)
    const pos = find(body.doc, after).to
    body.edit((tr) => tr.split(pos))
  }

  /** Presses Backspace at the start of the paragraph that begins with `words`. */
  join(drafter: number, words: string): void {
    const { body } = this.seat(drafter)
    const { from } = paragraphWith(body.doc, words)
    body.edit((tr) => tr.join(from))
  }

  /** Pastes paragraphs, one per line, right after `after`. */
  paste(drafter: number, after: string, lines: string): void {
    const { body } = this.seat(drafter)
    const pos = find(body.doc, after).to
    const content = Fragment.fromArray(
      lines.split("\n").map((line) => schema.node("paragraph", null, line === "" ? [] : schema.text(line))),
    )
    body.edit((tr) => tr.replace(pos, pos, new Slice(content, 1, 1)))
  }

  /** Puts the bracket `id` around the first `words`. */
  bracket(drafter: number, words: string, id: string): void {
    const { body } = this.seat(drafter)
    const { from, to } = find(body.doc, words)
    body.edit((tr) => tr.addMark(from, to, schema.marks.bracket.create({ id })))
  }

  select(drafter: number, words: string): void {
    const { body } = this.seat(drafter)
    const { from, to } = find(body.doc, words)
    body.edit((tr) => tr.setSelection(TextSelection.create(tr.doc, from, to)))
  }

  /** What `drafter` does in `acts`, nobody else sees, nor they what others do, until it is over. */
  whileOffline(drafter: number, acts: () => void): void {
    const seat = this.seat(drafter)
    seat.isOnline = false
    acts()
    seat.isOnline = true
    this.#deliver()
  }

  /** Everybody works alone until it is over. */
  apart(acts: () => void): void {
    for (const seat of this.seats) seat.isOnline = false
    acts()
    for (const seat of this.seats) seat.isOnline = true
    this.#deliver()
  }

  /** The body as everybody reads it; throws where two read something else, or a newcomer would. */
  read(): string {
    const texts = this.seats.map(({ body }) => show(body.doc))
    const fresh = this.seats.map(({ ydoc }) => show(readRoom(ydoc).doc))
    const all = new Set([...texts, ...fresh])
    if (all.size > 1) throw new Error(`Drafters read different texts:\n${[...all].join("\n----\n")}`)
    return texts[0] ?? ""
  }

  #deliver(): void {
    if (this.#delivering) return
    this.#delivering = true
    try {
      for (let changed = true; changed;) {
        changed = false
        for (const from of this.seats)
          for (const to of this.seats) {
            if (from === to || !from.isOnline || !to.isOnline) continue
            if (deliver(from.ydoc, to.ydoc)) changed = true
          }
      }
    } finally {
      this.#delivering = false
    }
  }
}

/** Sends what `to` lacks of `from`; whether there was anything. */
export function deliver(from: Y.Doc, to: Y.Doc): boolean {
  const before = Y.snapshot(to)
  Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)), { source: "room" })
  return !Y.equalSnapshots(before, Y.snapshot(to))
}

export function declarationOf(text: string): Declaration {
  const paragraphs = text
    .split("\n")
    .map((line, i) => schema.node("paragraph", { id: `p${i + 1}` }, line === "" ? [] : schema.text(line)))
  return { ...emptyDeclaration, doc: schema.node("doc", null, paragraphs) }
}

/**
 * A body as a test writes it: a line per paragraph, brackets as `[id:words]`,
 * marks in an order that is the same for everybody.
 */
export function show(doc: Node): string {
  const lines: string[] = []
  doc.forEach((paragraph) => {
    let line = ""
    let open: readonly string[] = []
    paragraph.forEach((node) => {
      const marks = node.marks.map((mark) => (mark.attrs.id as string | undefined) ?? mark.type.name).sort()
      if (marks.join() !== open.join()) {
        if (open.length > 0) line += "]"
        if (marks.length > 0) line += `[${marks.join("+")}:`
        open = marks
      }
      line += node.text ?? `<${node.type.name} ${String(Object.values(node.attrs)[0])}>`
    })
    lines.push(open.length > 0 ? `${line}]` : line)
  })
  return lines.join("\n")
}

/** The offsets of the first `words` within a paragraph. */
export function find(doc: Node, words: string): { from: number; to: number } {
  for (const { node, from } of paragraphsOf(doc)) {
    const at = node.textBetween(0, node.content.size, "", "\ufffc").indexOf(words)
    if (at >= 0) return { from: from + 1 + at, to: from + 1 + at + words.length }
  }
  throw new Error(`No “${words}” in:\n${show(doc)}`)
}

function paragraphWith(doc: Node, words: string): { from: number; to: number } {
  const found = paragraphsOf(doc).find(({ node }) => node.textContent.startsWith(words))
  if (found === undefined) throw new Error(`No paragraph begins with “${words}”`)
  return found
}
