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
  return cuts.reduceRight((left, { from, to }) => left.cut(0, from).append(left.cut(to)), content)
}

function ranged(content: Fragment, ranges: readonly MarkedRange[]): Fragment {
  let result = content
  for (const { id, from, to } of ranges) if (from < to) result = marked(result, id, from, to)
  for (const { id, from, to, within } of ranges.toReversed()) {
    if (from < to) continue
    const marks = [...within, id].map(markFor)
    const place = schema.node("place", { bracket: id }, [], marks)
    result = result.cut(0, from).append(Fragment.from(place)).append(result.cut(from))
  }
  return result
}

const markFor = (id: BracketId) => schema.mark("bracket", { id })

function marked(content: Fragment, id: BracketId, from: number, to: number): Fragment {
  const inside: Node[] = []
  content.cut(from, to).forEach((node) => inside.push(node.mark(markFor(id).addToSet(node.marks))))
  return content.cut(0, from).append(Fragment.from(inside)).append(content.cut(to))
}
