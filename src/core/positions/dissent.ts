import { Fragment, type Node } from "prosemirror-model"
import { type Act, recordEvent } from "../brackets/act.ts"
import type { Declaration } from "../declaration/declaration.ts"
import type { ActorId, FootnoteId, ParagraphId } from "../declaration/ids.ts"
import {
  changeRecords,
  type Fields,
  type Json,
  type RecordChange,
  writeRecord,
} from "../declaration/records.ts"
import { type Signature, signatureFromJson, signatureToJson } from "../declaration/signature.ts"
import { type ParagraphAttrs, schema } from "../schema/schema.ts"

/**
 * How dissent goes into an adopted text, besides the footnotes of regions and
 * delegations. `end-note`: a sentence on the whole ("endorsed by all countries
 * with one exception …"); `disassociation`: from some paragraphs;
 * `not-joining`: the delegation does not join the declaration.
 */
export const dissentForms = ["end-note", "disassociation", "not-joining"] as const

export type DissentForm = (typeof dissentForms)[number]

export interface Dissent {
  readonly id: string
  readonly form: DissentForm
  /** Empty for an exception that the text does not name. */
  readonly actors: readonly ActorId[]
  /** For `disassociation`: from which paragraphs. */
  readonly paragraphs: readonly ParagraphId[]
  /** The sentence as it is printed. */
  readonly text: string
  readonly entered: Signature
  readonly withdrawn: Signature | null
}

export function enterDissent(
  dissent: Pick<Dissent, "form" | "actors" | "paragraphs" | "text">,
  act: Act,
): RecordChange[] {
  const id = act.newId()
  const { form, actors, paragraphs, text } = dissent
  const fields: Record<string, Json> = {
    form,
    actors,
    paragraphs,
    text,
    entered: signatureToJson(act.signature),
  }
  return [...writeRecord("dissents", id, fields), recordEvent("dissents", id, "entered", null, act)]
}

export function withdrawDissent({ id }: Dissent, act: Act): RecordChange[] {
  return [
    { table: "dissents", id, field: "withdrawn", value: signatureToJson(act.signature) },
    recordEvent("dissents", id, "withdrawn", null, act),
  ]
}

/** The dissents recorded, in the order they were entered. */
export function dissents(declaration: Declaration): Dissent[] {
  return [...declaration.records.dissents]
    .flatMap(([id, fields]) => readDissent(id, fields) ?? [])
    .sort((first, second) => (first.entered.at < second.entered.at ? -1 : 1))
}

/**
 * The declaration with its dissents in print: a disassociation as a note of each
 * paragraph it concerns, the others as paragraphs after the text, before its
 * annexes. For print only; the room keeps the records.
 */
export function withDissents(declaration: Declaration): Declaration {
  const standing = dissents(declaration).filter(({ withdrawn }) => withdrawn === null)
  if (standing.length === 0) return declaration
  const notes = new Map(declaration.notes)
  const changes: RecordChange[] = []
  const byParagraph = new Map<string, FootnoteId[]>()
  const end: Node[] = []
  for (const { id, form, actors, paragraphs, text } of standing) {
    const paragraph = schema.node("paragraph", { id: `dissent-${id}`, kind: "operative" }, schema.text(text))
    if (form !== "disassociation") {
      end.push(paragraph)
      continue
    }
    const note = `dissent-${id}` as FootnoteId
    notes.set(
      note,
      schema.node("doc", null, [schema.node("paragraph", { id: note, kind: "note" }, schema.text(text))]),
    )
    const [owner] = actors
    changes.push(...writeRecord("footnotes", note, { kind: "delegation-position", ...(owner && { owner }) }))
    for (const concerned of paragraphs)
      byParagraph.set(concerned, [...(byParagraph.get(concerned) ?? []), note])
  }
  const body = declaration.doc.children.map((paragraph) => {
    const own = byParagraph.get((paragraph.attrs as ParagraphAttrs).id) ?? []
    const references = own.map((id) => schema.node("footnote", { id }))
    return own.length === 0 ? paragraph : paragraph.copy(paragraph.content.append(Fragment.from(references)))
  })
  const annex = body.findIndex((paragraph) => (paragraph.attrs as ParagraphAttrs).kind === "annex-heading")
  body.splice(annex === -1 ? body.length : annex, 0, ...end)
  return {
    doc: schema.node("doc", null, body),
    notes,
    records: changeRecords(declaration.records, changes),
  }
}

function readDissent(id: string, fields: Fields): Dissent | null {
  const { form, actors, paragraphs, text, entered, withdrawn } = fields
  const known = dissentForms.find((name) => name === form)
  const signed = signatureFromJson(entered)
  if (known === undefined || signed === null || typeof text !== "string" || text === "") return null
  return {
    id,
    form: known,
    actors: textsIn(actors) as ActorId[],
    paragraphs: textsIn(paragraphs) as ParagraphId[],
    text,
    entered: signed,
    withdrawn: signatureFromJson(withdrawn),
  }
}

const textsIn = (value: Json | undefined): string[] =>
  Array.isArray(value) ? value.filter((entry) => typeof entry === "string") : []
