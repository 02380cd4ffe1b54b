import type { Node } from "prosemirror-model"
import type { Transform } from "prosemirror-transform"
import { type Act, recordEvent } from "../brackets/act.ts"
import type { Declaration } from "../declaration/declaration.ts"
import type { ActorId, FootnoteId, NewId } from "../declaration/ids.ts"
import { type Json, type RecordChange, writeRecord } from "../declaration/records.ts"
import { type ParagraphAttrs, schema } from "../schema/schema.ts"
import { type Footnote, type FootnoteKind, footnoteReferences, type FootnoteStatus } from "./footnote.ts"

/** A footnote to be put into the text. */
export interface NewFootnote {
  readonly kind: FootnoteKind
  /** Whose position it is; null for kinds that are nobody's. */
  readonly owner: ActorId | null
}

/** The text of a new footnote: one paragraph, empty where nobody has written it yet. */
export const noteText = (words: string, newId: NewId): Node =>
  schema.node("doc", null, [
    schema.node("paragraph", { id: newId(), kind: "note" }, words === "" ? [] : [schema.text(words)]),
  ])

/**
 * Puts a new footnote at `pos`. Its number, and those of the notes after it,
 * follow from the order of references; its text (`noteText`) is written under the same id.
 */
export function insertFootnote(
  tr: Transform,
  pos: number,
  note: NewFootnote,
  act: Act,
): { readonly id: FootnoteId; readonly changes: readonly RecordChange[] } {
  const id = act.newId() as FootnoteId
  refer(tr, pos, id)
  const { kind, owner } = note
  const status = isPosition(kind) ? { status: "proposed" } : {}
  return {
    id,
    changes: [
      ...writeRecord("footnotes", id, { kind, ...(owner !== null && { owner }), ...status }),
      recordEvent("footnotes", id, "inserted", { paragraph: paragraphAt(tr.doc, pos) }, act),
    ],
  }
}

/** Refers to a note once more: a note cited twice has one number and one text. */
export function citeAgain(tr: Transform, pos: number, id: FootnoteId, act: Act): RecordChange[] {
  refer(tr, pos, id)
  return [recordEvent("footnotes", id, "cited", { paragraph: paragraphAt(tr.doc, pos) }, act)]
}

/** Says what a note is there for and whose position it records. Only positions have an owner. */
export function reclassify(id: FootnoteId, note: NewFootnote, act: Act): RecordChange[] {
  const owner = isPosition(note.kind) ? note.owner : null
  return [
    { table: "footnotes", id, field: "kind", value: note.kind },
    { table: "footnotes", id, field: "owner", value: owner ?? undefined },
    recordEvent("footnotes", id, "reclassified", { kind: note.kind, owner }, act),
  ]
}

/** Records how far a note is agreed. Withdrawing takes its references too: see `withdrawFootnote`. */
export function setFootnoteStatus(
  id: FootnoteId,
  status: Exclude<FootnoteStatus, "withdrawn">,
  remark: string,
  act: Act,
): RecordChange[] {
  return [
    { table: "footnotes", id, field: "status", value: status },
    recordEvent("footnotes", id, status, remark === "" ? null : { remark }, act),
  ]
}

/**
 * Withdraws a note, by its owner or on the owner's behalf: its references leave
 * the text. Its words and its record stay, so that the register can say what was
 * held and who gave it up.
 */
export function withdrawFootnote(tr: Transform, id: FootnoteId, remark: string, act: Act): RecordChange[] {
  const references = footnoteReferences(tr.doc).get(id) ?? []
  for (const { pos } of references.toReversed()) tr.delete(pos, pos + 1)
  const from = references.map(({ paragraph }) => paragraph as string)
  const detail: Json = { paragraphs: from, ...(remark !== "" && { remark }) }
  return [
    { table: "footnotes", id, field: "status", value: "withdrawn" },
    recordEvent("footnotes", id, "withdrawn", detail, act),
  ]
}

/** Whether a note of this kind says what a region or delegation holds. */
export const isPosition = (kind: FootnoteKind): boolean =>
  kind === "regional-position" || kind === "delegation-position"

/** Whether its owner gave it up. Its words stay on the register only. */
export const isWithdrawn = ({ status }: Footnote): boolean => status === "withdrawn"

/** Whether a note goes to print in a final text: drafting notes never do, nor what was withdrawn. */
export const goesToPrint = (note: Footnote): boolean => note.kind !== "drafting-note" && !isWithdrawn(note)

/** The declaration with a note's text added, as `insertFootnote` leaves it to its caller to do. */
export function withNote(declaration: Declaration, id: FootnoteId, text: Node): Declaration {
  return { ...declaration, notes: new Map(declaration.notes).set(id, text) }
}

/** Puts a reference at `pos`, inside the brackets that go on there and no others. */
function refer(tr: Transform, pos: number, id: FootnoteId): void {
  const $pos = tr.doc.resolve(pos)
  const after = $pos.nodeAfter?.marks ?? []
  const around = ($pos.nodeBefore?.marks ?? []).filter(
    (mark) => mark.type.name === "bracket" && mark.isInSet(after),
  )
  tr.insert(pos, schema.node("footnote", { id }, undefined, around))
}

function paragraphAt(doc: Node, pos: number): string {
  return (doc.resolve(pos).parent.attrs as ParagraphAttrs).id
}
