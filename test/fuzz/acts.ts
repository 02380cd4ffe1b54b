import { Fragment, type Node, Slice } from "prosemirror-model"
import type { Transaction } from "prosemirror-state"
import { recordsMeta, notesMeta } from "../../src/collab/meta.ts"
import { moveParagraphs } from "../../src/collab/move.ts"
import type { Random } from "./random.ts"

/** What an act needs of whoever does it. */
export interface Hand {
  readonly doc: Node
  readonly random: Random
  /** A character that has never been typed in this run. */
  readonly character: () => string
  readonly newId: () => string
  readonly edit: (change: (tr: Transaction) => void) => void
  readonly undo: () => void
  readonly redo: () => void
}

/** An act of a drafter, by how often it comes. */
interface Act {
  readonly weight: number
  readonly run: (hand: Hand) => void
}

const acts: Readonly<Record<string, Act>> = {
  type: {
    weight: 8,
    run(hand) {
      const pos = textPos(hand)
      if (pos !== null) hand.edit((tr) => tr.insertText(hand.character(), pos))
    },
  },
  typeAtEnd: {
    weight: 3,
    run(hand) {
      const paragraph = anyParagraph(hand)
      if (paragraph) hand.edit((tr) => tr.insertText(hand.character(), paragraph.to - 1))
    },
  },
  enter: {
    weight: 2,
    run(hand) {
      const pos = textPos(hand)
      if (pos !== null) hand.edit((tr) => split(hand, tr, pos))
    },
  },
  enterAtEnd: {
    weight: 2,
    run(hand) {
      const paragraph = anyParagraph(hand)
      if (!paragraph) return
      hand.edit((tr) => split(hand, tr, paragraph.to - 1))
      hand.edit((tr) => tr.insertText(hand.character(), paragraph.to + 1))
    },
  },
  join: {
    weight: 2,
    run(hand) {
      const paragraph = anyParagraph(hand)
      if (paragraph && paragraph.from > 0) hand.edit((tr) => tr.join(paragraph.from))
    },
  },
  deleteRange: {
    weight: 3,
    run(hand) {
      const from = textPos(hand)
      if (from === null) return
      const to = Math.min(from + 1 + hand.random.below(12), hand.doc.content.size - 1)
      if (from < to && hand.doc.resolve(to).depth > 0) hand.edit((tr) => tr.delete(from, to))
    },
  },
  deleteParagraph: {
    weight: 2,
    run(hand) {
      const paragraph = anyParagraph(hand)
      if (paragraph && hand.doc.childCount > 1) hand.edit((tr) => tr.delete(paragraph.from, paragraph.to))
    },
  },
  insertParagraph: {
    weight: 2,
    run(hand) {
      const paragraph = anyParagraph(hand)
      if (paragraph) hand.edit((tr) => tr.insert(paragraph.to, newParagraph(hand)))
    },
  },
  paste: {
    weight: 1,
    run(hand) {
      const pos = textPos(hand)
      if (pos === null) return
      const content = Fragment.fromArray([newParagraph(hand), newParagraph(hand)])
      hand.edit((tr) => tr.replace(pos, pos, new Slice(content, 1, 1)))
    },
  },
  move: {
    weight: 2,
    run(hand) {
      const paragraph = anyParagraph(hand)
      const target = anyParagraph(hand)
      if (paragraph && target) hand.edit((tr) => moveParagraphs(tr, paragraph.from, paragraph.to, target.to))
    },
  },
  bracket: {
    weight: 3,
    run(hand) {
      const first = textPos(hand)
      const second = textPos(hand)
      if (first === null || second === null || first === second) return
      const id = hand.newId()
      const mark = hand.doc.type.schema.mark("bracket", { id })
      hand.edit((tr) =>
        tr
          .addMark(Math.min(first, second), Math.max(first, second), mark)
          .setMeta(recordsMeta, [{ table: "brackets", id, field: "kind", value: "retention" }]),
      )
    },
  },
  lift: {
    weight: 1,
    run(hand) {
      const pos = textPos(hand)
      const mark =
        pos === null ? null : hand.doc.nodeAt(pos)?.marks.find(({ type }) => type.name === "bracket")
      if (!mark) return
      const settled = {
        table: "brackets",
        id: mark.attrs.id as string,
        field: "settled",
        value: { outcome: "kept" },
      }
      hand.edit((tr) => tr.removeMark(0, tr.doc.content.size, mark).setMeta(recordsMeta, [settled]))
    },
  },
  footnote: {
    weight: 1,
    run(hand) {
      const pos = textPos(hand)
      if (pos === null) return
      const id = hand.newId()
      const { schema } = hand.doc.type
      const text = schema.node("doc", null, [newParagraph(hand)])
      hand.edit((tr) =>
        tr
          .insert(pos, schema.node("footnote", { id }))
          .setMeta(notesMeta, new Map([[id, text]]))
          .setMeta(recordsMeta, [{ table: "footnotes", id, field: "kind", value: "reference" }]),
      )
    },
  },
  restyle: {
    weight: 2,
    run(hand) {
      const paragraph = anyParagraph(hand)
      if (!paragraph) return
      const level = hand.random.below(4)
      const kind = level === 0 ? "operative" : "item"
      hand.edit((tr) => tr.setNodeMarkup(paragraph.from, null, { ...paragraph.node.attrs, kind, level }))
    },
  },
  record: {
    weight: 1,
    run(hand) {
      const paragraph = anyParagraph(hand)
      if (!paragraph) return
      const value = hand.random.below(3) === 0 ? undefined : hand.random.below(4)
      const change = { table: "statuses", id: String(paragraph.node.attrs.id), field: "level", value }
      hand.edit((tr) => tr.setMeta(recordsMeta, [change]))
    },
  },
  replaceAll: {
    weight: 0,
    run(hand) {
      hand.edit((tr) => tr.delete(0, tr.doc.content.size))
    },
  },
  undo: { weight: 3, run: (hand) => hand.undo() },
  redo: { weight: 1, run: (hand) => hand.redo() },
}

const deck = Object.entries(acts).flatMap(([name, { weight }]) => Array.from({ length: weight }, () => name))

/** Draws the next act: which it is depends on nothing but the random source. */
export const drawAct = (random: Random): string => deck[random.below(deck.length)] ?? "type"

export function doAct(name: string, hand: Hand): void {
  acts[name]?.run(hand)
}

interface Found {
  readonly node: Node
  readonly from: number
  readonly to: number
}

function anyParagraph({ doc, random }: Hand): Found | null {
  if (doc.childCount === 0) return null
  const index = random.below(doc.childCount)
  let from = 0
  for (let i = 0; i < index; i++) from += doc.child(i).nodeSize
  const node = doc.child(index)
  return { node, from, to: from + node.nodeSize }
}

function textPos(hand: Hand): number | null {
  const paragraph = anyParagraph(hand)
  return paragraph && paragraph.from + 1 + hand.random.below(paragraph.node.content.size + 1)
}

function newParagraph(hand: Hand): Node {
  const { schema } = hand.doc.type
  return schema.node("paragraph", { id: hand.newId() }, schema.text(hand.character()))
}

function split(hand: Hand, tr: Transaction, pos: number): void {
  const { parent } = tr.doc.resolve(pos)
  tr.split(pos, 1, [{ type: parent.type, attrs: { ...parent.attrs, id: hand.newId() } }])
}
