import type { ActorId } from "../declaration/ids.ts"
import type { BracketRecord } from "./bracket-record.ts"
import { isOpen } from "./effect.ts"

/** What a person may do in a room. */
export const roles = ["secretariat", "negotiator", "reviewer", "observer"] as const
export type Role = (typeof roles)[number]

/** Whoever holds the pen settles: a bracket is lifted by its owner or by the chair, with a record. */
export const maySettle = (role: Role, { settled }: BracketRecord): boolean =>
  role === "secretariat" && settled === null

/** A delegation takes back what it proposed itself; of a joint proposal it takes back its name. */
export const mayWithdraw = (role: Role, actor: ActorId, record: BracketRecord): boolean =>
  isOpen(record) && (role === "negotiator" || role === "secretariat") && record.proposedBy.includes(actor)

/** Everybody at the table holds positions for his own delegation; the secretariat records anybody's. */
export const mayTakePosition = (role: Role, own: ActorId, holder: ActorId): boolean =>
  role === "secretariat" || (role === "negotiator" && own === holder)
