import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { parseArgs } from "node:util"
import type { ServerKind } from "./child-server.ts"
import { killRound } from "./kill-round.ts"

// Ends the server with SIGKILL at random moments under load: `npm run bench:kill -- --kills 200 --seed 1`.
// The last line is JSON; exit code 1 unless nothing acknowledged by our server was lost or doubled.
const { values } = parseArgs({
  options: { kills: { type: "string", default: "200" }, seed: { type: "string", default: "1" } },
})
const kills = Number(values.kills)
const random = mulberry(Number(values.seed))

const table = []
for (const kind of ["rooms", "stock"] as const) {
  // The control loses nearly every time; a quarter of the kills shows it.
  table.push(await series(kind, kind === "rooms" ? kills : Math.ceil(kills / 4)))
}
console.table(table)
const [ours] = table
console.log(JSON.stringify({ benchmark: "kill", seed: Number(values.seed), table }))
// The clients of dead servers would try to come back for ever.
process.exit(ours?.lost === 0 && ours.doubled === 0 ? 0 : 1)

async function series(server: ServerKind, rounds: number) {
  const sums = { server, kills: rounds, acknowledged: 0, lost: 0, doubled: 0, killsWithLoss: 0 }
  for (let round = 0; round < rounds; round++) {
    const dataDir = mkdtempSync(join(tmpdir(), "corchete-kill-"))
    const { acknowledged, lost, doubled } = await killRound(server, dataDir, 20 + random() * 400)
    sums.acknowledged += acknowledged
    sums.lost += lost
    sums.doubled += doubled
    if (lost > 0) sums.killsWithLoss++
    rmSync(dataDir, { recursive: true })
  }
  return sums
}

/** A small generator of random numbers with a seed (Mulberry32). */
function mulberry(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
