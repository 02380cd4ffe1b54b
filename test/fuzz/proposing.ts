import { fuzzProposing, type ProposingRun } from "../helpers/proposing.ts"

// npm run fuzz:proposing [OPERATIONS] [SEED]: three delegations in proposing mode on one text.
const operations = Number(process.argv[2] ?? 100_000)
const seed = Number(process.argv[3] ?? 25)
const perSeed = 600
const total: ProposingRun = { operations: 0, typed: 0, deleted: 0, structural: 0, restyled: 0, brackets: 0 }
const started = performance.now()
for (let done = 0, run = 0; done < operations; done += perSeed, run++) {
  const part = fuzzProposing(seed + run, Math.min(perSeed, operations - done))
  for (const name of Object.keys(total) as (keyof ProposingRun)[]) total[name] += part[name]
}
const seconds = Math.round((performance.now() - started) / 1000)
process.stdout.write(
  `${JSON.stringify({ seed, asked: operations, ...total, lostOrMerged: 0, seconds }, null, 2)}\n`,
)
