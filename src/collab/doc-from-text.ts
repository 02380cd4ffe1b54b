import { Fragment, type Node } from "prosemirror-model"
import type * as Y from "yjs"
import { type ParagraphKind, schema } from "../core/schema/schema.ts"
import { type Layout, readTable } from "./layout.ts"
import { marksOf } from "./marks.ts"
import { paragraphAttrs } from "./paragraph-data.ts"

/**
 * The id of words that stand before the first paragraph start: somebody deleted
 * the first paragraph while somebody else typed in it. A writer's keeper makes
 * a paragraph of them at once; a reader sees them as one meanwhile.
 */
export const headId = "~"

/** What a paragraph of a text is where nobody has said so. */
export const fallbackKind = (layout: Layout, text: Y.Text): ParagraphKind =>
  text === layout.body ? "operative" : "note"

interface Op {
  readonly insert: string | Readonly<Record<string, unknown>>
  readonly attributes?: Readonly<Record<string, unknown>>
}

/** The ProseMirror document a shared text holds: the body's, or a footnote's. */
export function docFromText(layout: Layout, text: Y.Text): Node {
  const data = readTable(layout.paragraphs)
  const kind = fallbackKind(layout, text)
  const paragraphs: Node[] = []
  let id: string | null = null
  let inline: Node[] = []
  const close = (): void => {
    if (id === null && inline.length === 0) return
    const attrs = paragraphAttrs(id ?? headId, data.get(id ?? headId), kind)
    paragraphs.push(schema.node("paragraph", attrs, Fragment.fromArray(joined(inline))))
    inline = []
  }
  for (const { insert, attributes } of text.toDelta() as Op[]) {
    const start = typeof insert === "string" ? null : paragraphStart(insert)
    if (start !== null) {
      close()
      id = start
    } else {
      const node = inlineNode(insert, attributes)
      if (node !== null) inline.push(node)
    }
  }
  close()
  return schema.node("doc", null, paragraphs)
}

/** The id in the embed a paragraph begins with; null for every other embed. */
export function paragraphStart(embed: Readonly<Record<string, unknown>>): string | null {
  return typeof embed.paragraph === "string" ? embed.paragraph : null
}

/** Words, a footnote's reference or a bracket's place; null for the sentinel. */
export function inlineNode(insert: Op["insert"], attributes: Op["attributes"]): Node | null {
  const marks = marksOf(attributes)
  if (typeof insert === "string") return schema.text(insert, marks)
  if (typeof insert.footnote === "string")
    return schema.node("footnote", { id: insert.footnote }, undefined, marks)
  if (typeof insert.place === "string")
    return schema.node("place", { bracket: insert.place }, undefined, marks)
  return null
}

/** Neighbouring stretches of the same marks as one: Yjs leaves format signs between them. */
function joined(nodes: readonly Node[]): Node[] {
  const result: Node[] = []
  for (const node of nodes) {
    const last = result.at(-1)
    if (last?.isText && node.isText && last.sameMarkup(node))
      result[result.length - 1] = schema.text((last.text ?? "") + (node.text ?? ""), node.marks)
    else result.push(node)
  }
  return result
}
