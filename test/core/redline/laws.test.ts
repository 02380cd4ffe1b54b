import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { byWeight } from "../../../src/core/redline/by-weight.ts"
import { readingOrder } from "../../../src/core/redline/reading-order.ts"
import { laPazDeclaration } from "../../helpers/la-paz.ts"
import { randomDeclaration } from "../../helpers/random-declaration.ts"
import { redline } from "../../helpers/redline.ts"

const seed = 20241122

describe("a redline of any two declarations", () => {
  test("applied gives the draft, reversed the baseline, and accounts for every paragraph", () => {
    fc.assert(
      fc.property(randomDeclaration, randomDeclaration, (baseline, draft) => {
        redline(baseline, draft)
      }),
      { seed, numRuns: 120 },
    )
  })

  test("of a declaration with itself shows nothing", () => {
    fc.assert(
      fc.property(randomDeclaration, (declaration) => {
        const { rows, brackets, footnotes } = redline(declaration, declaration)
        expect(rows.every(({ kind, edits }) => kind === "unchanged" && edits.length === 0)).toBe(true)
        expect(brackets).toEqual([])
        expect(footnotes.every(({ kind }) => kind === "unchanged")).toBe(true)
      }),
      { seed, numRuns: 60 },
    )
  })

  test("lists every edit by weight exactly once, and every moved row in both places", () => {
    fc.assert(
      fc.property(randomDeclaration, randomDeclaration, (baseline, draft) => {
        const result = redline(baseline, draft)
        const listed = byWeight(result).flatMap(({ places }) => places.map(({ edit }) => edit))
        const edits = result.rows.flatMap((row) => row.edits)
        expect(new Set(listed)).toEqual(new Set(edits))
        expect(listed).toHaveLength(edits.length)
        const entries = readingOrder(result)
        expect(entries.filter(({ kind }) => kind === "row").map(({ row }) => row)).toEqual(result.rows)
        const departed = entries.filter(({ kind }) => kind === "departed").map(({ row }) => row)
        expect(new Set(departed)).toEqual(new Set(result.rows.filter(({ moved }) => moved)))
      }),
      { seed, numRuns: 40 },
    )
  })
})

describe("La Paz against itself", () => {
  test("has 93 unchanged paragraphs, 15 unchanged footnotes and no bracket", () => {
    const { summary } = redline(laPazDeclaration, laPazDeclaration)
    expect(summary.unchanged).toBe(93)
    expect(summary.footnotes.unchanged).toBe(15)
    expect(summary.brackets).toEqual({ opened: 0, lifted: 0, changed: 0 })
  })
})
