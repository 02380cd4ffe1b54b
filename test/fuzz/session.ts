import type { Node } from "prosemirror-model"
import * as Y from "yjs"
import { splitKey } from "../../src/collab/layout.ts"
import { readRoom } from "../../src/collab/read-room.ts"
import { seedRoom } from "../../src/collab/seed-room.ts"
import { declarationOf, deliver, Seat, show } from "../helpers/table.ts"
import { doAct, drawAct, type Hand } from "./acts.ts"
import { type Faults, Ledger } from "./ledger.ts"
import { Random } from "./random.ts"

export const startText = "abcdefg hijklmn opq\nABCDEFG HIJKLMN OPQ\n0123456789\nαβγδε ζηθικ"

export interface Run {
  readonly seed: number
  readonly operations: number
}

export interface Outcome extends Faults {
  readonly operations: number
  /** What everybody reads at the end, if it is to be looked at. */
  readonly trace: readonly string[]
}

/** Characters that come once in a run: those of a script that no text here uses. */
export function characters(): () => string {
  let code = 0x4e00
  return () => String.fromCharCode(code++)
}

/** One negotiation: several drafters act and now and then hear of each other; at the end all do. */
export function runSession({ seed, operations }: Run, isTraced = false): Outcome {
  const random = new Random(seed)
  const room = new Y.Doc()
  room.clientID = 1
  seedRoom(room, declarationOf(startText))
  const update = Y.encodeStateAsUpdate(room)
  const seats = Array.from({ length: 2 + random.below(4) }, (_, i) => new Seat(i, update))
  const ledger = new Ledger()
  const [first] = seats
  if (first === undefined) throw new Error("Nobody sits at the table")
  ledger.record(first.body.doc.type.create(), first.body.doc)
  const character = characters()
  const trace: string[] = []
  let fresh = 0

  for (let i = 0; i < operations; i++) {
    const seat = seats[random.below(seats.length)] ?? first
    if (random.below(5) === 0) {
      const other = seats[random.below(seats.length)] ?? first
      exchange(seat, other)
      if (isTraced) trace.push(`${seat.number} <> ${other.number}`, show(seat.body.doc))
      continue
    }
    const notes = [...seat.layout.ydoc.share.keys()].filter((name) => name.startsWith("footnote:")).sort()
    const inNote = notes.length > 0 && random.below(8) === 0
    const note = notes[random.below(notes.length)]?.slice("footnote:".length)
    const editor = inNote && note !== undefined ? seat.note(note) : seat.body
    const act = inNote ? "type" : drawAct(random)
    noteStrays(seat, ledger)
    const before = textsOf(seat)
    const hand: Hand = {
      doc: editor.doc,
      random,
      character,
      newId: () => `${seat.number}-${fresh++}`,
      edit: editor.edit.bind(editor),
      undo: () => seat.undo.undo(),
      redo: () => seat.undo.redo(),
    }
    doAct(act, hand)
    ledger.record(together(before), together(textsOf(seat)))
    if (isTraced) trace.push(`${seat.number} ${act}${inNote ? " in a note" : ""}`, show(editor.doc))
  }
  // Twice around: repairs are news, too.
  for (let round = 0; round < 3; round++)
    for (const from of seats) for (const to of seats) if (from !== to) deliver(from.ydoc, to.ydoc)

  for (const seat of seats) noteStrays(seat, ledger)
  const states = seats.map(stateOf)
  const fault = new Set(states).size > 1 || seats.some((seat) => showsOther(seat)) ? 1 : 0
  const faults = ledger.check(textsOf(first), trace)
  if (isTraced) trace.push(...seats.map((seat) => `end ${seat.number}\n${show(seat.body.doc)}`))
  for (const seat of seats) seat.dispose()
  return { operations, diverged: fault, ...faults, trace }
}

function exchange(first: Seat, second: Seat): void {
  if (first === second) return
  deliver(first.ydoc, second.ydoc)
  deliver(second.ydoc, first.ydoc)
}

/** A paragraph made of the stray words of another one, flagged, is where they belong. */
function noteStrays({ layout }: Seat, ledger: Ledger): void {
  for (const [key, origin] of layout.tables.statuses) {
    const { id, field } = splitKey(key)
    if (field === "stray" && typeof origin === "string") ledger.unite(id, origin)
  }
}

/** The texts of a room, each once: body, then footnotes. */
function textsOf(seat: Seat): Node[] {
  const { doc, notes } = readRoom(seat.ydoc)
  return [doc, ...notes.values()]
}

const together = (docs: readonly Node[]): Node =>
  docs.slice(1).reduce((all, doc) => all.copy(all.content.append(doc.content)), docs[0] as Node)

/** All a room holds as a newcomer would read it, as text to compare. */
function stateOf(seat: Seat): string {
  const { doc, notes, records } = readRoom(seat.ydoc)
  return JSON.stringify([
    attrsOf(doc),
    [...notes].map(([id, note]) => [id, show(note), attrsOf(note)]),
    Object.entries(records).map(([name, table]) => [
      name,
      [...table].map(([id, fields]) => [id, sorted(fields)]).sort(),
    ]),
    show(doc),
  ])
}

const attrsOf = (doc: Node): string => doc.children.map(({ attrs }) => JSON.stringify(attrs)).join()

const sorted = (fields: object): unknown =>
  Object.entries(fields).sort(([one], [other]) => (one < other ? -1 : 1))

/** Whether an open editor shows something else than its room holds. */
function showsOther(seat: Seat): boolean {
  const { doc, notes } = readRoom(seat.ydoc)
  const same = (shown: Node, held: Node | undefined): boolean =>
    held !== undefined && show(shown) === show(held) && attrsOf(shown) === attrsOf(held)
  return (
    !same(seat.body.doc, doc) ||
    [...seat.notes].some(([id, editor]) => !same(editor.doc, notes.get(id as never) ?? doc.type.create()))
  )
}
