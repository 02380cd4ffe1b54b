import type { Transform } from "prosemirror-transform"
import type { Records, RecordChange } from "../declaration/records.ts"
import { type Act, recordEvent } from "./act.ts"
import type { Bracket } from "./bracket.ts"
import { addsText } from "./effect.ts"
import { type Choice, refusing } from "./settling/choice.ts"
import { planSettlement } from "./settling/plan-settlement.ts"
import { settle } from "./settling/settle.ts"

/**
 * The act's actor takes back its proposal: new text goes, text that stood stays.
 * Where others propose the same, only the name goes and the bracket stays open.
 */
export function withdraw(tr: Transform, records: Records, bracket: Bracket, act: Act): RecordChange[] {
  const actor = act.signature.onBehalfOf
  const { id, record } = bracket
  const others = record.proposedBy.filter((proposer) => proposer !== actor)
  if (others.length > 0)
    return [
      { table: "brackets", id, field: "proposedBy", value: others },
      { table: "brackets", id, field: `position:${actor}`, value: undefined },
      { table: "brackets", id, field: "notation", value: undefined },
      recordEvent("brackets", id, "withdrawn", { actor }, act),
    ]
  const choice: Choice = addsText(record) ? refusing(record) : { bracket: id, outcome: "keep" }
  return settle(tr, planSettlement(tr.doc, records, [choice]), act, { outcome: "withdrawn" })
}
