import type { ActorId, BracketId } from "../declaration/ids.ts"
import type { Fields, Json, RecordChange, TableName } from "../declaration/records.ts"
import { fieldsWith } from "../declaration/records.ts"
import { type Signature, signatureFromJson, signatureToJson } from "../declaration/signature.ts"

/** What an actor can hold on a bracket, a footnote or a paragraph. */
export const stances = [
  "proposes",
  "supports",
  "opposes",
  "deletes",
  "retains",
  "reserves",
  "considers",
  "accepts",
  "conditional",
] as const

/** `deletes`: wants it deleted. `considers`: awaits instructions. `accepts`: can live with it. */
export type Stance = (typeof stances)[number]

/** What one delegation or region holds, on the exact wording it was given on. */
export interface Position {
  readonly actor: ActorId
  readonly stance: Stance
  /** The wording's hash when it was given; it is stale where the wording has changed since. */
  readonly wording: string
  readonly remark: string
  /** For `conditional`: the bracket it depends on. */
  readonly on: BracketId | null
  readonly signature: Signature
}

/** The positions in a record, one per actor: field `position:<actor>`. */
export function positionsIn(fields: Fields): Position[] {
  return fieldsWith(fields, "position:").flatMap(([actor, value]) => {
    const position = positionFromJson(actor as ActorId, value)
    return position ? [position] : []
  })
}

/** The change that records what an actor holds; it replaces what that actor held before. */
export function writePosition(table: TableName, id: string, position: Position): RecordChange {
  const { actor, stance, wording, remark, on, signature } = position
  const value: Json = { stance, wording, remark, on, signature: signatureToJson(signature) }
  return { table, id, field: `position:${actor}`, value }
}

function positionFromJson(actor: ActorId, value: Json): Position | null {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null
  const { stance, wording, remark, on, signature } = value as Record<string, Json>
  const signed = signatureFromJson(signature)
  if (!signed || !(stances as readonly unknown[]).includes(stance)) return null
  return {
    actor,
    stance: stance as Stance,
    wording: typeof wording === "string" ? wording : "",
    remark: typeof remark === "string" ? remark : "",
    on: typeof on === "string" ? (on as BracketId) : null,
    signature: signed,
  }
}
