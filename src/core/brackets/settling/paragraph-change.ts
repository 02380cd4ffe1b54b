import type { Node } from "prosemirror-model"
import type { Transform } from "prosemirror-transform"
import type { BracketId, ParagraphId } from "../../declaration/ids.ts"
import type { Json } from "../../declaration/records.ts"
import type { ParagraphAttrs } from "../../schema/schema.ts"
import type { BracketRecord } from "../bracket-record.ts"

/** Makes the restyling or the move that a bracket on a paragraph proposes. */
export function changeParagraph(tr: Transform, paragraph: ParagraphId, record: BracketRecord): void {
  const at = findParagraph(tr.doc, paragraph)
  if (at === null) return
  if (record.proposes === "restyling") {
    for (const [name, value] of Object.entries(asStyle(record.target))) tr.setNodeAttribute(at, name, value)
    return
  }
  const node = tr.doc.nodeAt(at)
  const after = moveTarget(record.target)
  if (!node || after === undefined) return
  tr.delete(at, at + node.nodeSize)
  const anchor = after === null ? null : findParagraph(tr.doc, after)
  const place = anchor === null ? (after === null ? 0 : at) : anchor + (tr.doc.nodeAt(anchor)?.nodeSize ?? 0)
  tr.insert(place, node)
}

/** Takes a bracket off the paragraph it sits on. */
export function liftFromParagraph(tr: Transform, paragraph: ParagraphId, bracket: BracketId): void {
  const at = findParagraph(tr.doc, paragraph)
  const attrs = at === null ? null : (tr.doc.nodeAt(at)?.attrs as ParagraphAttrs | undefined)
  if (at === null || !attrs?.brackets.includes(bracket)) return
  tr.setNodeAttribute(
    at,
    "brackets",
    attrs.brackets.filter((id) => id !== bracket),
  )
}

/** The look of a paragraph: what a restyling proposes to change. */
export type Style = Partial<Pick<ParagraphAttrs, "kind" | "level" | "label">>

/** The style a restyling's record proposes. */
export const asStyle = (target: Json): Style =>
  typeof target === "object" && target !== null && !Array.isArray(target) ? (target as Style) : {}

/** The paragraph a move puts its own behind; null for the start of the text, undefined where nothing is said. */
export function moveTarget(target: Json): ParagraphId | null | undefined {
  if (typeof target !== "object" || target === null || Array.isArray(target)) return undefined
  const { after } = target as { readonly after?: Json }
  return after === null ? null : typeof after === "string" ? (after as ParagraphId) : undefined
}

/** The offset before the paragraph with this id, or null. */
export function findParagraph(doc: Node, id: ParagraphId): number | null {
  let found: number | null = null
  doc.forEach((node, start) => {
    if (found === null && (node.attrs as ParagraphAttrs).id === id) found = start
  })
  return found
}
