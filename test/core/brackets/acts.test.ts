import { describe, expect, test } from "vitest"
import { bracketsOf, type Bracket } from "../../../src/core/brackets/bracket.ts"
import { eventsIn } from "../../../src/core/brackets/bracket-record.ts"
import {
  ageInDays,
  byActor,
  bySection,
  countBrackets,
  openBrackets,
} from "../../../src/core/brackets/count.ts"
import { addNoText, groupOptions, ungroup } from "../../../src/core/brackets/group.ts"
import { maySettle, mayTakePosition, mayWithdraw } from "../../../src/core/brackets/may-settle.ts"
import { packagesIn, packageWarnings, tiePackage } from "../../../src/core/brackets/package.ts"
import { proposeMove } from "../../../src/core/brackets/proposing/propose-move.ts"
import { accepting, choosing } from "../../../src/core/brackets/settling/choice.ts"
import { planSettlement } from "../../../src/core/brackets/settling/plan-settlement.ts"
import { settle } from "../../../src/core/brackets/settling/settle.ts"
import { dropPosition, isStale, takePosition } from "../../../src/core/brackets/take-position.ts"
import { withdraw } from "../../../src/core/brackets/withdraw.ts"
import type { Declaration } from "../../../src/core/declaration/declaration.ts"
import type { ActorId, ParagraphId } from "../../../src/core/declaration/ids.ts"
import { schema } from "../../../src/core/schema/schema.ts"
import { acting, draft, unattributed, written } from "../../helpers/notation.ts"

const [eu, celac, mx] = ["EU", "CELAC", "MX"] as ActorId[] as [ActorId, ActorId, ActorId]
const all = ({ doc, records }: Declaration): Bracket[] => bracketsOf(doc, records.brackets)
const first = (declaration: Declaration): Bracket => all(declaration)[0]!

describe("positions", () => {
  test("are printed, kept in the history, and replaced by the actor's next one", () => {
    const start = draft("We [EU: shall] act.")
    const take = (declaration: Declaration, stance: "opposes" | "accepts") =>
      acting(declaration, (tr, act) =>
        takePosition(tr.doc, first(declaration), { actor: celac, stance }, act),
      )
    const opposed = take(start, "opposes")
    expect(written(opposed)).toEqual(["We [EU propose; CELAC oppose: shall] act."])
    const accepted = take(opposed, "accepts")
    expect(written(accepted)).toEqual(["We [EU propose; CELAC can live with: shall] act."])
    expect(eventsIn(accepted.records.brackets.get("b1")!)).toHaveLength(2)
    const dropped = acting(accepted, (_tr, act) => dropPosition(first(accepted), celac, act))
    expect(written(dropped)).toEqual(["We [EU: shall] act."])
  })

  test("become stale when the wording changes, and only then", () => {
    const start = draft("We [EU: shall] act.")
    const held = acting(start, (tr, act) =>
      takePosition(tr.doc, first(start), { actor: celac, stance: "supports" }, act),
    )
    const stale = (declaration: Declaration) =>
      first(declaration).record.positions.map((position) =>
        isStale(declaration.doc, first(declaration), position),
      )
    expect(stale(held)).toEqual([false, false])
    const elsewhere = acting(held, (tr) => (tr.insert(1, schema.text("Now ")), []))
    expect(stale(elsewhere)).toEqual([false, false])
    const inside = acting(held, (tr) => (tr.insert(6, schema.text("x", tr.doc.nodeAt(5)?.marks)), []))
    expect(stale(inside)).toEqual([true, false])
  })
})

describe("withdrawing", () => {
  test("takes new text away and leaves old text standing", () => {
    const text = draft("We [EU: shall] act [EU delete: now].")
    const gone = acting(text, (tr, act) => withdraw(tr, text.records, all(text)[0]!, act), { actor: "EU" })
    expect(unattributed(gone)).toEqual(["We act [now]."])
  })

  test("takes only the name from a joint proposal", () => {
    const text = draft("We [EU/MX propose: shall] act.")
    const left = acting(text, (tr, act) => withdraw(tr, text.records, first(text), act), { actor: "EU" })
    expect(written(left)).toEqual(["We [MX: shall] act."])
  })
})

test("who may settle, withdraw and take positions", () => {
  const { record } = first(draft("We [EU: shall] act."))
  expect(maySettle("secretariat", record)).toBe(true)
  expect(maySettle("negotiator", record)).toBe(false)
  expect(mayWithdraw("negotiator", eu, record)).toBe(true)
  expect(mayWithdraw("negotiator", celac, record)).toBe(false)
  expect(mayWithdraw("observer", eu, record)).toBe(false)
  expect(mayTakePosition("negotiator", mx, celac)).toBe(false)
  expect(mayTakePosition("secretariat", eu, celac)).toBe(true)
})

