import type { Node } from "prosemirror-model"
import type * as Y from "yjs"
import type { Declaration } from "../core/declaration/declaration.ts"
import { tableNames } from "../core/declaration/records.ts"
import type { ParagraphAttrs } from "../core/schema/schema.ts"
import { fieldKey, type Layout, layoutOf, type Origin, schemaVersion, sentinel } from "./layout.ts"
import { attributesOf } from "./marks.ts"
import { writeParagraph } from "./paragraph-data.ts"

/**
 * Writes a declaration into an empty room, as one transaction. Only whoever
 * opens the room may do so, once: a room seeded twice holds everything twice.
 */
export function seedRoom(ydoc: Y.Doc, declaration: Declaration): void {
  const layout = layoutOf(ydoc)
  if (layout.body.length > 0) throw new Error("This room has been seeded before")
  const origin: Origin = { source: "seed" }
  ydoc.transact(() => {
    ydoc.getMap("room").set("schema", schemaVersion)
    seedText(layout, layout.body, declaration.doc)
    for (const [id, doc] of declaration.notes) seedText(layout, layout.note(id), doc)
    for (const table of tableNames)
      for (const [id, fields] of declaration.records[table])
        for (const [field, value] of Object.entries(fields))
          layout.tables[table].set(fieldKey(id, field), value)
  }, origin)
}

/** Writes a whole document into an empty shared text, within the caller's transaction. */
export function seedText(layout: Layout, text: Y.Text, doc: Node): void {
  const delta: { insert: string | object; attributes?: object }[] = [{ insert: { ...sentinel } }]
  doc.forEach((paragraph) => {
    const attrs = paragraph.attrs as ParagraphAttrs
    delta.push({ insert: { paragraph: attrs.id } })
    writeParagraph(layout, null, attrs)
    paragraph.forEach((node) => {
      delta.push({ insert: embedOf(node) ?? node.text ?? "", attributes: attributesOf(node.marks) })
    })
  })
  // Unsanitized: Yjs would otherwise drop a final line break, which is a word's business, not ours.
  text.applyDelta(delta, { sanitize: false })
}

/** The embed of an inline node that is no text; null for text. */
export function embedOf(node: Node): { footnote: string } | { place: string } | null {
  if (node.type.name === "footnote") return { footnote: String(node.attrs.id) }
  if (node.type.name === "place") return { place: String(node.attrs.bracket) }
  return null
}
