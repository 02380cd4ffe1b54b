import { Fragment, type Node } from "prosemirror-model"
import type { BracketId } from "../../core/declaration/ids.ts"
import { schema } from "../../core/schema/schema.ts"
import {
  type Cut,
  type MarkedRange,
  type Notation,
  type NotationOptions,
  parseNotation,
} from "./parse-notation.ts"

/** A paragraph whose text still holds its bracket signs, and the line it starts at. */
export interface SignedParagraph {
  readonly node: Node
  readonly line: number
}

/**
 * Paragraphs with their signs turned into brackets: signs and names leave the
 * text, marks and places come. The records, statuses and problems come along.
 *
 * @param paragraphs all of one text, because brackets span paragraphs
 */
export function putBrackets(
  paragraphs: readonly SignedParagraph[],
  options: NotationOptions,
): Notation & { readonly nodes: readonly Node[] } {
  const notation = parseNotation(
    paragraphs.map(({ node, line }) => ({ text: writtenText(node), line })),
    options,
  )
  const nodes = paragraphs.map(({ node }, index) => {
    const read = notation.paragraphs[index]
    return read ? node.copy(ranged(uncut(node.content, read.cuts), read.ranges)) : node
  })
  return { ...notation, nodes }
}

// A note reference takes one offset in the document, so it is one character here.
const writtenText = (node: Node): string => node.textBetween(0, node.content.size, undefined, "\ufffc")

function uncut(content: Fragment, cuts: readonly Cut[]): Fragment {
  if (cuts.length === 0) return content
  const kept: Node[] = []
  let at = 0
  for (const { from, to } of [...cuts, { from: content.size, to: content.size }]) {
    if (at < from) content.cut(at, from).forEach((node) => kept.push(node))
    at = Math.max(at, to)
  }
  return Fragment.fromArray(kept)
}

/** Marks the ranges in one pass: a paragraph of a real text can hold hundreds of brackets. */
function ranged(content: Fragment, ranges: readonly MarkedRange[]): Fragment {
  if (ranges.length === 0) return content
  const edges = [...new Set(ranges.flatMap(({ from, to }) => [from, to]))].sort(
    (first, second) => first - second,
  )
  const nodes: Node[] = []
  let open: MarkedRange[] = []
  let next = 0
  let edge = 0
  const reach = (at: number): void => {
    open = open.filter(({ to }) => to > at)
    for (let range = ranges[next]; range && range.from <= at; range = ranges[++next])
      if (range.from < range.to) open.push(range)
      else nodes.push(placeFor(range))
  }
  let at = 0
  content.forEach((node) => {
    const end = at + node.nodeSize
    for (let from = at; from < end;) {
      while ((edges[edge] ?? Infinity) <= from) edge++
      reach(from)
      const to = Math.min(end, edges[edge] ?? end)
      const piece = node.isText && to - from < node.nodeSize ? node.cut(from - at, to - at) : node
      nodes.push(piece.mark(open.reduce((marks, { id }) => markFor(id).addToSet(marks), piece.marks)))
      from = to
    }
    at = end
  })
  reach(at)
  return Fragment.from(nodes)
}

const markFor = (id: BracketId) => schema.mark("bracket", { id })

const placeFor = ({ id, within }: MarkedRange): Node =>
  schema.node("place", { bracket: id }, [], [...within, id].map(markFor))
