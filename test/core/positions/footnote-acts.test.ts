import { Transform } from "prosemirror-transform"
import { describe, expect, test } from "vitest"
import type { Act } from "../../../src/core/brackets/act.ts"
import { eventsIn, writeBracket } from "../../../src/core/brackets/bracket-record.ts"
import { brackets } from "../../../src/core/brackets/bracket.ts"
import type { Choice } from "../../../src/core/brackets/settling/choice.ts"
import { planSettlement } from "../../../src/core/brackets/settling/plan-settlement.ts"
import { settle } from "../../../src/core/brackets/settling/settle.ts"
import { beginDraft } from "../../../src/core/declaration/begin-draft.ts"
import { type Declaration, withRecords } from "../../../src/core/declaration/declaration.ts"
import type { ActorId, BracketId, FootnoteId } from "../../../src/core/declaration/ids.ts"
import { paragraphs, plainText } from "../../../src/core/declaration/paragraph.ts"
import { footnotes } from "../../../src/core/positions/footnote.ts"
import {
  citeAgain,
  noteText,
  insertFootnote,
  reclassify,
  setFootnoteStatus,
  withdrawFootnote,
  withNote,
} from "../../../src/core/positions/footnote-acts.ts"
import {
  type AnchorChoice,
  deleteText,
  lostAnchors,
  orphanedNotes,
} from "../../../src/core/positions/lost-anchors.ts"
import { positionsRegister } from "../../../src/core/positions/register.ts"
import { schema } from "../../../src/core/schema/schema.ts"
import { laPazDeclaration as laPaz } from "../../helpers/la-paz.ts"
import { counter } from "../../helpers/notation.ts"

const celac = "CELAC" as ActorId
const act: Act = {
  signature: { drafter: "Ana", onBehalfOf: celac, at: "2025-03-01T10:00:00Z" },
  newId: counter("x"),
}
const fn2 = "fn2" as FootnoteId
const draft = beginDraft(laPaz, { id: "la-paz" })

/** The numbers of notes by id, as they would be printed. */
const numbers = (declaration: Declaration): Record<string, number | null> =>
  Object.fromEntries(footnotes(declaration).map(({ id, number }) => [id, number]))

/** Where note 2 stands: the paragraph's id and the offset of its reference. */
function anchorOfNote2(declaration: Declaration): { paragraph: string; pos: number } {
  const reference = footnotes(declaration).find(({ id }) => id === fn2)?.references[0]
  if (!reference) throw new Error("nothing refers to note 2")
  return reference
}

function paragraphOf(declaration: Declaration, id: string) {
  const found = paragraphs(declaration).find((paragraph) => paragraph.id === id)
  if (!found) throw new Error(`no paragraph ${id}`)
  return found
}

describe("inserting a note", () => {
  test("renumbers those after it at once", () => {
    const tr = new Transform(draft.doc)
    const { id, changes } = insertFootnote(
      tr,
      paragraphOf(draft, "p004").to - 1,
      { kind: "reference", owner: null },
      act,
    )
    const after = withNote(withRecords({ ...draft, doc: tr.doc }, changes), id, noteText("", counter("n")))
    expect(numbers(after)).toMatchObject({ fn1: 1, [id]: 2, fn2: 3, fn15: 16 })
    expect(eventsIn(after.records.footnotes.get(id) ?? {})[0]).toMatchObject({ what: "inserted" })
  })

  test("puts two anchors in one place, in the order they were put", () => {
    const tr = new Transform(draft.doc)
    const { pos } = anchorOfNote2(draft)
    const { id } = insertFootnote(tr, pos + 1, { kind: "delegation-position", owner: "MX" as ActorId }, act)
    expect(numbers({ ...draft, doc: tr.doc })).toMatchObject({ fn2: 2, [id]: 3, fn3: 4 })
  })

  test("cites a note twice under one number", () => {
    const tr = new Transform(draft.doc)
    citeAgain(tr, paragraphOf(draft, "p015").to - 1, fn2, act)
    const note = footnotes({ ...draft, doc: tr.doc }).find(({ id }) => id === fn2)
    expect(note).toMatchObject({ number: 2, references: [{ paragraph: "p008" }, { paragraph: "p015" }] })
  })

  test("between two words of a bracket stands in the bracket, at its edge outside", () => {
    const doc = schema.node("doc", null, [
      schema.node("paragraph", { id: "p1" }, [
        schema.text("We "),
        schema.text("shall", [schema.mark("bracket", { id: "b1" })]),
      ]),
    ])
    const inside = new Transform(doc)
    insertFootnote(inside, 6, { kind: "reference", owner: null }, act)
    expect(inside.doc.nodeAt(6)?.marks).toHaveLength(1)
    const outside = new Transform(doc)
    insertFootnote(outside, 4, { kind: "reference", owner: null }, act)
    expect(outside.doc.nodeAt(4)?.marks).toHaveLength(0)
  })
})

