import { Fragment, type Node } from "prosemirror-model"
import type { BracketId } from "../../core/declaration/ids.ts"
import { schema } from "../../core/schema/schema.ts"
import type { MarkedRange } from "./parse-notation.ts"

/**
 * A paragraph with the brackets that `parseNotation` found put on its words.
 *
 * @param paragraph its content counts like the text that was read: an atom such
 *   as a note reference stood there as one character
 */
export function putBrackets(paragraph: Node, ranges: readonly MarkedRange[]): Node {
  if (ranges.length === 0) return paragraph
  let content = paragraph.content
  for (const { id, from, to } of ranges) if (from < to) content = marked(content, id, from, to)
  for (const { id, from, to, within } of ranges.toReversed()) {
    if (from < to) continue
    const marks = [...within, id].map(markFor)
    const place = schema.node("place", { bracket: id }, [], marks)
    content = content.cut(0, from).append(Fragment.from(place)).append(content.cut(from))
  }
  return paragraph.copy(content)
}

const markFor = (id: BracketId) => schema.mark("bracket", { id })

function marked(content: Fragment, id: BracketId, from: number, to: number): Fragment {
  const inside: Node[] = []
  content.cut(from, to).forEach((node) => inside.push(node.mark(markFor(id).addToSet(node.marks))))
  return content.cut(0, from).append(Fragment.from(inside)).append(content.cut(to))
}
