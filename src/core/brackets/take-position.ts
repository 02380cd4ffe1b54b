import type { Node } from "prosemirror-model"
import type { ActorId, BracketId } from "../declaration/ids.ts"
import type { RecordChange } from "../declaration/records.ts"
import { type Position, type Stance, writePosition } from "../positions/position.ts"
import { type Act, recordEvent } from "./act.ts"
import type { Bracket } from "./bracket.ts"
import { bracketWording } from "./bracket-wording.ts"

/** What somebody wants to hold on a bracket. */
export interface Held {
  readonly actor: ActorId
  readonly stance: Stance
  readonly remark?: string
  /** For `conditional`: the bracket it depends on. */
  readonly on?: BracketId | null
}

/**
 * Records what an actor holds on a bracket, on the wording as it stands in `doc`.
 * It replaces what that actor held; the history keeps both.
 */
export function takePosition(doc: Node, bracket: Bracket, held: Held, act: Act): RecordChange[] {
  const { actor, stance, remark = "", on = null } = held
  const wording = bracketWording(doc, bracket)
  return [
    writePosition("brackets", bracket.id, { actor, stance, wording, remark, on, signature: act.signature }),
    ...forgetNotation(bracket),
    recordEvent("brackets", bracket.id, "position", { actor, stance, remark, on }, act),
  ]
}

/** An actor no longer holds anything on a bracket. */
export function dropPosition(bracket: Bracket, actor: ActorId, act: Act): RecordChange[] {
  if (!bracket.record.positions.some((position) => position.actor === actor)) return []
  return [
    { table: "brackets", id: bracket.id, field: `position:${actor}`, value: undefined },
    ...forgetNotation(bracket),
    recordEvent("brackets", bracket.id, "position-dropped", { actor }, act),
  ]
}

/**
 * Whether the wording has changed since a position was given on it. A position read
 * from a text has no fingerprint and is never stale.
 */
export const isStale = (doc: Node, bracket: Bracket, position: Position): boolean =>
  position.wording !== "" && position.wording !== bracketWording(doc, bracket)

// "[EU: " as imported says who held what then; from now on the record says it.
const forgetNotation = ({ id, record }: Bracket): RecordChange[] =>
  record.notation ? [{ table: "brackets", id, field: "notation", value: undefined }] : []
