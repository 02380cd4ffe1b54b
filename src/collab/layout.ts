import type * as Y from "yjs"
import type { BracketId, FootnoteId, ParagraphId } from "../core/declaration/ids.ts"
import {
  type Fields,
  type Json,
  type RecordChange,
  type TableName,
  tableNames,
} from "../core/declaration/records.ts"

/**
 * What lies in a room: the names and forms of the shared types of one declaration.
 *
 * `text` is one `Y.Text` for the whole body: a sentinel embed that is no
 * paragraph and is never deleted, then per paragraph an embed `{ paragraph: id }`
 * followed by its words; `{ footnote: id }` and `{ place: bracketId }` are embeds
 * in the words; inline marks are formatting attributes (`bracket:<id>`, `em`,
 * `strong`, `sup`, `link`). A footnote's text has the same form under
 * `footnote:<id>`. Paragraph data and records are flat maps, `<id>/<field>` to
 * a value: two people who set two fields of one record for the first time, both
 * offline, would otherwise each create a map, and one of the maps would go.
 */
export const schemaVersion = 1

export const bodyName = "text"
export const noteName = (id: FootnoteId): string => `footnote:${id}`

/** The embed at the start of every text. It keeps the first paragraph an ordinary one. */
export const sentinel = { sentinel: true } as const

export interface ParagraphEmbed {
  readonly paragraph: ParagraphId
}
export interface FootnoteEmbed {
  readonly footnote: FootnoteId
}
export interface PlaceEmbed {
  readonly place: BracketId
}
export type Embed = typeof sentinel | ParagraphEmbed | FootnoteEmbed | PlaceEmbed

/** The shared types of one room, each fetched once. */
export interface Layout {
  readonly ydoc: Y.Doc
  readonly body: Y.Text
  readonly note: (id: FootnoteId) => Y.Text
  /** `<paragraph id>/<attribute>`: kind, level, label, origin, `bracket:<id>`. */
  readonly paragraphs: Y.Map<Json>
  readonly tables: Readonly<Record<TableName, Y.Map<Json>>>
  /** How removed paragraph starts went, by item: see `ends.ts`. */
  readonly ends: Y.Map<Json>
  /** Which items are copies of which removed ones: see `copies.ts`. */
  readonly copies: Y.Map<Json>
}

export function layoutOf(ydoc: Y.Doc): Layout {
  return {
    ydoc,
    body: ydoc.getText(bodyName),
    note: (id) => ydoc.getText(noteName(id)),
    paragraphs: ydoc.getMap<Json>("paragraphs"),
    tables: Object.fromEntries(tableNames.map((name) => [name, ydoc.getMap<Json>(name)])) as Layout["tables"],
    ends: ydoc.getMap<Json>("ends"),
    copies: ydoc.getMap<Json>("copies"),
  }
}

export const fieldKey = (id: string, field: string): string => `${id}/${field}`

/** The id and field of a key. Ids hold no slash; fields may. */
export function splitKey(key: string): { readonly id: string; readonly field: string } {
  const slash = key.indexOf("/")
  return { id: key.slice(0, slash), field: key.slice(slash + 1) }
}

/** The records in a flat map, by id. */
export function readTable(map: Y.Map<Json>): Map<string, Fields> {
  const records = new Map<string, Record<string, Json>>()
  for (const [key, value] of map) {
    const { id, field } = splitKey(key)
    const fields = records.get(id)
    if (fields) fields[field] = value
    else records.set(id, { [field]: value })
  }
  return records
}

/** Writes record changes into a room, as one Yjs transaction. */
export function writeChanges(layout: Layout, changes: readonly RecordChange[], origin: Origin): void {
  layout.ydoc.transact(() => {
    for (const { table, id, field, value } of changes) {
      const map = layout.tables[table]
      if (value === undefined) map.delete(fieldKey(id, field))
      else map.set(fieldKey(id, field), value)
    }
  }, origin)
}

/** Where a change of the shared document comes from. Whoever reacts asks this, never a constructor's name. */
export type Origin =
  | { readonly source: "drafter"; readonly id: string }
  | { readonly source: "seed" }
  | { readonly source: "file" }
  | { readonly source: "repair" }
