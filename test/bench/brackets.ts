import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { Transform } from "prosemirror-transform"
import { bracketsOf } from "../../src/core/brackets/bracket.ts"
import { byActor, countBrackets } from "../../src/core/brackets/count.ts"
import { proposeInstead } from "../../src/core/brackets/proposing/propose-instead.ts"
import { accepting } from "../../src/core/brackets/settling/choice.ts"
import { planSettlement } from "../../src/core/brackets/settling/plan-settlement.ts"
import { settle } from "../../src/core/brackets/settling/settle.ts"
import type { ActorId } from "../../src/core/declaration/ids.ts"
import { changeRecords, noRecords } from "../../src/core/declaration/records.ts"
import { ActorList } from "../../src/core/positions/actor.ts"
import { schema } from "../../src/core/schema/schema.ts"
import { listBrackets } from "../../src/formats/notation/list-brackets.ts"
import { putBrackets } from "../../src/formats/notation/put-brackets.ts"

// npm run bench:brackets: what the bracket functions cost in file 04 of the corpus (1,685 pairs).
// The control is a keystroke in the same text without proposing mode.
const folder = process.env.CORPUS
const name = folder === undefined ? undefined : readdirSync(folder).find((file) => file.startsWith("04"))
if (folder === undefined || name === undefined) {
  process.stderr.write("set CORPUS to the folder with the texts\n")
  process.exit(2)
}
const text = readFileSync(join(folder, name), "utf8")

/** The times of `runs` calls in ms: the first, the median and the slowest of the others. */
function timed(what: string, runs: number, work: () => unknown): Record<string, number | string> {
  const times: number[] = []
  for (let run = 0; run < runs; run++) {
    const start = performance.now()
    work()
    times.push(performance.now() - start)
  }
  const [first = 0, ...rest] = times
  rest.sort((one, other) => one - other)
  const round = (time = 0): number => Math.round(time * 1000) / 1000
  return { what, first: round(first), median: round(rest[rest.length >> 1]), slowest: round(rest.at(-1)) }
}

let ids = 0
const newId = (): string => `id${String(++ids)}`
const act = {
  signature: { drafter: "bench", onBehalfOf: "EU" as ActorId, at: "2025-01-01T00:00:00Z" },
  newId,
}
const actors = new ActorList([])
const paragraphs = text.split(/\n\s*\n/).map((part, index) => ({
  node: schema.node("paragraph", { id: `p${String(index)}` }, [schema.text(part)]),
  line: index + 1,
}))
const read = putBrackets(paragraphs, { actors, newId })
const doc = schema.node("doc", null, [...read.nodes])
const records = changeRecords(noRecords, read.changes)
const all = bracketsOf(doc, records.brackets)
const middle = all[all.length >> 1]
if (!middle) throw new Error("no brackets were read")

const rows = [
  timed("list signs, classify, report problems", 21, () => listBrackets(text)),
  timed("parse into paragraphs, marks and records", 21, () => putBrackets(paragraphs, { actors, newId })),
  timed("find all brackets in reading order", 21, () => bracketsOf(doc, records.brackets)),
  timed("count by actor and by rule", 21, () => [byActor(all), countBrackets(all, "top")]),
  timed("plan and settle one bracket, with repairs", 21, () => {
    const tr = new Transform(doc)
    return settle(tr, planSettlement(doc, records, [accepting(middle.record)]), act)
  }),
  timed("one key without proposing mode (control)", 201, () =>
    new Transform(doc).insert(middle.from, schema.text("x")),
  ),
  timed("one key in proposing mode", 201, () => {
    const done = new Transform(doc)
    done.insert(middle.from, schema.text("x"))
    return proposeInstead(done, new Transform(doc), records, act)
  }),
]
console.table(rows)
console.log(JSON.stringify({ paragraphs: doc.childCount, brackets: all.length, rows }))
