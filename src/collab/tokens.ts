import type { Mark, Node } from "prosemirror-model"
import type { ParagraphAttrs } from "../core/schema/schema.ts"
import { headId } from "./doc-from-text.ts"
import { embedOf } from "./seed-room.ts"

/** What takes one index of a shared text: a paragraph's start, an embed, or a UTF-16 unit. */
export type Token =
  | { readonly kind: "paragraph"; readonly attrs: ParagraphAttrs; readonly pos: number }
  | {
      readonly kind: "embed"
      readonly embed: ReturnType<typeof embedOf> & object
      readonly marks: readonly Mark[]
    }
  | { readonly kind: "unit"; readonly unit: string; readonly marks: readonly Mark[] }

/** The tokens of a document between two offsets; only the paragraphs they touch are looked at. */
export function tokensBetween(doc: Node, from: number, to: number): Token[] {
  const tokens: Token[] = []
  if (from >= to) return tokens
  const first = doc.resolve(from).index(0)
  let start = first === 0 ? 0 : doc.resolve(from).posAtIndex(first, 0)
  for (let i = first; i < doc.childCount && start < to; i++) {
    const paragraph = doc.child(i)
    const attrs = paragraph.attrs as ParagraphAttrs
    if (start >= from && attrs.id !== headId) tokens.push({ kind: "paragraph", attrs, pos: start })
    let at = start + 1
    paragraph.forEach((node) => {
      const end = at + node.nodeSize
      if (end > from && at < to) {
        const embed = embedOf(node)
        if (embed !== null) tokens.push({ kind: "embed", embed, marks: node.marks })
        else
          for (const unit of (node.text ?? "").slice(Math.max(0, from - at), to - at).split(""))
            tokens.push({ kind: "unit", unit, marks: node.marks })
      }
      at = end
    })
    start += paragraph.nodeSize
  }
  return tokens
}

/** Whether two tokens are the same thing, marks and paragraph data apart. */
export function isSame(first: Token, second: Token): boolean {
  switch (first.kind) {
    case "paragraph":
      return second.kind === "paragraph" && first.attrs.id === second.attrs.id
    case "embed":
      return second.kind === "embed" && JSON.stringify(first.embed) === JSON.stringify(second.embed)
    case "unit":
      return second.kind === "unit" && first.unit === second.unit
    default:
      return first satisfies never
  }
}
