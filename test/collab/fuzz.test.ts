import { describe, expect, test } from "vitest"
import { runSession } from "../fuzz/session.ts"

/** Small enough for every run of the suite; `npm run fuzz` goes on for as long as one likes. */
const runs = 60
const operations = 80

describe("random negotiations of two to five drafters, each now and then offline", () => {
  test.each(Array.from({ length: 6 }, (_, i) => 1_000 + i * (runs / 6)))("from seed %i", (seed) => {
    for (let run = 0; run < runs / 6; run++) {
      const { diverged, lost, doubled, duplicateIds } = runSession({ seed: seed + run, operations })
      expect({ seed: seed + run, diverged, lost, doubled, duplicateIds }).toEqual({
        seed: seed + run,
        diverged: 0,
        lost: 0,
        doubled: 0,
        duplicateIds: 0,
      })
    }
  })
})
