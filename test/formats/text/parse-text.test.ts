import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { brackets } from "../../../src/core/brackets/bracket.ts"
import { paragraphs, plainText } from "../../../src/core/declaration/paragraph.ts"
import { footnotes } from "../../../src/core/positions/footnote.ts"
import { formatText } from "../../../src/formats/text/format-text.ts"
import { expectConserved } from "../../helpers/conserved-words.ts"
import { expectSameText, imported, tokens } from "../../helpers/imported.ts"
import { corpusFile, corpusFiles } from "../../helpers/notation.ts"

/** Kind, level, label and words of each paragraph, checked against both laws of plain text. */
function read(text: string): string[] {
  expectSameText(text)
  const { declaration, report } = imported(text)
  expectConserved(text, declaration, report)
  return paragraphs(declaration).map(({ kind, level, label, node }) =>
    [kind + (level > 0 ? String(level) : ""), label ?? "", plainText(node)].filter(Boolean).join(" | "),
  )
}

/** A page as it comes out of a PDF: lines of 90 characters. */
const printedPage = `                         DRAFT DECLARATION OF THE MEETING

       The Parties to this declaration,
 Pp1
       Recalling the declaration adopted at the last meeting of the Mechanism and the work
       done since, in particular on the world drug problem and its many long-
       term consequences,
 Pp2
       Noting with concern the spread of synthetic drugs,
 1.    The Parties agree to strengthen their cooperation by [all] means, having regard to
       what was agreed by the Co-
       Chairs at the last meeting.
 2.    Each Party shall:
       (a)     Share information with the other Parties, with due respect for the rules that
               govern the protection of personal data;
       (b)     Report every year.

                                       1 of 3
WORKING GROUP ON DRUGS
Draft declaration

 3.    The Parties shall meet at least once a year, unless they decide otherwise by common
       accord, and shall inform one another of the steps they have taken under


                                       2 of 3
WORKING GROUP ON DRUGS
Draft declaration

       this paragraph.
                                       3 of 3
WORKING GROUP ON DRUGS
Draft declaration
`

describe("plain text with a line for each paragraph", () => {
  test("tells kinds by their own signs", () => {
    expect(
      read(
        "Draft declaration\n\nHAVING MET in Brussels,\n\nWE AGREE to act.\n\nWE ENCOURAGE\n\n- The use of data.\n\n- Training.\n",
      ),
    ).toEqual([
      "title | Draft declaration",
      "preamble | HAVING MET in Brussels,",
      "operative | WE AGREE to act.",
      "lead | WE ENCOURAGE",
      "item1 | The use of data.",
      "item1 | Training.",
    ])
  })

  test.each([
    ["18 bis. The text", "18 bis."],
    ["18bis The text", "18bis"],
    ["18ter.3 The text", "18ter.3"],
    ["OP7ter The text", "OP7ter"],
    ["PP2bis. Recalling the text,", "PP2bis."],
    ["(a) The text", "(a)"],
    ["12. The text", "12."],
  ])("keeps the label of “%s” apart from its words", (line, label) => {
    const { declaration } = imported(`Title\n\n${line}\n\nAnother paragraph.`)
    expect(paragraphs(declaration)[1]?.label).toBe(label)
  })

  test.each(["Bis is a name here.", "A 18 bis line.", "2025 was a year.", "[4][2]. The number is open."])(
    "takes no label off “%s”",
    (line) => {
      expect(paragraphs(imported(`Title\n\n${line}\n\nEnd.`).declaration)[1]?.label).toBeNull()
    },
  )

  test("reads brackets, names and spans over paragraphs", () => {
    const text = "Title\n\n[EU: We shall act.\n\nAll of us] will [see][hear].\n"
    expectSameText(text)
    const found = brackets(imported(text).declaration)
    expect(found.map(({ record }) => record.proposedBy)).toEqual([["EU"], [], []])
  })

  test("finds bullets that recognition read as letters", () => {
    const { declaration, report } = imported("WE ENCOURAGE\n\n- Training.\n- O Addressing drugs.\n")
    expect(paragraphs(declaration).map(({ node }) => plainText(node))).toContain("Addressing drugs.")
    expect(report.entries).toContainEqual(expect.objectContaining({ rule: "ocr-bullet", before: "O " }))
  })

  test("ends lines as any system does", () => {
    expect(read("Title\r\n\r\nOne paragraph.\r\n")).toEqual(["title | Title", "operative | One paragraph."])
  })
})

describe("plain text broken at a margin", () => {
  test("joins lines into paragraphs, across the end of a page too", () => {
    expect(read(printedPage)).toEqual([
      "title | DRAFT DECLARATION OF THE MEETING",
      "operative | The Parties to this declaration,",
      "preamble | Pp1 | Recalling the declaration adopted at the last meeting of the Mechanism and the work done since, in particular on the world drug problem and its many long-term consequences,",
      "preamble | Pp2 | Noting with concern the spread of synthetic drugs,",
      "operative | 1. | The Parties agree to strengthen their cooperation by all means, having regard to what was agreed by the Co-Chairs at the last meeting.",
      "operative | 2. | Each Party shall:",
      "item1 | (a) | Share information with the other Parties, with due respect for the rules that govern the protection of personal data;",
      "item1 | (b) | Report every year.",
      "operative | 3. | The Parties shall meet at least once a year, unless they decide otherwise by common accord, and shall inform one another of the steps they have taken under this paragraph.",
    ])
  })

  test("sets page numbers and running heads aside, line by line", () => {
    const { report } = imported(printedPage)
    const aside = report.lines.filter(({ fate }) => fate === "set-aside").map(({ text }) => text.trim())
    expect(new Set(aside)).toEqual(
      new Set(["1 of 3", "2 of 3", "3 of 3", "WORKING GROUP ON DRUGS", "Draft declaration"]),
    )
  })
})

