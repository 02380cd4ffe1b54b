import type { Node } from "prosemirror-model"
import type { BracketId } from "../declaration/ids.ts"
import { bracketIds } from "./bracket.ts"

/** A piece of a paragraph that carries one set of marks: a stretch of text, a reference, a place. */
export interface Leaf {
  readonly node: Node
  readonly from: number
  readonly to: number
  readonly ids: readonly BracketId[]
}

const leaf = (node: Node, from: number): Leaf => ({
  node,
  from,
  to: from + node.nodeSize,
  ids: bracketIds(node.marks),
})

/** The leaf that ends at `pos`, or the part of one before it, in the same paragraph. */
export function leafBefore(doc: Node, pos: number): Leaf | null {
  const node = doc.resolve(pos).nodeBefore
  return node?.isInline ? leaf(node, pos - node.nodeSize) : null
}

/** The leaf that starts at `pos`, or the part of one after it, in the same paragraph. */
export function leafAfter(doc: Node, pos: number): Leaf | null {
  const node = doc.resolve(pos).nodeAfter
  return node?.isInline ? leaf(node, pos) : null
}

/** The last leaf of the paragraph before the one around `pos`; null where that has none. */
export function lastLeafAbove(doc: Node, pos: number): Leaf | null {
  const $pos = doc.resolve(pos)
  const start = $pos.start(1)
  return start > 1 ? leafBefore(doc, start - 2) : null
}

/** The first leaf of the paragraph after the one around `pos`; null where that has none. */
export function firstLeafBelow(doc: Node, pos: number): Leaf | null {
  const $pos = doc.resolve(pos)
  const end = $pos.end(1)
  return end + 1 < doc.content.size ? leafAfter(doc, end + 2) : null
}

/** The leaves between two offsets, cut to them. */
export function leavesBetween(doc: Node, from: number, to: number): Leaf[] {
  const found: Leaf[] = []
  doc.nodesBetween(from, to, (node, pos) => {
    if (!node.isInline) return true
    const start = Math.max(from, pos)
    const end = Math.min(to, pos + node.nodeSize)
    if (start < end) {
      const part = node.isText && end - start < node.nodeSize ? node.cut(start - pos, end - pos) : node
      found.push(leaf(part, start))
    }
    return false
  })
  return found
}

/** The brackets that two neighbours share: those around the place between them. */
export const bracketsAround = (before: Leaf | null, after: Leaf | null): BracketId[] =>
  (before?.ids ?? []).filter((id) => after?.ids.includes(id))

/** The same for the place at `pos`, across a paragraph break where it is at an edge. */
export const bracketsAt = (doc: Node, pos: number): BracketId[] =>
  bracketsAround(
    leafBefore(doc, pos) ?? lastLeafAbove(doc, pos),
    leafAfter(doc, pos) ?? firstLeafBelow(doc, pos),
  )