describe("a note's record", () => {
  test("keeps kind, owner and status with their history", () => {
    const after = withRecords(draft, [
      ...reclassify(fn2, { kind: "delegation-position", owner: "MX" as ActorId }, act),
      ...setFootnoteStatus(fn2, "maintained", "said in the plenary", act),
    ])
    expect(footnotes(after)[1]).toMatchObject({
      kind: "delegation-position",
      owner: "MX",
      status: "maintained",
    })
    expect(eventsIn(after.records.footnotes.get(fn2) ?? {}).map(({ what }) => what)).toEqual(
      expect.arrayContaining(["reclassified", "maintained"]),
    )
  })

  test("gives no owner to a note that is no position", () => {
    const after = withRecords(draft, reclassify(fn2, { kind: "reference", owner: celac }, act))
    expect(footnotes(after)[1]?.owner).toBeNull()
  })

  test("survives the withdrawal, words and all", () => {
    const tr = new Transform(draft.doc)
    const changes = withdrawFootnote(tr, fn2, "on instructions", act)
    const after = withRecords({ ...draft, doc: tr.doc }, changes)
    expect(positionsRegister(after, laPaz).positions).toMatchObject([
      { footnote: "fn2", number: null, anchor: null, status: "withdrawn", against: "withdrawn" },
    ])
    expect(numbers(after)).toMatchObject({ fn3: 2 })
  })
})

describe("deleting text that holds an anchor", () => {
  const { pos } = anchorOfNote2(draft)
  const sentence = { from: pos - 20, to: pos + 1 }
  const wholeParagraph = { from: paragraphOf(draft, "p008").from, to: paragraphOf(draft, "p008").to }

  /** Deletes and tells where note 2 stands now: the paragraph's id, or its status. */
  function afterwards(range: { from: number; to: number }, choice?: AnchorChoice): string {
    const tr = new Transform(draft.doc)
    const changes = deleteText(tr, draft, range, new Map(choice ? [[fn2, choice]] : []), act)
    const after = withRecords({ ...draft, doc: tr.doc }, changes)
    after.doc.check()
    expect(plainText(after.notes.get(fn2) ?? after.doc)).toContain("CELAC recalls its position")
    expect(footnotes(after).find(({ id }) => id === fn2)?.owner).toBe("CELAC")
    const note = footnotes(after).find(({ id }) => id === fn2)
    return note?.references[0]?.paragraph ?? note?.status ?? "lost"
  }

  test("is seen before it happens", () => {
    expect(lostAnchors(draft, sentence.from, sentence.to)).toMatchObject([
      { footnote: { id: "fn2" }, isPosition: true, paragraph: "p008", paragraphStays: true },
    ])
    expect(lostAnchors(draft, wholeParagraph.from, wholeParagraph.to)).toMatchObject([
      { paragraphStays: false },
    ])
    expect(lostAnchors(draft, 1, 20)).toEqual([])
  })

  test.each<[string, { from: number; to: number }, AnchorChoice | undefined, string]>([
    ["keeps the note at its paragraph", sentence, { what: "keep" }, "p008"],
    ["keeps it even where nobody answered", sentence, undefined, "p008"],
    ["moves it where it is told", sentence, { what: "move", to: paragraphOf(draft, "p004").to - 1 }, "p004"],
    ["withdraws it on the owner's behalf", sentence, { what: "withdraw", remark: "" }, "withdrawn"],
    ["keeps it at the paragraph before, where its own is deleted", wholeParagraph, { what: "keep" }, "p007"],
  ])("%s", (_, range, choice, expected) => {
    expect(afterwards(range, choice)).toBe(expected)
  })

  test("leaves a note cited elsewhere alone", () => {
    const tr = new Transform(draft.doc)
    citeAgain(tr, paragraphOf(draft, "p015").to - 1, fn2, act)
    expect(lostAnchors({ ...draft, doc: tr.doc }, sentence.from, sentence.to)).toEqual([])
  })

  test("by somebody offline leaves an orphan that is listed, not lost", () => {
    const tr = new Transform(draft.doc).delete(sentence.from, sentence.to)
    const after = { ...draft, doc: tr.doc }
    expect(orphanedNotes(after).map(({ id }) => id)).toEqual(["fn2"])
    expect(positionsRegister(after, laPaz).positions).toMatchObject([{ footnote: "fn2", anchor: null }])
  })
})

