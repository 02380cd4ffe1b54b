import { describe, expect, test } from "vitest"
import { bracketWording } from "../../../src/core/brackets/bracket-wording.ts"
import { bracketsOf } from "../../../src/core/brackets/bracket.ts"
import type { BracketId } from "../../../src/core/declaration/ids.ts"
import { schema } from "../../../src/core/schema/schema.ts"

/** A paragraph of stretches of words, each under some brackets. */
function wordingOf(
  id: string,
  ...stretches: readonly (readonly [words: string, ...ids: string[]])[]
): string {
  const doc = schema.node("doc", null, [
    schema.node(
      "paragraph",
      { id: "p" },
      stretches.map(([words, ...ids]) =>
        schema.text(
          words,
          ids.map((bracket) => schema.mark("bracket", { id: bracket })),
        ),
      ),
    ),
  ])
  const bracket = bracketsOf(doc, new Map()).find((candidate) => candidate.id === (id as BracketId))
  if (!bracket) throw new Error(`no bracket ${id}`)
  return bracketWording(doc, bracket)
}

describe("wording of a bracket", () => {
  const plain = wordingOf("a", ["We "], ["shall", "a"], [" act."])

  test("is the same wherever the bracket stands", () => {
    expect(wordingOf("a", ["Let us say that we "], ["shall", "a"])).toBe(plain)
  })

  test("changes with its words", () => {
    expect(wordingOf("a", ["We "], ["should", "a"], [" act."])).not.toBe(plain)
  })

  test("does not change when an outer bracket comes or goes", () => {
    expect(wordingOf("a", ["We ", "b"], ["shall", "a", "b"], [" act.", "b"])).toBe(plain)
  })

  test("changes when a bracket inside it comes or goes", () => {
    expect(wordingOf("a", ["We "], ["sh", "a"], ["all", "a", "b"], [" act."])).not.toBe(plain)
  })
})
