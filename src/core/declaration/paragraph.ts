import type { Node } from "prosemirror-model"
import type { ParagraphAttrs, ParagraphKind } from "../schema/schema.ts"
import type { Declaration } from "./declaration.ts"
import type { ParagraphId } from "./ids.ts"

/** One paragraph of a declaration, of any kind, and where it stands. */
export interface Paragraph {
  readonly id: ParagraphId
  readonly kind: ParagraphKind
  readonly level: number
  readonly label: string | null
  readonly origin: ParagraphId | null
  /** Counts from 0 in the declaration. What people see counts from 1. */
  readonly index: number
  /** The offset just before the paragraph's node; its text starts at `from + 1`. */
  readonly from: number
  /** The offset just after the node. */
  readonly to: number
  readonly node: Node
}

/** The paragraphs of a body or of a footnote's text, in order. */
export function paragraphsOf(doc: Node): Paragraph[] {
  const found: Paragraph[] = []
  doc.forEach((node, from, index) => {
    const attrs = node.attrs as ParagraphAttrs
    found.push({
      id: attrs.id as ParagraphId,
      kind: attrs.kind,
      level: attrs.level,
      label: attrs.label,
      origin: attrs.origin as ParagraphId | null,
      index,
      from,
      to: from + node.nodeSize,
      node,
    })
  })
  return found
}

export const paragraphs = (declaration: Declaration): Paragraph[] => paragraphsOf(declaration.doc)

/** The words of a paragraph, or of a whole text: no note references, no bracket signs. */
export function plainText(node: Node): string {
  return node.textBetween(0, node.content.size, "\n")
}

/**
 * The plain-text offset of an offset inside a paragraph's content (0 at its start):
 * note references and places take room in the document but not in the words.
 */
export function textOffset(paragraph: Node, inner: number): number {
  return paragraph.textBetween(0, Math.min(inner, paragraph.content.size)).length
}
