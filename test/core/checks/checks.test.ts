import { describe, expect, test } from "vitest"
import { finalGate } from "../../../src/core/checks/gate/final-gate.ts"
import { suggestions } from "../../../src/core/checks/suggestions/suggestions.ts"
import { beginDraft } from "../../../src/core/declaration/begin-draft.ts"
import { withRecords } from "../../../src/core/declaration/declaration.ts"
import type { ActorId } from "../../../src/core/declaration/ids.ts"
import { plainText } from "../../../src/core/declaration/paragraph.ts"
import { enterReservation } from "../../../src/core/positions/reservation.ts"
import { imported } from "../../helpers/imported.ts"
import { laPazDeclaration } from "../../helpers/la-paz.ts"
import { counter, draft } from "../../helpers/notation.ts"

const gate = (...texts: string[]): string[] =>
  finalGate(draft(...texts)).map(({ kind, text }) => `${kind}: ${text}`)

/** What is suggested about a text after its title. */
const advice = (text: string): string[] =>
  suggestions(imported(`Title\n\n${text}`).declaration).map(({ kind, text: words }) => `${kind}: ${words}`)

describe("the gate", () => {
  test("is open for La Paz, omissions and all", () => {
    expect(finalGate(laPazDeclaration)).toEqual([])
  })

  test.each([
    ["We [EU: shall] act.", "open-bracket: shall"],
    ["We act by [X].", "blank: [X]"],
    ["We act by 20XX.", "blank: 20XX"],
    ["We shall ] act.", "unmatched-sign: ]"],
    ["We act {to be checked}.", "process-note: {to be checked}"],
    [
      "We act (the insertion of 39 will require the deletion of 43).",
      "process-note: (the insertion of 39 will require the deletion of 43)",
    ],
    ["Option 1: We act.", "option: Option 1"],
  ])("is shut by “%s”", (text, finding) => {
    expect(gate(text)).toContain(finding)
  })

  test.each([
    "He said [sic] so.",
    "See the report [English only].",
    "We quote (...) and […] here.",
    "The XXth meeting",
    "Act (see below).",
  ])("stays open for “%s”", (text) => {
    expect(gate(text)).toEqual([])
  })

  test("is shut by a reservation until it is lifted, and by a note without anchor", () => {
    const signature = { drafter: "Ana", onBehalfOf: "MX" as ActorId, at: "2025-03-01T10:00:00Z" }
    const reserved = withRecords(
      beginDraft(laPazDeclaration, { id: "la-paz" }),
      enterReservation(
        { kind: "scrutiny", owner: "MX" as ActorId, paragraph: null, remark: "" },
        { signature, newId: counter("r") },
      ),
    )
    expect(finalGate(reserved)).toMatchObject([{ kind: "unlifted-reservation", params: { owner: "MX" } }])
    const { declaration } = imported("Title\n\nWe act.\n\n[^1]: A note.\n")
    expect(finalGate(declaration)).toMatchObject([{ kind: "unanchored-note" }])
  })
})

describe("suggestions", () => {
  test.each([
    ["We  act.", "double-space:   "],
    ["We act , here.", "space-before-sign:  "],
    ["The Co- Chairs act.", "broken-hyphen: Co- Chairs"],
    ["Drugs,-and their effects.", "broken-hyphen: ,-and"],
    ["We act act here.", "repeated-word: act act"],
    ["We recognise, organise and prioritize.", "spelling-ise: prioritize"],
    ["We favor action.", "spelling-american: favor"],
    ["Drug trafficking, drug trafficking and drugs trafficking.", "term-variant: drugs trafficking"],
    ["Evidence-based or evidence based, always evidence-based.", "term-variant: evidence based"],
    ["The COPOLAD programme.", "acronym-undefined: COPOLAD"],
    ["See http://example.org/text.", "link-form: http://example.org/text."],
    ["We act", "sentence-end: t"],
    [
      "We act (‘the Mechanism’). Hereinafter ‘the Mechanism’.",
      "double-definition: Hereinafter ‘the Mechanism’",
    ],
  ])("about “%s”", (text, finding) => {
    expect(advice(text)).toContain(finding)
  })

  test.each([
    "A short- and long-term view.",
    "We advise, revise and exercise.",
    "The size of the prize.",
    "We recognise and organise.",
  ])("leave “%s” alone", (text) => {
    expect(advice(text)).toEqual([])
  })

  test("point at the words they name, in La Paz", () => {
    const found = suggestions(laPazDeclaration)
    const texts = new Map<string | null, string>([
      ...laPazDeclaration.doc.children.map((node): [string, string] => [
        String(node.attrs.id),
        plainText(node),
      ]),
      ...[...laPazDeclaration.notes].map(([id, node]): [string, string] => [id, plainText(node)]),
    ])
    for (const { paragraph, footnote, from, to, text, kind } of found)
      if (kind !== "numbering") expect(texts.get(paragraph ?? footnote)?.slice(from, to)).toBe(text)
    const kinds = new Set(found.map(({ kind }) => kind))
    for (const kind of [
      "term-variant",
      "spelling-ise",
      "double-definition",
      "heading-differs-from-item",
      "heading-end",
      "note-end",
    ])
      expect(kinds).toContain(kind)
  })
})
