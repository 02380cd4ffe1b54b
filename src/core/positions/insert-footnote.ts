import type { Node } from "prosemirror-model"
import type { Transform } from "prosemirror-transform"
import type { Act } from "../brackets/act.ts"
import { recordEvent } from "../brackets/act.ts"
import type { ActorId, FootnoteId, ParagraphId } from "../declaration/ids.ts"
import { type RecordChange, writeRecord } from "../declaration/records.ts"
import { schema } from "../schema/schema.ts"
import type { FootnoteKind } from "./footnote.ts"

/** A footnote to be put into the text. */
export interface NewFootnote {
  readonly kind: FootnoteKind
  /** Whose position it is; null for kinds that are nobody's. */
  readonly owner: ActorId | null
  readonly text: string
}

export interface InsertedFootnote {
  readonly id: FootnoteId
  readonly changes: readonly RecordChange[]
  /** The note's own text, to be written under its id. */
  readonly text: Node
}

/** Whether notes of a kind are somebody's position. */
export const isPosition = (kind: FootnoteKind): boolean =>
  kind === "regional-position" || kind === "delegation-position"

/** Puts a reference at `pos` of the body, and says what its record and its text are. */
export function insertFootnote(tr: Transform, pos: number, note: NewFootnote, act: Act): InsertedFootnote {
  const id = act.newId() as FootnoteId
  const around = tr.doc.resolve(pos)
  // Inside a bracket the reference belongs to the bracketed text; at its edge it does not.
  const marks = (around.nodeBefore?.marks ?? []).filter((mark) => mark.isInSet(around.nodeAfter?.marks ?? []))
  tr.insert(pos, schema.node("footnote", { id }, [], marks))
  const paragraph = schema.node(
    "paragraph",
    { id: act.newId() as ParagraphId, kind: "note" },
    note.text === "" ? [] : [schema.text(note.text)],
  )
  return {
    id,
    changes: [
      ...writeRecord("footnotes", id, {
        kind: note.kind,
        ...(note.owner !== null && isPosition(note.kind) && { owner: note.owner, status: "proposed" }),
      }),
      recordEvent("footnotes", id, "inserted", null, act),
    ],
    text: schema.node("doc", null, [paragraph]),
  }
}
