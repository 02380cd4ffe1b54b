import { JSDOM } from "jsdom"
import { type Node, Schema } from "prosemirror-model"
import { EditorState } from "prosemirror-state"
import { EditorView } from "prosemirror-view"
import {
  initProseMirrorDoc,
  prosemirrorToYXmlFragment,
  redo,
  undo,
  ySyncPlugin,
  yUndoPlugin,
} from "y-prosemirror"
import * as Y from "yjs"
import { schema } from "../../src/core/schema/schema.ts"
import { deliver, show } from "../helpers/table.ts"
import { doAct, drawAct, type Hand } from "./acts.ts"
import { type Faults, Ledger } from "./ledger.ts"
import { Random } from "./random.ts"
import { characters, type Run, startText } from "./session.ts"

// y-prosemirror speaks to a view, and a view to a window.
const { window } = new JSDOM("<!doctype html><body></body>", { pretendToBeVisual: true })
Object.assign(globalThis, {
  window,
  document: window.document,
  MutationObserver: window.MutationObserver,
  innerHeight: 800,
})

/** Our schema, less the lists in attributes: y-prosemirror takes two equal lists for different ones. */
const plain = new Schema({
  nodes: schema.spec.nodes.update("paragraph", {
    ...schema.spec.nodes.get("paragraph"),
    attrs: {
      id: { default: "" },
      kind: { default: "operative" },
      level: { default: 0 },
      label: { default: null },
    },
  }),
  marks: schema.spec.marks,
})

interface ControlSeat {
  readonly ydoc: Y.Doc
  readonly view: EditorView
}

/** The same negotiation through y-prosemirror. Footnotes are references only, records are left out. */
export function runControl({ seed, operations }: Run): Faults {
  const random = new Random(seed)
  const room = new Y.Doc()
  room.clientID = 1
  const paragraphs = startText
    .split("\n")
    .map((line, i) => plain.node("paragraph", { id: `p${i + 1}` }, plain.text(line)))
  prosemirrorToYXmlFragment(plain.node("doc", null, paragraphs), room.getXmlFragment("text"))
  const update = Y.encodeStateAsUpdate(room)
  const seats = Array.from({ length: 2 + random.below(4) }, (_, i) => sitDown(i, update))
  const [first] = seats
  if (first === undefined) throw new Error("Nobody sits at the table")
  const ledger = new Ledger()
  ledger.record(plain.node("doc"), first.view.state.doc)
  const character = characters()
  let fresh = 0
  for (let i = 0; i < operations; i++) {
    const seat = seats[random.below(seats.length)] ?? first
    if (random.below(5) === 0) {
      const other = seats[random.below(seats.length)] ?? first
      if (other === seat) continue
      deliver(seat.ydoc, other.ydoc)
      deliver(other.ydoc, seat.ydoc)
      continue
    }
    const before = seat.view.state.doc
    const hand: Hand = {
      doc: before,
      random,
      character,
      newId: () => `${seats.indexOf(seat)}-${fresh++}`,
      edit(change) {
        const { tr } = seat.view.state
        change(tr)
        seat.view.dispatch(tr)
      },
      undo: () => undo(seat.view.state),
      redo: () => redo(seat.view.state),
    }
    doAct(drawAct(random), hand)
    ledger.record(before, seat.view.state.doc)
  }
  for (let round = 0; round < 3; round++)
    for (const from of seats) for (const to of seats) if (from !== to) deliver(from.ydoc, to.ydoc)
  const texts: Node[] = seats.map(({ view }) => view.state.doc)
  const diverged = new Set(texts.map(show)).size > 1 ? 1 : 0
  const faults = ledger.check(texts.slice(0, 1), [])
  for (const { view } of seats) view.destroy()
  return { diverged, ...faults }
}

function sitDown(number: number, update: Uint8Array): ControlSeat {
  const ydoc = new Y.Doc()
  ydoc.clientID = 10 * (number + 1)
  Y.applyUpdate(ydoc, update)
  const fragment = ydoc.getXmlFragment("text")
  const { doc, mapping } = initProseMirrorDoc(fragment, plain)
  const view = new EditorView(window.document.createElement("div"), {
    state: EditorState.create({ doc, plugins: [ySyncPlugin(fragment, { mapping }), yUndoPlugin()] }),
  })
  return { ydoc, view }
}
