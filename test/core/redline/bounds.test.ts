import { describe, expect, test } from "vitest"
import { declarationOf, redline } from "../../helpers/redline.ts"
import { found, knownDraft, randomFrom, wordsOnly } from "../../helpers/known-edits.ts"
import { laPazDeclaration } from "../../helpers/la-paz.ts"

/** So many words out of so many. */
function words(count: number, of: number, seed: number): string {
  const random = randomFrom(seed)
  return Array.from({ length: count }, () => `w${Math.floor(random() * of)}`).join(" ")
}

// No clock here: a search without bound would run into the test's time limit.
describe("a redline ends on any input", () => {
  test("and says so where it compared coarsely", () => {
    const { rows } = redline(declarationOf([words(6000, 30, 1)]), declarationOf([words(6000, 30, 2)]))
    expect(rows.some(({ coarse }) => coarse)).toBe(true)
  })

  test("with every word of a long paragraph compared, if most are kept", () => {
    const long = words(10_000, 4000, 3)
    const { rows } = redline(declarationOf([`${long} not agreed`]), declarationOf([`${long} agreed`]))
    expect(rows[0]?.coarse).toBe(false)
    expect(rows[0]?.edits).toMatchObject([{ removed: "not", added: "", weight: "negation" }])
  })

  test("of the same word over and over", () => {
    const { rows } = redline(declarationOf(["a ".repeat(5000)]), declarationOf([`${"a ".repeat(4000)}b`]))
    expect(rows).toHaveLength(1)
  })

  test("of thousands of equal paragraphs, of which some went", () => {
    const same = (count: number) => declarationOf(Array.from({ length: count }, () => "WE ENCOURAGE"))
    expect(redline(same(2000), same(1990)).summary).toMatchObject({ unchanged: 1990, removed: 10, moved: 0 })
  })

  test("of a paragraph cut into a hundred", () => {
    const parts = Array.from({ length: 100 }, (_, i) => words(20, 3000, i + 1))
    expect(redline(declarationOf([parts.join(" ")]), declarationOf(parts)).summary).toMatchObject({
      split: 1,
    })
  })
})

describe("known deeds", () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8])("of draft %i are found, moves all of them", (seed) => {
    const baseline = wordsOnly(laPazDeclaration)
    const { draft, done } = knownDraft(baseline, seed)
    const seen = found(redline(baseline, draft))
    expect(seen.get("moved")).toEqual(done.get("moved"))
    let [right, all] = [0, 0]
    for (const [deed, truth] of done) {
      all += truth.size
      right += [...truth].filter((one) => seen.get(deed)?.has(one)).length
    }
    expect(right / all).toBeGreaterThanOrEqual(0.95)
  })
})
