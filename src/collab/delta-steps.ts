import { Slice } from "prosemirror-model"
import type { Transform } from "prosemirror-transform"
import { type ParagraphAttrs, schema } from "../core/schema/schema.ts"
import { headId, inlineNode, paragraphStart } from "./doc-from-text.ts"
import { hasHead, spotAt } from "./flat.ts"
import { markOf } from "./marks.ts"

/** One part of a change of a shared text, as Yjs reports it. */
export interface DeltaOp {
  readonly retain?: number
  readonly delete?: number
  readonly insert?: string | Readonly<Record<string, unknown>>
  readonly attributes?: Readonly<Record<string, unknown>>
}

/**
 * Turns a change of a shared text into steps of the document.
 *
 * Steps, not a new document: selections, decorations and everything else that
 * maps through a transaction stays where it belongs.
 *
 * @param attrsOf the data of a paragraph that begins in this change
 */
export function applyDelta(
  tr: Transform,
  delta: readonly DeltaOp[],
  attrsOf: (id: string) => ParagraphAttrs,
): void {
  let index = 0
  for (const { retain, delete: removed, insert, attributes } of delta) {
    if (retain !== undefined) {
      if (attributes !== undefined) format(tr, index, index + retain, attributes)
      index += retain
    } else if (removed !== undefined) remove(tr, index, index + removed)
    else if (insert !== undefined) index += insertAt(tr, index, insert, attributes, attrsOf)
  }
}

function format(
  tr: Transform,
  from: number,
  to: number,
  attributes: Readonly<Record<string, unknown>>,
): void {
  // The sentinel takes formats like any embed and shows none.
  if (to <= 1) return
  const start = spotAt(tr.doc, Math.max(1, from)).pos
  const end = spotAt(tr.doc, to).pos
  for (const [name, value] of Object.entries(attributes)) {
    const mark = markOf(name, value ?? true)
    if (mark === null) continue
    if (value === null) tr.removeMark(start, end, name === "link" ? mark.type : mark)
    else tr.addMark(start, end, mark)
  }
}

function insertAt(
  tr: Transform,
  index: number,
  insert: string | Readonly<Record<string, unknown>>,
  attributes: DeltaOp["attributes"],
  attrsOf: (id: string) => ParagraphAttrs,
): number {
  const id = typeof insert === "string" ? null : paragraphStart(insert)
  if (id !== null) {
    beginParagraph(tr, index, attrsOf(id))
    return 1
  }
  const node = inlineNode(insert, attributes)
  // The sentinel, when a text comes to life: it is no part of the document.
  if (node === null) return 1
  const { paragraph, pos } = spotAt(tr.doc, index)
  if (paragraph === -1) tr.insert(0, schema.node("paragraph", attrsOf(headId), node))
  else tr.insert(pos, node)
  return node.nodeSize
}

/** A paragraph starts at `index`: what follows there up to the next one becomes its words. */
function beginParagraph(tr: Transform, index: number, attrs: ParagraphAttrs): void {
  const { paragraph, start, pos } = spotAt(tr.doc, index)
  if (paragraph === -1) {
    tr.insert(0, schema.node("paragraph", attrs))
    return
  }
  if (hasHead(tr.doc) && index === 1) {
    tr.setNodeMarkup(0, null, attrs)
    return
  }
  const end = start + tr.doc.child(paragraph).nodeSize
  // At the end of a paragraph nothing is split: a cursor there stays in its paragraph.
  if (pos === end - 1) tr.insert(end, schema.node("paragraph", attrs))
  else tr.split(pos, 1, [{ type: schema.nodes.paragraph, attrs }])
}

function remove(tr: Transform, from: number, to: number): void {
  const first = spotAt(tr.doc, from)
  const last = spotAt(tr.doc, to)
  const firstEnd = first.paragraph === -1 ? 0 : first.start + tr.doc.child(first.paragraph).nodeSize
  const lastEnd = last.start + tr.doc.child(last.paragraph).nodeSize
  if (first.paragraph === last.paragraph) {
    tr.replace(first.pos, last.pos, Slice.empty)
  } else if (last.pos === lastEnd - 1 && (first.paragraph === -1 || first.pos === firstEnd - 1)) {
    // Whole paragraphs go as nodes, and the one before them is not touched.
    tr.replace(firstEnd, lastEnd, Slice.empty)
  } else if (first.paragraph === -1) {
    // The first paragraph's start goes and words of it stay: they stand before all paragraphs now.
    tr.replace(last.start + 1, last.pos, Slice.empty)
    if (last.start > 0) tr.replace(0, last.start, Slice.empty)
    tr.setNodeMarkup(0, null, { ...tr.doc.firstChild?.attrs, id: headId })
  } else tr.replace(first.pos, last.pos, Slice.empty)
  // Words before the first paragraph start that are all gone leave no paragraph behind.
  if (hasHead(tr.doc) && tr.doc.firstChild?.content.size === 0) tr.replace(0, 2, Slice.empty)
}
