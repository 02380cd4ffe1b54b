import { describe, expect, test } from "vitest"
import { ActorNames } from "../../../src/core/redline/actor-names.ts"
import { byWeight } from "../../../src/core/redline/by-weight.ts"
import { weigh } from "../../../src/core/redline/weigh.ts"
import { declarationOf, redline } from "../../helpers/redline.ts"

const actors = new ActorNames(["EU", "European Union", "CELAC", "Bolivia"])

describe("the weight of an edit", () => {
  test.each([
    ["not", "", "negation"],
    ["shall", "should", "modal"],
    ["may", "will", "modal"],
    ["deberá", "debería", "modal"],
    ["May", "June", "date"],
    ["78/650", "78/560", "reference"],
    ["60", "61", "number"],
    ["two", "three", "number"],
    ["22 February 2024", "23 February 2024", "date"],
    ["the European Union", "Bolivia", "actor"],
    ["CELAC", "", "actor"],
    ["and", "or", "conjunction"],
    ["", "/or", "conjunction"],
    [",", "", "punctuation"],
    [".", ";", "punctuation"],
    ["fundamental", "central", "wording"],
    ["measure", "measures", "wording"],
    ["“Mechanism”", "'Mechanism'", "punctuation"],
    ["“Mechanism”", '"Mechanism"', "typography"],
    ["Under- Secretary", "Under-Secretary", "typography"],
    ["10²", "102", "number"],
    ["shall act", "shall now act", "wording"],
  ])("%s → %s is %s", (removed, added, weight) => {
    expect(weigh({ removed, added }, actors)).toBe(weight)
  })
})

describe("edits by weight", () => {
  const listed = (baseline: string[], draft: string[]): string[] =>
    byWeight(redline(declarationOf(baseline), declarationOf(draft))).map(
      ({ removed, added, places }) => `${removed} → ${added} ×${places.length}`,
    )

  test("put digits exchanged first, then what binds, then commas, then wording", () => {
    expect(
      listed(
        ["Parties act swiftly, now.", "Parties shall act together.", "Resolution 78/650 of the Assembly."],
        ["Parties act quickly now.", "Parties should act together.", "Resolution 78/560 of the Assembly."],
      ),
    ).toEqual(["78/650 → 78/560 ×1", "shall → should ×1", "swiftly, → quickly ×1"])
  })

  test("count a repeated edit once, with all its places", () => {
    const texts = ["parties to the Paris Agreement meet", "parties to the Paris Agreement vote"]
    expect(
      listed(
        texts,
        texts.map((text) => text.replace("the Paris", "this")),
      ),
    ).toEqual(["the Paris → this ×2"])
  })

  test("do not take words that changed places in a paragraph for a lost negation", () => {
    const [row] = redline(
      declarationOf(["They did not sign it then, and Bolivia was present at the meeting and left for home"]),
      declarationOf(["Bolivia was present at the meeting and left for home, and they did not sign it then"]),
    ).rows
    expect(row?.edits.map(({ weight }) => weight)).not.toContain("negation")
  })
})