describe("groups", () => {
  const grouped = (text: string) => {
    const declaration = draft(text)
    return acting(declaration, (_tr, act) =>
      groupOptions(
        all(declaration).map(({ record }) => record),
        act,
      ),
    )
  }

  test("take one option and the others go", () => {
    const options = grouped("We [shall][EU: will][CELAC: should] act.")
    expect(all(options).map(({ record }) => [record.proposes, record.optionLabel])).toEqual([
      ["option", "Option 1"],
      ["insertion", "Option 2"],
      ["insertion", "Option 3"],
    ])
    const plan = planSettlement(options.doc, options.records, choosing(all(options)[1]!.record, all(options)))
    expect(written(acting(options, (tr, act) => settle(tr, plan, act)))).toEqual(["We will act."])
  })

  test("can have the option of no text, which has a place on the paper", () => {
    const options = grouped("We [shall][should] act.")
    const { group } = first(options).record
    const more = acting(
      options,
      (tr, act) => addNoText(tr, options.records, { group: group!, pos: 4, label: "No text" }, act).changes,
    )
    expect(unattributed(more)).toEqual(["We [][shall][should] act."])
    const noText = all(more).find(({ record }) => record.optionLabel === "No text")!
    const plan = planSettlement(more.doc, more.records, choosing(noText.record, all(more)))
    expect(written(acting(more, (tr, act) => settle(tr, plan, act)))).toEqual(["We act."])
  })

  test("come apart again", () => {
    const options = grouped("We [shall][should] act.")
    const apart = acting(options, (_tr, act) => ungroup(first(options).record.group!, all(options), act))
    expect(all(apart).map(({ record }) => [record.proposes, record.group])).toEqual([
      ["retention", null],
      ["retention", null],
    ])
  })
})

test("a package warns when a part of it is settled alone", () => {
  const text = draft("[39 in] and [43 out] and [else]")
  const tied = acting(text, (_tr, act) =>
    tiePackage(
      all(text)
        .slice(0, 2)
        .map(({ id }) => id),
      "39 in, then 43 out",
      act,
    ),
  )
  const warnings = (...which: number[]) =>
    packageWarnings(
      tied.records.packages,
      tied.records.brackets,
      which.map((index) => accepting(all(tied)[index]!.record)),
    ).map(({ left }) => left)
  expect(packagesIn(tied.records.packages)[0]?.brackets).toEqual(["b1", "b2"])
  expect(warnings(0)).toEqual([["b2"]])
  expect(warnings(0, 1)).toEqual([])
  expect(warnings(2)).toEqual([])
})

test("a proposed move stays on its paragraph until it is settled", () => {
  const text = draft("One.", "Two.", "Three.")
  const moved = acting(
    text,
    (tr, act) =>
      proposeMove(tr, text.records, { paragraph: "p1" as ParagraphId, after: "p2" as ParagraphId }, act),
    { actor: "EU" },
  )
  expect(written(moved)).toEqual(["One.", "Two.", "Three."])
  const plan = planSettlement(moved.doc, moved.records, [accepting(first(moved).record)])
  expect(written(acting(moved, (tr, act) => settle(tr, plan, act)))).toEqual(["Two.", "One.", "Three."])
})

describe("counting", () => {
  test("says by which rule", () => {
    const open = openBrackets(draft("[We [EU: shall]] [act - XX / rest - YY]."))
    expect(countBrackets(open, "all")).toBe(4)
    expect(countBrackets(open, "top")).toBe(3)
    expect(countBrackets(open, "groups")).toBe(3)
  })

  test("by actor, those nobody stands behind apart", () => {
    const counts = [...byActor(openBrackets(draft("[a] [EU: b] [EU propose; CU oppose: c]")))]
    expect(counts.map(([actor, found]) => [actor, found.length])).toEqual([
      ["EU", 2],
      [null, 1],
      ["CU", 1],
    ])
  })

  test("by section, each bracket once", () => {
    expect(bySection(draft("[a] b", "c [d]")).map(({ open }) => open.length)).toEqual([2])
  })

  test("by age in whole days, where the day is known", () => {
    const bracket = first(draft("[a]"))
    const signature = { drafter: "x", onBehalfOf: eu, at: "2025-01-01T10:00:00Z" }
    const opened = { ...bracket, record: { ...bracket.record, opened: signature } }
    expect(ageInDays(opened, "2025-01-03T09:00:00Z")).toBe(1)
    expect(ageInDays(bracket, "2025-01-03T09:00:00Z")).toBeNull()
  })
})
