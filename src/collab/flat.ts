import type { Node } from "prosemirror-model"
import { headId } from "./doc-from-text.ts"

/**
 * Offsets in a document and indexes in its shared text.
 *
 * Both count every character and embed; a paragraph takes two more offsets in
 * the document (its start and its end) and one index in the text (its embed).
 * The sentinel stands at index 0. Words before the first paragraph start
 * (`headId`) use the sentinel as the embed they lack.
 */
export const hasHead = (doc: Node): boolean => doc.firstChild?.attrs.id === headId

/** How many indexes of the shared text lie before `pos`, the sentinel included. */
export function indexAt(doc: Node, pos: number): number {
  // An offset between two paragraphs belongs to neither: all paragraphs before it have ended.
  const ended = doc.resolve(pos).index(0)
  return Math.max(1, pos - ended + (hasHead(doc) ? 0 : 1))
}

/** Where in a document an index of the shared text lies. */
export interface Spot {
  /** The paragraph holding the character or embed before the index; -1 before all paragraphs. */
  readonly paragraph: number
  /** The offset just before that paragraph's node. */
  readonly start: number
  /** The offset just after the character or embed before the index. */
  readonly pos: number
}

/** The offset right after the character or embed before `index`, and its paragraph. */
export function spotAt(doc: Node, index: number): Spot {
  const shift = hasHead(doc) ? 0 : 1
  if (index === 1 && shift === 1) return { paragraph: -1, start: 0, pos: 0 }
  let start = 0
  for (let paragraph = 0; paragraph < doc.childCount; paragraph++) {
    const size = doc.child(paragraph).nodeSize
    // Its embed is at `start - paragraph + shift`, its last character at `size - 2` after that.
    if (index <= start - paragraph + shift + size - 1)
      return { paragraph, start, pos: index + paragraph - shift }
    start += size
  }
  throw new RangeError(`Index ${index} lies beyond the text`)
}