describe("footnote 2 through a negotiation", () => {
  test("keeps text and owner while its paragraph is bracketed, moved, settled and notes come before it", () => {
    const eu = "EU" as ActorId
    const signature = { drafter: "Eva", onBehalfOf: eu, at: "2025-03-02T09:00:00Z" }
    const held = (actor: ActorId, stance: "deletes" | "opposes") => ({
      actor,
      stance,
      wording: "",
      remark: "",
      on: null,
      signature,
    })
    // The EU proposes to delete the paragraph, CELAC opposes; an inner bracket of CELAC's.
    let { from, to } = paragraphOf(draft, "p008")
    let tr = new Transform(draft.doc)
    tr.addMark(from + 1, to - 1, schema.mark("bracket", { id: "outer" }))
    tr.addMark(from + 20, to - 1, schema.mark("bracket", { id: "inner" }))
    let now = withRecords({ ...draft, doc: tr.doc }, [
      ...writeBracket({
        id: "outer" as BracketId,
        proposes: "deletion",
        proposedBy: [eu],
        opened: signature,
        positions: [held(eu, "deletes"), held(celac, "opposes")],
      }),
      ...writeBracket({
        id: "inner" as BracketId,
        proposes: "retention",
        proposedBy: [celac],
        opened: signature,
        order: 1,
      }),
    ])
    expect(positionsRegister(now, laPaz).positions[0]).toMatchObject({
      brackets: ["outer", "inner"],
      against: "kept",
    })

    // The paragraph moves behind the next one, a note is inserted before it.
    tr = new Transform(now.doc)
    const moved = tr.doc.slice(from, to)
    tr.delete(from, to)
    tr.insert(paragraphOf({ ...now, doc: tr.doc }, "p015").to, moved.content)
    now = { ...now, doc: tr.doc }
    tr = new Transform(now.doc)
    const inserted = insertFootnote(
      tr,
      paragraphOf(now, "p004").to - 1,
      { kind: "reference", owner: null },
      act,
    )
    now = withNote(
      withRecords({ ...now, doc: tr.doc }, inserted.changes),
      inserted.id,
      noteText("", counter("n")),
    )
    expect(numbers(now)).toMatchObject({ fn1: 1, [inserted.id]: 2, fn3: 3, fn2: 4, fn4: 5 })
    expect(brackets(now)).toHaveLength(2)

    // The secretariat settles both: the text stays.
    ;({ from, to } = paragraphOf(now, "p008"))
    const choices = brackets(now).map(({ id }): Choice => ({ bracket: id, outcome: "keep" }))
    tr = new Transform(now.doc)
    const plan = planSettlement(now.doc, now.records, choices)
    now = withRecords({ ...now, doc: tr.doc }, settle(tr, plan, act))
    now = { ...now, doc: tr.doc }
    expect(brackets(now)).toEqual([])

    const [position] = positionsRegister(now, laPaz).positions
    expect(position).toMatchObject({
      footnote: "fn2",
      number: 4,
      owner: "CELAC",
      kind: "regional-position",
      against: "kept",
    })
    expect(position?.text).toBe(position?.baseline?.text)
    expect(eventsIn(now.records.brackets.get("outer") ?? {}).length).toBeGreaterThan(0)
  })
})
