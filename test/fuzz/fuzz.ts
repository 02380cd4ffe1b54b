import { parseArgs } from "node:util"
import { runControl } from "./control.ts"
import type { Faults } from "./ledger.ts"
import { type Outcome, runSession } from "./session.ts"

/**
 * `npm run fuzz -- --seed S --runs N`: random negotiations, through our binding
 * and, the same acts, through y-prosemirror. `--no-control` leaves the latter
 * out; `--trace` tells one run act by act.
 */
const { values } = parseArgs({
  options: {
    seed: { type: "string", default: "1" },
    runs: { type: "string", default: "200" },
    operations: { type: "string", default: "80" },
    control: { type: "boolean", default: true },
    trace: { type: "boolean", default: false },
  },
  allowNegative: true,
})

const names = ["diverged", "lost", "doubled", "misplaced", "duplicateIds"] as const
const none: Faults = { diverged: 0, lost: 0, doubled: 0, misplaced: 0, duplicateIds: 0 }
const seed = Number(values.seed)
const runs = Number(values.runs)
// Fewer acts than this do not tell: faults come from several meeting.
const operations = Math.max(60, Number(values.operations))

let done = 0
const ours = { ...none }
const control = { ...none }
let failures = 0
for (let run = 0; run < runs; run++) {
  const outcome = runSession({ seed: seed + run, operations }, values.trace)
  done += outcome.operations
  count(ours, outcome)
  const faults = names.filter((name) => outcome[name] > 0)
  if (values.trace) console.log(outcome.trace.join("\n\n"))
  if (faults.length > 0 && failures++ < 20) console.log(`seed ${seed + run}: ${faults.join(", ")}`)
  if (values.control) count(control, runControl({ seed: seed + run, operations }))
}
console.log(`runs with        ours${values.control ? "  y-prosemirror" : ""}`)
for (const name of names)
  console.log(
    `${name.padEnd(14)} ${String(ours[name]).padStart(6)}${values.control ? String(control[name]).padStart(15) : ""}`,
  )
console.log(JSON.stringify({ runs, operations: done, ...ours }))
process.exitCode = names.some((name) => ours[name] > 0) ? 1 : 0

function count(total: { -readonly [K in keyof Faults]: number }, outcome: Faults | Outcome): void {
  for (const name of names) if (outcome[name] > 0) total[name]++
}
