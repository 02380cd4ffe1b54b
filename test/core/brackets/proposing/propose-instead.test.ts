import { Transform } from "prosemirror-transform"
import { describe, expect, test } from "vitest"
import { proposeInstead } from "../../../../src/core/brackets/proposing/propose-instead.ts"
import type { Declaration } from "../../../../src/core/declaration/declaration.ts"
import { schema } from "../../../../src/core/schema/schema.ts"
import { acting, draft, written } from "../../../helpers/notation.ts"
import { fuzzProposing } from "../../../helpers/proposing.ts"

/** What a drafter of a delegation does to the text, as the editor would do it. */
type Edit = (tr: Transform) => unknown

const proposing = (declaration: Declaration, actor: string, ...edits: Edit[]): Declaration =>
  edits.reduce(
    (before, edit) =>
      acting(
        before,
        (tr, act) => {
          const done = new Transform(before.doc)
          edit(done)
          return proposeInstead(done, tr, before.records, act).changes
        },
        { actor },
      ),
    declaration,
  )

const type =
  (at: number, text: string): Edit =>
  (tr) =>
    tr.insert(at, schema.text(text))
const erase =
  (from: number, to: number): Edit =>
  (tr) =>
    tr.delete(from, to)
const split =
  (at: number): Edit =>
  (tr) =>
    tr.split(at, 1, [{ type: schema.nodes.paragraph, attrs: { id: "second" } }])

describe("proposing mode", () => {
  test("what is typed is a proposal, and typing on extends it", () => {
    const after = proposing(draft("We act."), "EU", type(4, "all "), type(8, "now "))
    expect(written(after)).toEqual(["We [EU: all now ]act."])
  })

  test("what is deleted stays, under a bracket", () => {
    expect(written(proposing(draft("We act now."), "EU", erase(7, 11)))).toEqual(["We act[EU delete:  now]."])
  })

  test("backspace after backspace proposes one deletion", () => {
    const after = proposing(draft("We act now."), "EU", erase(10, 11), erase(9, 10), erase(8, 9))
    expect(written(after)).toEqual(["We act [EU delete: now]."])
  })

  test("typing over proposes another wording, old and new tied in a group", () => {
    const after = proposing(draft("We shall act."), "EU", (tr) => tr.replaceWith(4, 9, schema.text("will")))
    expect(written(after)).toEqual(["We [EU delete: shall][EU: will] act."])
    expect([...after.records.groups.values()]).toEqual([{ form: "replacement" }])
  })

  test("one's own insertion is really deleted, and withdrawn with its last letter", () => {
    const after = proposing(draft("We act."), "EU", type(4, "all "), erase(4, 8))
    expect(written(after)).toEqual(["We act."])
    expect([...after.records.brackets.values()].map(({ settled }) => settled)).toMatchObject([
      { outcome: "withdrawn" },
    ])
  })

  test("another's insertion is not deleted but proposed for deletion", () => {
    const after = proposing(proposing(draft("We act."), "CELAC", type(4, "all ")), "EU", erase(4, 8))
    expect(written(after)).toEqual(["We [CELAC: [EU delete: all ]]act."])
  })

  test("neighbouring proposals of two delegations stay two", () => {
    const after = proposing(proposing(draft("We act."), "CELAC", type(4, "all ")), "EU", type(8, "now "))
    expect(written(after)).toEqual(["We [CELAC: all ][EU: now ]act."])
  })

  test("a word put into another's insertion nests in it", () => {
    const after = proposing(proposing(draft("We act."), "CELAC", type(4, "all now ")), "EU", type(8, "act "))
    expect(written(after)).toEqual(["We [CELAC: all [EU: act ]now ]act."])
  })

  test("a word put into another's proposed deletion is not deleted with it", () => {
    const after = proposing(proposing(draft("We act now."), "CELAC", erase(4, 11)), "EU", type(8, "just "))
    expect(written(after)).toEqual(["We [CELAC delete: act [EU: just ]now]."])
    const inside = after.doc.nodeAt(8)
    expect(inside?.marks).toHaveLength(1)
  })

  test("a split is proposed by a bracket around the break", () => {
    expect(written(proposing(draft("We act. And rest."), "EU", split(9)))).toEqual([
      "We act. [EU: ",
      "]And rest.",
    ])
  })

  test("a new paragraph below is proposed whole, and what is typed goes into it", () => {
    const after = proposing(draft("We act.", "We rest."), "EU", split(8), type(11, "We pay."))
    expect(written(after)).toEqual(["We act.", "[EU: We pay.]", "We rest."])
  })

  test("a join is proposed by a bracket around the break", () => {
    const after = proposing(draft("We act.", "We rest."), "EU", (tr) => tr.join(9))
    expect(written(after)).toEqual(
      ["We act.[EU propose: ", "]We rest."].map((line) => line.replace("EU propose", "EU")),
    )
  })

  test("a restyling is proposed on the paragraph", () => {
    const after = proposing(draft("We act."), "EU", (tr) =>
      tr.setNodeMarkup(0, null, { id: "p1", kind: "item", level: 1 }),
    )
    expect(after.doc.firstChild?.attrs.kind).toBe("operative")
    expect([...after.records.brackets.values()]).toMatchObject([
      { proposes: "restyling", target: { kind: "item", level: 1 } },
    ])
  })

  test("emphasis is another wording", () => {
    const after = proposing(draft("We act."), "EU", (tr) => tr.addMark(4, 7, schema.mark("em")))
    expect(written(after)).toEqual(["We [EU delete: act][EU: act]."])
  })

  test("nothing is lost or merged in 1,500 operations of three delegations", () => {
    expect(fuzzProposing(25, 1500).operations).toBeGreaterThan(1200)
  })
})
