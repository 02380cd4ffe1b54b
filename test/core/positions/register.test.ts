import { describe, expect, test } from "vitest"
import type { Act } from "../../../src/core/brackets/act.ts"
import { beginDraft } from "../../../src/core/declaration/begin-draft.ts"
import { withRecords } from "../../../src/core/declaration/declaration.ts"
import type { ActorId, FootnoteId, ParagraphId } from "../../../src/core/declaration/ids.ts"
import { paragraphs, plainText } from "../../../src/core/declaration/paragraph.ts"
import { dissents, enterDissent, withdrawDissent, withDissents } from "../../../src/core/positions/dissent.ts"
import { footnotes } from "../../../src/core/positions/footnote.ts"
import { positionsRegister } from "../../../src/core/positions/register.ts"
import {
  blocksAdoption,
  enterReservation,
  liftReservation,
  reservations,
} from "../../../src/core/positions/reservation.ts"
import { schema } from "../../../src/core/schema/schema.ts"
import { laPazDeclaration as laPaz } from "../../helpers/la-paz.ts"
import { counter } from "../../helpers/notation.ts"

const draft = beginDraft(laPaz, { id: "la-paz" })
const fn2 = "fn2" as FootnoteId
const mexico = "MX" as ActorId
const act = (onBehalfOf = "CHAIR", at = "2025-03-01T10:00:00Z"): Act => ({
  signature: { drafter: "Ana", onBehalfOf: onBehalfOf as ActorId, at },
  newId: counter("r"),
})

describe("the register", () => {
  test("of La Paz holds exactly one position: footnote 2, CELAC", () => {
    expect(positionsRegister(laPaz).positions).toEqual([
      {
        footnote: "fn2",
        number: 2,
        owner: "CELAC",
        kind: "regional-position",
        text: "CELAC recalls its position on measures that hinder international cooperation to address and counter all aspects of world drug problem",
        anchor: { paragraph: "p008", quote: "… to international and regional challenges and barriers." },
        since: "6914/24",
        status: null,
        against: null,
        baseline: null,
        brackets: [],
      },
    ])
  })

  test("says that a position is kept since the baseline", () => {
    expect(positionsRegister(draft, laPaz).positions).toMatchObject([{ against: "kept", since: "6914/24" }])
  })

  test("says that it is reworded, with both wordings", () => {
    const text = schema.node("doc", null, [
      schema.node(
        "paragraph",
        { id: "fn2p1", kind: "note" },
        schema.text(
          "CELAC recalls its position on measures that hinder international cooperation to counter the world drug problem.",
        ),
      ),
    ])
    const reworded = { ...draft, notes: new Map(draft.notes).set(fn2, text) }
    expect(positionsRegister(reworded, laPaz).positions).toMatchObject([
      { against: "reworded", baseline: { text: expect.stringContaining("all aspects") as string } },
    ])
  })

  test("lists a position that the draft dropped altogether as withdrawn", () => {
    const doc = draft.doc.copy(draft.doc.content)
    const notes = new Map(draft.notes)
    notes.delete(fn2)
    const children = doc.children.map((paragraph) =>
      paragraph.copy(
        schema.node(
          "paragraph",
          null,
          paragraph.children.filter((node) => node.attrs.id !== "fn2"),
        ).content,
      ),
    )
    const dropped = { ...draft, doc: schema.node("doc", null, children), notes }
    expect(positionsRegister(dropped, laPaz).positions).toMatchObject([
      { footnote: "fn2", number: null, status: "withdrawn", against: "withdrawn", baseline: { number: 2 } },
    ])
  })
})

describe("a reservation", () => {
  const entered = withRecords(
    draft,
    enterReservation(
      { kind: "scrutiny", owner: mexico, paragraph: "p008" as ParagraphId, remark: "awaits capital" },
      act("MX"),
    ),
  )
  const [reservation] = reservations(entered)
  if (!reservation) throw new Error("it was not entered")

  test("stands on the register and blocks the adoption until lifted", () => {
    expect(positionsRegister(entered).reservations).toMatchObject([
      { owner: "MX", kind: "scrutiny", lifted: null },
    ])
    expect(blocksAdoption(reservation)).toBe(true)
    expect(blocksAdoption({ ...reservation, kind: "parliamentary" })).toBe(false)
  })

  test.each([
    ["its owner", "MX", false, true],
    ["the secretariat, on the owner's behalf", "CHAIR", true, true],
    ["another delegation", "EU", false, false],
  ])("is lifted by %s: %s", (_, onBehalfOf, isSecretariat, isLifted) => {
    const changes = liftReservation(reservation, "", act(onBehalfOf), isSecretariat)
    expect(changes !== null).toBe(isLifted)
    if (!changes) return
    const [lifted] = reservations(withRecords(entered, changes))
    expect(lifted?.lifted).toMatchObject({ onBehalfOf: "MX" })
    expect(lifted && blocksAdoption(lifted)).toBe(false)
  })
})

describe("dissent at adoption", () => {
  const chair = act()
  const changes = [
    ...enterDissent(
      { form: "end-note", actors: [], paragraphs: [], text: "Endorsed by all countries with one exception." },
      chair,
    ),
    ...enterDissent(
      {
        form: "disassociation",
        actors: [mexico],
        paragraphs: ["p008", "p053"] as ParagraphId[],
        text: "Mexico disassociates itself from this paragraph.",
      },
      chair,
    ),
  ]
  const adopted = withRecords(draft, changes)

  test("prints a sentence on the whole after the text, before its annexes", () => {
    const printed = paragraphs(withDissents(adopted))
    const annex = printed.findIndex(({ kind }) => kind === "annex-heading")
    expect(plainText(printed[annex - 1]?.node ?? draft.doc)).toBe(
      "Endorsed by all countries with one exception.",
    )
    expect(printed).toHaveLength(94)
  })

  test("prints a disassociation as one note of each paragraph concerned", () => {
    const note = footnotes(withDissents(adopted)).find(({ owner }) => owner === "MX")
    expect(note).toMatchObject({
      kind: "delegation-position",
      references: [{ paragraph: "p008" }, { paragraph: "p053" }],
    })
  })

  test("is listed, and no longer printed once withdrawn", () => {
    const [first, second] = dissents(adopted)
    if (!first || !second) throw new Error("they were not entered")
    const after = withRecords(adopted, [...withdrawDissent(first, chair), ...withdrawDissent(second, chair)])
    expect(dissents(after)).toHaveLength(2)
    expect(withDissents(after)).toBe(after)
  })
})
