import type { Transform } from "prosemirror-transform"
import type { RecordChange } from "../../declaration/records.ts"
import { schema } from "../../schema/schema.ts"
import { type Act, recordEvent } from "../act.ts"
import { type Outcome, settlementToJson } from "../bracket-record.ts"
import type { SettlementPlan } from "./plan-settlement.ts"
import type { Repair } from "./repair.ts"

export interface SettleOptions {
  /** The repairs to make; by default those that are sure. */
  readonly repairs?: readonly Repair[]
  readonly remark?: string
  /** Recorded for the brackets that were chosen, where the owner takes back his own. */
  readonly outcome?: Outcome
}

/**
 * Settles as planned: one act, so that one undo takes it back, words and records.
 *
 * @param tr on the very document the plan was made for
 */
export function settle(
  tr: Transform,
  plan: SettlementPlan,
  act: Act,
  options: SettleOptions = {},
): RecordChange[] {
  if (!tr.doc.eq(plan.transform.before)) throw new Error("the plan was made for another text")
  for (const step of plan.transform.steps) tr.step(step)
  for (const repair of [...(options.repairs ?? sureRepairs(plan))].sort(
    (first, second) => second.from - first.from,
  ))
    makeRepair(tr, repair)
  return plan.outcomes.flatMap(({ bracket, outcome, along }) => {
    const named = along ? outcome : (options.outcome ?? outcome)
    const value = settlementToJson({ outcome: named, remark: options.remark ?? "", signature: act.signature })
    return [
      { table: "brackets", id: bracket, field: "settled", value },
      recordEvent("brackets", bracket, named, along ? { along: true } : null, act),
    ]
  })
}

export const sureRepairs = (plan: SettlementPlan): Repair[] => plan.repairs.filter(({ sure }) => sure)

/** Changes a few characters and keeps the brackets around them as they are. */
function makeRepair(tr: Transform, { from, to, insert }: Repair): void {
  if (insert === "") {
    tr.delete(from, to)
    return
  }
  const before = tr.doc.resolve(from).nodeBefore?.marks ?? []
  const after = tr.doc.resolve(to).nodeAfter?.marks ?? []
  const replaced = from < to ? tr.doc.nodeAt(from)?.marks : undefined
  tr.replaceWith(from, to, schema.text(insert, replaced ?? before.filter((mark) => mark.isInSet(after))))
}
