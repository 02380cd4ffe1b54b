import { describe, expect, test } from "vitest"
import { brackets } from "../../../../src/core/brackets/bracket.ts"
import { type Choice, choosing } from "../../../../src/core/brackets/settling/choice.ts"
import { planSettlement } from "../../../../src/core/brackets/settling/plan-settlement.ts"
import { settle } from "../../../../src/core/brackets/settling/settle.ts"
import type { BracketId } from "../../../../src/core/declaration/ids.ts"
import { acting, draft, unattributed } from "../../../helpers/notation.ts"

/** `settled("We [shall] act.", "keep")`: the outcomes of b1, b2 … in order; "-" for no choice, "=text" replaces. */
function settled(paragraphs: string | string[], ...outcomes: string[]): string {
  const declaration = draft(...[paragraphs].flat())
  const choices = outcomes.flatMap((outcome, index): Choice[] => {
    const bracket = `b${String(index + 1)}` as BracketId
    if (outcome === "-") return []
    if (outcome.startsWith("=")) return [{ bracket, outcome: "replace", text: outcome.slice(1) }]
    return [{ bracket, outcome: outcome as "keep" | "delete" | "leave" }]
  })
  const plan = planSettlement(declaration.doc, declaration.records, choices)
  const after = acting(declaration, (tr, act) => settle(tr, plan, act))
  // Every bracket that ended is settled in its record and gone from the text; every other is as before.
  const left = new Set(brackets(after).map(({ id }) => id))
  for (const { bracket } of plan.outcomes) {
    expect(left.has(bracket)).toBe(false)
    expect(after.records.brackets.get(bracket)?.settled).toBeDefined()
  }
  for (const { id } of brackets(declaration))
    if (!plan.outcomes.some(({ bracket }) => bracket === id)) expect(left.has(id)).toBe(true)
  return unattributed(after).join(" ¶ ")
}

describe("settling", () => {
  test.each([
    ["We [shall] act.", ["keep"], "We shall act."],
    ["We [shall] act.", ["delete"], "We act."],
    ["We [shall] act.", ["=will"], "We will act."],
    ["We [EU: shall] act.", ["keep"], "We shall act."],
    ["We act[, and promptly,] now.", ["delete"], "We act now."],
    ["We act [, and promptly,] now.", ["delete"], "We act now."],
    ["We act [, promptly].", ["delete"], "We act."],
    ["We act [now], here.", ["delete"], "We act, here."],
    ["[Recognising this, ]we act.", ["delete"], "We act."],
    ["We act[.][, with care.]", ["keep", "delete"], "We act."],
    ["We act[.][, with care.]", ["delete", "keep"], "We act, with care."],
    ["global[ low-carbon ]transformation", ["delete"], "global transformation"],
    ["States [and] regions", ["keep"], "States and regions"],
    ["States and [regions].", ["delete"], "States."],
    ["and[/or] prevention", ["keep"], "and/or prevention"],
    ["the condition[s] set", ["keep"], "the conditions set"],
    ["the condition[s] set", ["delete"], "the condition set"],
    ["[re]communicate", ["keep"], "recommunicate"],
  ])("%s %j", (text, outcomes, expected) => {
    expect(settled(text, ...outcomes)).toBe(expected)
  })
})

describe("adjacent brackets never join words", () => {
  test.each([
    ["We [shall][should] act.", ["keep", "-"], "We shall [should] act."],
    ["We [shall][should] act.", ["-", "keep"], "We [shall] should act."],
    ["We [shall][should] act.", ["keep", "delete"], "We shall act."],
    ["We [shall][should] act.", ["keep", "keep"], "We shall should act."],
    ["We [shall][should] act.", ["delete", "keep"], "We should act."],
    ["We [shall][should] act.", ["=will", "-"], "We will [should] act."],
    ["We [shall] [should] act.", ["delete", "delete"], "We act."],
    ["each [NDMC*][INDC]or report", ["delete", "keep"], "each INDC or report"],
    ["each [NDMC*][INDC]or report", ["keep", "delete"], "each NDMC* or report"],
    ["the [best available] [reliable] science", ["delete", "keep"], "the reliable science"],
  ])("%s %j", (text, outcomes, expected) => {
    expect(settled(text, ...outcomes)).toBe(expected)
  })
})

describe("a[n] [effective] approach[es] in every combination", () => {
  test.each([
    ["kkk", "take an effective approaches"],
    ["kkd", "take an effective approach"],
    ["kdk", "take an approaches"],
    ["kdd", "take an approach"],
    ["dkk", "take an effective approaches"],
    ["dkd", "take an effective approach"],
    ["ddk", "take an approaches"],
    ["ddd", "take an approach"],
  ])("%s", (answers, expected) => {
    const outcomes = answers.split("").map((answer) => (answer === "k" ? "keep" : "delete"))
    expect(settled("take a[n] [effective] approach[es]", ...outcomes)).toBe(expected)
  })

  test.each([
    ["take a[n] [rigorous] approach", ["keep", "keep"], "take a rigorous approach"],
    ["take a[n] [rigorous] approach", ["keep", "delete"], "take an approach"],
    ["a [useful] plan of an [hour] day", ["delete", "delete"], "a plan of a day"],
    ["a [united] EU", ["delete"], "a EU"],
  ])("%s %j", (text, outcomes, expected) => {
    expect(settled(text, ...outcomes)).toBe(expected)
  })
})

describe("inner brackets", () => {
  test.each([
    ["[We [shall] act]", ["keep", "-"], "We [shall] act"],
    ["[We [shall] act]", ["keep", "delete"], "We act"],
    ["[We [shall] act] now", ["delete", "-"], "Now"],
    ["Here [we [shall] act] now", ["delete", "leave"], "Here [shall] now"],
    ["Here [we [shall] act] now", ["delete", "keep"], "Here shall now"],
    ["[[Decides][Clarifies] that]", ["keep", "delete", "keep"], "Clarifies that"],
    ["[[Decides] that]", ["-", "keep"], "[Decides that]"],
  ])("%s %j", (text, outcomes, expected) => {
    expect(settled(text, ...outcomes)).toBe(expected)
  })
})

describe("brackets over several paragraphs", () => {
  test.each([
    [["One.", "[Two.", "Three.]", "Four."], ["delete"], "One. ¶ Four."],
    [["One.", "[Two.", "Three.]", "Four."], ["keep"], "One. ¶ Two. ¶ Three. ¶ Four."],
    [["We [act", "and they] rest."], ["delete"], "We rest."],
    [["We act. [And", "they rest.]"], ["delete"], "We act."],
    [["[We", "act and] rest."], ["delete"], "rest."],
    [["We [act", "in between", "and they] rest."], ["=will"], "We will rest."],
    [["One.", "[]", "Two."], ["keep"], "One. ¶  ¶ Two."],
    [["One.", "[No text]", "Two."], ["delete"], "One. ¶ Two."],
  ])("%j %j", (paragraphs, outcomes, expected) => {
    expect(settled(paragraphs, ...outcomes)).toBe(expected)
  })
})

describe("options of a group", () => {
  test("taking one deletes the others", () => {
    const declaration = draft("We are [ending - XX, YY retain / reducing - WW] it.")
    const all = brackets(declaration)
    const plan = planSettlement(declaration.doc, declaration.records, choosing(all[1]!.record, all))
    expect(unattributed(acting(declaration, (tr, act) => settle(tr, plan, act)))).toEqual([
      "We are reducing it.",
    ])
  })
})
