import type { ActorId, BracketId } from "../declaration/ids.ts"
import { type Fields, fieldsWith, type Json, type RecordChange, writeRecord } from "../declaration/records.ts"
import { type Signature, signatureFromJson, signatureToJson } from "../declaration/signature.ts"
import { type Position, positionsIn } from "../positions/position.ts"

/**
 * What a bracket proposes. `retention`: the text stands but is not agreed;
 * `option`: one of a group's alternatives; the last three sit on a paragraph's
 * record and concern the paragraph itself, not its words.
 */
export const proposalKinds = [
  "insertion",
  "deletion",
  "retention",
  "option",
  "split",
  "join",
  "restyling",
  "move",
] as const

export type ProposalKind = (typeof proposalKinds)[number]

/** Why it stands in brackets, in the words of practitioners. */
export const reasons = [
  "alternative",
  "contentious",
  "suspicious",
  "trading",
  "uncertain",
  "waiting",
  "weary",
] as const

export type Reason = (typeof reasons)[number]

/** How a bracket ended. `withdrawn` by its owner, the others by the secretariat. */
export type Outcome = "kept" | "deleted" | "replaced" | "withdrawn"

/** What became of a bracket, and why. */
export interface Settlement {
  readonly outcome: Outcome
  readonly remark: string
  readonly signature: Signature
}

/** Everything about a bracket but its place. It survives the lifting. */
export interface BracketRecord {
  readonly id: BracketId
  readonly proposes: ProposalKind
  /** Who asked for this. Empty when nobody is named. */
  readonly proposedBy: readonly ActorId[]
  readonly positions: readonly Position[]
  readonly reason: Reason | null
  readonly remark: string
  /** The group it is an option of, and its label there ("Option 1"). */
  readonly group: string | null
  readonly optionLabel: string | null
  /** Orders brackets that open at one place: the outer has the smaller number. */
  readonly order: number
  /** How its signs were written where it was imported: "[EU: " and "]". */
  readonly notation: { readonly open: string; readonly close: string } | null
  /** For `restyling` and `move`: what is proposed, as data. */
  readonly target: Json
  readonly opened: Signature | null
  readonly settled: Settlement | null
}

/** One entry of a record's history: who did what to it. */
export interface RecordEvent {
  readonly id: string
  readonly what: string
  readonly detail: Json
  readonly signature: Signature
}

const isString = (value: Json | undefined): value is string => typeof value === "string"
const textOrNull = (value: Json | undefined): string | null => (isString(value) ? value : null)
const cache = new WeakMap<Fields, BracketRecord>()

/** Reads a bracket's record; fields of an unexpected form read as absent, never as an error. */
export function bracketRecord(id: BracketId, fields: Fields): BracketRecord {
  const known = cache.get(fields)
  if (known?.id === id) return known
  const record: BracketRecord = {
    id,
    proposes: proposalKinds.find((kind) => kind === fields.proposes) ?? "retention",
    proposedBy: Array.isArray(fields.proposedBy) ? (fields.proposedBy.filter(isString) as ActorId[]) : [],
    positions: positionsIn(fields),
    reason: reasons.find((reason) => reason === fields.reason) ?? null,
    remark: textOrNull(fields.remark) ?? "",
    group: textOrNull(fields.group),
    optionLabel: textOrNull(fields.optionLabel),
    order: typeof fields.order === "number" ? fields.order : 0,
    notation: notationFromJson(fields.notation),
    target: fields.target ?? null,
    opened: signatureFromJson(fields.opened),
    settled: settlementFromJson(fields.settled),
  }
  cache.set(fields, record)
  return record
}

/** The changes that write a new bracket's record. */
export function writeBracket(record: Partial<BracketRecord> & { readonly id: BracketId }): RecordChange[] {
  const { id, positions = [], opened, settled, notation, proposedBy, ...plain } = record
  const fields: Record<string, Json> = {}
  for (const [name, value] of Object.entries(plain)) if (value !== null && value !== "") fields[name] = value
  if (proposedBy && proposedBy.length > 0) fields.proposedBy = proposedBy
  if (notation) fields.notation = { ...notation }
  if (opened) fields.opened = signatureToJson(opened)
  if (settled) fields.settled = settlementToJson(settled)
  for (const position of positions) {
    const { actor, signature, ...rest } = position
    fields[`position:${actor}`] = { ...rest, signature: signatureToJson(signature) }
  }
  return writeRecord("brackets", id, fields)
}

export const settlementToJson = ({ outcome, remark, signature }: Settlement): Json => ({
  outcome,
  remark,
  signature: signatureToJson(signature),
})

/** The history in a record, oldest first: fields `event:<id>`. */
export function eventsIn(fields: Fields): RecordEvent[] {
  const events = fieldsWith(fields, "event:").flatMap(([id, value]) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return []
    const { what, detail, signature } = value as Record<string, Json>
    const signed = signatureFromJson(signature)
    return signed && isString(what) ? [{ id, what, detail: detail ?? null, signature: signed }] : []
  })
  return events.sort((first, second) => (first.signature.at < second.signature.at ? -1 : 1))
}

function notationFromJson(value: Json | undefined): BracketRecord["notation"] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null
  const { open, close } = value as Record<string, Json>
  return isString(open) && isString(close) ? { open, close } : null
}

function settlementFromJson(value: Json | undefined): Settlement | null {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null
  const { outcome, remark, signature } = value as Record<string, Json>
  const signed = signatureFromJson(signature)
  const known = (["kept", "deleted", "replaced", "withdrawn"] as const).find((name) => name === outcome)
  return signed && known ? { outcome: known, remark: textOrNull(remark) ?? "", signature: signed } : null
}
