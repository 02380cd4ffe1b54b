import type { Transform } from "prosemirror-transform"
import { schema } from "../../schema/schema.ts"
import type { BracketId } from "../../declaration/ids.ts"
import type { RecordChange } from "../../declaration/records.ts"
import type { Act, Lookup } from "../act.ts"
import type { Reason } from "../bracket-record.ts"
import { leavesBetween } from "../leaf.ts"
import { bracketMark, Desk } from "./desk.ts"
import { proposeDeletion } from "./propose-deletion.ts"

/** What is said of text that stands: insert it, delete it, or not agreed as it is. */
export interface RangeProposal {
  readonly proposes: "insertion" | "deletion" | "retention"
  readonly remark?: string
  readonly reason?: Reason | null
}

export interface Bracketed {
  /** Null where the range had nothing to bracket. */
  readonly bracket: BracketId | null
  readonly changes: readonly RecordChange[]
}

/**
 * Puts a range in brackets on behalf of the act's actor, without touching a
 * letter of it. The bracket stands inside those that reach further, around
 * those that reach less far.
 */
export function bracketRange(
  tr: Transform,
  records: Lookup,
  range: { readonly from: number; readonly to: number },
  proposal: RangeProposal,
  act: Act,
): Bracketed {
  const desk = new Desk(tr, records, act)
  const bracket = open(desk, range.from, range.to, proposal)
  if (bracket !== null) {
    if (proposal.remark !== undefined && proposal.remark !== "") desk.set(bracket, "remark", proposal.remark)
    if (proposal.reason) desk.set(bracket, "reason", proposal.reason)
  }
  return { bracket, changes: desk.pending.changes }
}

function open(desk: Desk, from: number, to: number, { proposes }: RangeProposal): BracketId | null {
  if (proposes === "deletion") return proposeDeletion(desk, from, to)
  const leaves = leavesBetween(desk.tr.doc, from, to)
  if (leaves.every(({ node }) => node.type === schema.nodes.place)) return null
  const id = desk.open(
    proposes,
    leaves.flatMap((leaf) => leaf.ids),
  )
  for (const leaf of leaves) desk.tr.addMark(leaf.from, leaf.to, bracketMark(id))
  return id
}
