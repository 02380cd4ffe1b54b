import { Transform } from "prosemirror-transform"
import { describe, expect, test } from "vitest"
import { nextLabel, oldReferences, renumber } from "../../../src/core/declaration/labels.ts"
import { schema } from "../../../src/core/schema/schema.ts"

describe("the next label", () => {
  test.each([
    ["3", [], "3 bis"],
    ["3", ["3 bis"], "3 ter"],
    ["3 bis", ["3 bis"], "3 ter"],
    ["18bis", ["18bis", "18ter"], "18quater"],
    ["OP7", [], "OP7bis"],
    ["OP7bis", ["OP7bis"], "OP7ter"],
    ["2.1", [], "2.1 bis"],
  ])("after %s with %j in use is %s", (label, taken, expected) => {
    expect(nextLabel(label, new Set(taken))).toBe(expected)
  })
})

test("renumbering gives a concordance and finds the old references", () => {
  const heading = (id: string, label: string | null, text: string) =>
    schema.node("paragraph", { id, kind: "heading", level: 1, label }, [schema.text(text)])
  const doc = schema.node("doc", null, [
    heading("h1", null, "One"),
    heading("h2", "1 bis", "Between"),
    heading("h3", null, "Two"),
    schema.node("paragraph", { id: "p" }, [schema.text("as section 1 bis and paragraph 2 say")]),
  ])
  const tr = new Transform(doc)
  const concordance = renumber(tr)
  expect(concordance.map(({ before, after }) => `${before} → ${after}`)).toEqual(["1 bis → 2.", "2. → 3."])
  expect(oldReferences(tr, concordance).map(({ before, after }) => `${before} → ${after}`)).toEqual([
    "1 bis → 2",
    "2 → 3",
  ])
})