describe("notes in plain text", () => {
  const notesOf = (text: string) =>
    footnotes(imported(text).declaration).map(({ number, references, text: words }) => [
      number,
      references.length,
      plainText(words),
    ])

  test.each([
    ["marked", "Title\n\nWe act.[^1]\n\n[^1]: A note.\n"],
    ["raised", "Title\n\nWe act.¹\n\n¹ A note.\n"],
    ["glued to a word", "Title\n\nWe act against barriers.1\n\n¹ A note.\n"],
    ["glued to a year", "Title\n\nWe agreed in 20091 to act.\n\n¹ A note.\n"],
  ])("are found where their number is %s", (_, text) => {
    expectSameText(text)
    expect(notesOf(text)).toEqual([[1, 1, "A note."]])
  })

  test("are cited twice under one number", () => {
    expect(notesOf("Title\n\nWe act[^1] and act[^1] again.\n\n[^1]: A note.\n")).toEqual([[1, 2, "A note."]])
  })

  test.each([
    ["a formula", "Title\n\nThe share of CO1 in the air.\n\n¹ A note.\n"],
    ["a symbol", "Title\n\nSee document Rev.1 for more.\n\n¹ A note.\n"],
    ["a number in a list", "Title\n\n1. We act.\n\n¹ A note.\n"],
    ["one of several places", "Title\n\nWe fear barriers1 and borders1 alike.\n\n¹ A note.\n"],
  ])("are left without anchor rather than tied to %s", (_, text) => {
    expectSameText(text)
    expect(notesOf(text)).toEqual([[null, 0, "A note."]])
    expect(imported(text).report.entries).toContainEqual(
      expect.objectContaining({ rule: "note-without-anchor" }),
    )
  })

  test("of one number are both kept", () => {
    const text = "Title\n\nWe act.[^2]\n\n[^2]: One.\n[^2]: Another.\n"
    expect(notesOf(text)).toEqual([
      [1, 1, "One."],
      [null, 0, "Another."],
    ])
  })

  test("hold brackets of their own", () => {
    const text = "Title\n\nWe [act[^1]].\n\n[^1]: A [bracketed] note.\n"
    expectSameText(text)
    expect(brackets(imported(text).declaration).map(({ footnote }) => footnote)).toEqual([null, "fn1"])
  })
})

describe("any text", () => {
  const word = fc.constantFrom(
    "We",
    "shall",
    "act",
    "drugs,",
    "health;",
    "Co-",
    "2025",
    "[",
    "]",
    "[EU:",
    "][",
    "end.",
    "1.",
    "(a)",
    "18 bis",
    "\u00a0",
    "“quoted”",
    "Pp1",
    "3 of 9",
    "WE ENCOURAGE",
    "¹",
    "[^1]",
    "{note}",
    "–",
    "CO2",
    "*",
  )
  const line = fc.array(word, { minLength: 0, maxLength: 24 }).map((words) => words.join(" "))

  test("keeps its words and brackets in order", () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 30 }), (lines) => {
        const text = `Title of the text\n${lines.join("\n")}`
        expectSameText(text)
        const { declaration, report } = imported(text)
        expectConserved(text, declaration, report)
      }),
      { seed: 20240222, numRuns: 400 },
    )
  })

  test("reads what it printed as the same text", () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 12 }), (lines) => {
        // Two ways of writing one note's number cannot both be remembered.
        const first = imported(`Title of the text\n\n${lines.join("\n\n").replaceAll("¹", "")}`)
        const printed = formatText(first.declaration)
        const again = imported(printed)
        expect(tokens(formatText(again.declaration, { report: again.report }))).toEqual(tokens(printed))
      }),
      { seed: 20240222, numRuns: 200 },
    )
  })
})

describe("the corpus", () => {
  if (process.env.CORPUS === undefined)
    process.stdout.write("CORPUS is not set: its texts were not imported\n")
  const texts = corpusFiles.filter((name) => !name.includes(".md"))

  test.skipIf(process.env.CORPUS === undefined).each(texts)(
    "%s keeps its words and brackets in order",
    (name) => {
      expectSameText(corpusFile(name) ?? "")
    },
  )

  test.skipIf(process.env.CORPUS === undefined).each(corpusFiles)("%s is accounted for", (name) => {
    const text = corpusFile(name) ?? ""
    const { declaration, report } = imported(text, name)
    expectConserved(text, declaration, report)
  })

  test.skipIf(process.env.CORPUS === undefined)("04 has its twelve unmatched brackets and no other", () => {
    const { report } = imported(corpusFile("04") ?? "", "04.txt")
    const lines = report.entries.filter(({ rule }) => rule.startsWith("unmatched")).map(({ line }) => line)
    expect(lines).toEqual([67, 88, 155, 1608, 1749, 1837, 2443, 2519, 2648, 2661, 2666, 2720])
  })

  test.skipIf(process.env.CORPUS === undefined)("02 has 231 brackets and no problem", () => {
    const { declaration, report } = imported(corpusFile("02") ?? "", "02.txt")
    expect(report.entries.filter(({ rule }) => rule.startsWith("unmatched"))).toEqual([])
    expect(brackets(declaration).length).toBeGreaterThan(200)
  })
})
