import { describe, expect, test } from "vitest"
import { type Declaration, emptyDeclaration } from "../../../src/core/declaration/declaration.ts"
import { mergeReport } from "../../../src/core/redline/merge-report.ts"
import { schema } from "../../../src/core/schema/schema.ts"

describe("a merge report", () => {
  test.each([
    ["nothing where nobody changed anything", "We act.", "We act.", "We act.", []],
    ["what came in", "We act.", "We act.", "We will act.", ["p1 in"]],
    ["what went out", "We act.", "We shall act.", "We act.", ["p1 out"]],
    ["one change that both made", "We act.", "We shall act.", "We shall act.", ["p1 in"]],
    [
      "both, apart",
      "We act on all drugs today.",
      "They act on all drugs today.",
      "We act on all drugs now.",
      ["p1 both"],
    ],
    ["both, on the same words", "We should act.", "We shall act.", "We may act.", ["p1 both same-words"]],
    ["both, at one place", "We act.", "We shall act.", "We may act.", ["p1 both same-words"]],
    [
      "a deletion against an edit",
      "We act.|Now.",
      "We act.",
      "We act.|Not now.",
      ["p2 both deleted-against-edit"],
    ],
    ["a deletion of others", "We act.|Now.", "We act.|Now.", "We act.", ["p2 in"]],
    ["a new paragraph of mine", "We act.", "We act.|Now.", "We act.", ["p2 out"]],
  ])("tells %s", (_what, base, mine, theirs, expected) => {
    const report = mergeReport({
      base: declaration(base),
      mine: declaration(mine),
      theirs: declaration(theirs),
      merged: declaration(mine),
    })
    expect(
      report.map(({ paragraph, kind, conflict }) => [paragraph, kind, conflict ?? []].flat().join(" ")),
    ).toEqual(expected)
  })
})

/** Paragraphs p1, p2 … from words with a bar between. */
function declaration(words: string): Declaration {
  const nodes = words
    .split("|")
    .map((text, index) => schema.node("paragraph", { id: `p${index + 1}` }, [schema.text(text)]))
  return { ...emptyDeclaration, doc: schema.node("doc", null, nodes) }
}
