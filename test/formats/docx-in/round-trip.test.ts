import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { bracketRecord } from "../../../src/core/brackets/bracket-record.ts"
import { brackets } from "../../../src/core/brackets/bracket.ts"
import type { Declaration } from "../../../src/core/declaration/declaration.ts"
import type { FootnoteId } from "../../../src/core/declaration/ids.ts"
import { metaOf } from "../../../src/core/declaration/meta.ts"
import { paragraphs } from "../../../src/core/declaration/paragraph.ts"
import { footnotes } from "../../../src/core/positions/footnote.ts"
import { parseDocx } from "../../../src/formats/docx-in/parse-docx.ts"
import { formatDocx } from "../../../src/formats/docx-out/format-docx.ts"
import { formatNotation } from "../../../src/formats/notation/format-notation.ts"
import { someActors } from "../../helpers/notation.ts"
import { anyDraft } from "../any-draft.ts"
import { draft } from "../draft.ts"

/** What a Word file carries of a declaration: words, levels, footnotes, brackets and whose they are. */
function carried(declaration: Declaration) {
  const numbers = new Map<FootnoteId, number | null>(
    footnotes(declaration).map(({ id, number }) => [id, number]),
  )
  const look = (doc: Declaration["doc"]) =>
    formatNotation(doc, declaration.records, {
      inline: ({ text, type, attrs, marks }) => {
        const looks = marks.map((mark) => mark.type.name).filter((name) => name !== "bracket")
        const words =
          type.name === "footnote" ? `^${String(numbers.get(attrs.id as FootnoteId))}` : (text ?? "")
        return looks.length > 0 ? `<${looks.join(" ")}>${words}</>` : words
      },
    })
  return {
    paragraphs: paragraphs(declaration).map(({ kind, level, label }) => [kind, level, label]),
    words: look(declaration.doc),
    notes: footnotes(declaration).map(({ number, text }) => [number, look(text)]),
    brackets: brackets(declaration).map(({ id, from, to, depth, footnote }) => ({
      ...{ from, to, depth, number: footnote && numbers.get(footnote) },
      proposedBy: bracketRecord(id, declaration.records.brackets.get(id) ?? {}).proposedBy,
    })),
  }
}

/** Writes a declaration as a Word file and reads it back. */
function throughWord(declaration: Declaration, hasCover = false): Declaration {
  const result = parseDocx(formatDocx(declaration, { view: "compilation", hasCover }), { actors: someActors })
  if (!result.ok) throw new Error(result.message)
  expect(result.report.entries.filter(({ kind }) => kind === "problem")).toEqual([])
  return result.declaration
}

function expectSame(declaration: Declaration): void {
  expect(carried(throughWord(declaration))).toEqual(carried(declaration))
}

describe("through Word and back", () => {
  test.each([
    [
      "a whole declaration",
      [
        "title: La Paz",
        "date-place: La Paz",
        "preamble: HAVING MET^1",
        "heading 1: One",
        "lead: WE ENCOURAGE",
        "item 1: a",
        "item 2: b",
        "item 3: c",
        "annex-heading 1: ANNEX",
      ],
    ],
    [
      "labels",
      [
        "heading 1: One",
        "heading 1 (1 bis): Two",
        "heading 2: Sub",
        "item 1 (a): x",
        "operative (OP7ter): We act.",
      ],
    ],
    ["headings without a number", ["heading 1 (): Preamble", "heading 1: First"]],
    ["nested brackets", ["operative: We [EU: shall [MX: strongly [now]]] act."]],
    ["brackets over paragraphs", ["operative: We [EU: shall", "item 1: act] now."]],
    ["alternatives", ["operative: [[Decides][CELAC: Clarifies] that] it"]],
    ["brackets around references and in notes", ["operative: We act.[^1] And[EU/MX: ^2]"]],
    ["in-word brackets and bare punctuation", ["operative: approach[es] a[n] act[,] [.]"]],
    ["a note cited twice", ["operative: One^1 two^2 one^1"]],
    ["emphasis and brackets across each other", ["operative: *We [EU: shall* act]"]],
  ])("%s is the same", (_what, lines) => {
    expectSame(draft(lines, { notes: ["First [CELAC: note]", "Second"] }))
  })

  test("a cover is the same", () => {
    for (const language of ["en", "es", "fr", "pt"]) {
      const meta = {
        ...{ language, place: "Bruselas", date: "2025-03-09", originalLanguage: "en", number: "6914/24" },
        ...{
          suffix: "REV 1 ADD 2",
          codes: ["CORDROGUE 26", "JAI 322"],
          type: "NOTE",
          from: "General Secretariat",
        },
        ...{ to: "Delegations", previous: "6913/24", subject: "A, B", coverNote: "Delegations will find …" },
      }
      const { name: _name, ...read } = metaOf(throughWord(draft(["title: La Paz"], { meta }), true))
      const { language: _language, ...expected } = meta
      expect(read).toEqual(expected)
    }
  })

  test("any declaration is the same", () => {
    fc.assert(fc.property(anyDraft, expectSame), { seed: 20240222, numRuns: 300 })
  })
})
