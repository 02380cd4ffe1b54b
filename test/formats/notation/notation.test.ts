import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { brackets } from "../../../src/core/brackets/bracket.ts"
import { statusOf } from "../../../src/core/declaration/status.ts"
import type { ParagraphId } from "../../../src/core/declaration/ids.ts"
import { plainText } from "../../../src/core/declaration/paragraph.ts"
import { parseNotation, readOffset } from "../../../src/formats/notation/parse-notation.ts"
import { corpusFile, corpusFiles, counter, draft, someActors, unattributed } from "../../helpers/notation.ts"

/** What each bracket of a case says: `insertion EU: shall; CU opposes`. */
function says(...paragraphs: string[]): string[] {
  const declaration = draft(...paragraphs)
  return brackets(declaration).map(({ record, from, to }) => {
    const text = declaration.doc.textBetween(from, to, "¶")
    const held = record.positions
      .filter(({ actor }) => !record.proposedBy.includes(actor))
      .map(({ actor, stance }) => `; ${actor} ${stance}`)
    const by = record.proposedBy.length > 0 ? ` ${record.proposedBy.join("/")}` : ""
    return `${record.proposes}${by}: ${text}${held.join("")}`
  })
}

describe("reading brackets", () => {
  test.each([
    ["We [shall] act.", ["retention: shall"]],
    ["We [EU: shall] act.", ["insertion EU: shall"]],
    ["We act[EU: and prevention].", ["insertion EU: and prevention"]],
    ["We [EU/MX propose: shall] act.", ["insertion EU/MX: shall"]],
    ["We [CL oppose: shall] act.", ["retention: shall; CL opposes"]],
    ["We [EU propose; CU/NI oppose: shall] act.", ["insertion EU: shall; CU opposes; NI opposes"]],
    ["We [EU propose;\nCU, NI oppose: shall] act.", ["insertion EU: shall; CU opposes; NI opposes"]],
    ["a [severe - XX; YY delete] shock", ["insertion XX: severe; YY deletes"]],
    [
      "act[, in line with Z. -YY; XX, WW delete.]",
      ["insertion YY: , in line with Z.; WW deletes; XX deletes"],
    ],
    ["[CA5/MX6 propose82: act]", ["insertion CA/MX: act"]],
    ["[███/EU propose: act]", ["insertion EU: act"]],
    ["We [EU: [CELAC: should] act].", ["insertion EU: should act", "insertion CELAC: should"]],
    ["[Option 1: we act]", ["retention: Option 1: we act"]],
    ["[Preamble: we act]", ["retention: Preamble: we act"]],
    ["[a long-term vision]", ["retention: a long-term vision"]],
    ["[12 – 18] months", ["retention: 12 – 18"]],
  ])("%s", (text, expected) => {
    expect(says(text)).toEqual(expected)
  })

  test("takes a slash between backed wordings for alternatives of one group", () => {
    const declaration = draft("We are [ending - XX, YY retain / reducing - WW] it.")
    const [first, second] = brackets(declaration)
    expect(first?.record.group).toBe(second?.record.group)
    expect(first?.record.proposes).toBe("option")
    expect(plainText(declaration.doc)).toBe("We are endingreducing it.")
    expect(unattributed(declaration)).toEqual(["We are [ending][reducing] it."])
  })

  test("never groups adjacent brackets by itself", () => {
    expect(brackets(draft("We [shall][should] act.")).map(({ record }) => record.group)).toEqual([null, null])
  })
})

describe("brackets of every shape read and print as the same characters", () => {
  test.each([
    [["a[n] [effective] approach[es]"]],
    [["act[, and promptly,] now[.]"]],
    [["[][a] [[]] [b[]c] [d][]"]],
    [["[We act", "in two paragraphs] and [more", "", "over an empty one]"]],
    [["text [", "begins below] and ends [here", "]"]],
    [["[[Decides][Clarifies] that [this [is [deep]]]]"]],
    [["unmatched ] sign and [ another [pair]"]],
    [["at its [X] session [sic] [^1] [...] [we [X] act]"]],
    [["paragraph[4][2]. Decides"]],
  ])("%j", (paragraphs) => {
    draft(...paragraphs)
  })

  test("generated texts", () => {
    const piece = fc.constantFrom(
      "[",
      "]",
      "[",
      "]",
      "EU: ",
      "MX propose; CL oppose: ",
      " - XX; YY delete",
      "a",
      " ",
      "b, ",
      ".",
      " / ",
      "X",
      "1",
      "Agreed ad ref",
      "^1",
      "(x)",
      "\u00a0",
      "ñ",
    )
    const paragraph = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(""))
    fc.assert(
      fc.property(fc.array(paragraph, { maxLength: 5 }), (paragraphs) => {
        draft(...paragraphs)
      }),
      { seed: 25, numRuns: 2000 },
    )
  })

  test("every text of the corpus", () => {
    if (process.env.CORPUS === undefined) {
      process.stderr.write("CORPUS is not set: its texts were not tried\n")
      return
    }
    for (const name of corpusFiles) {
      const text = corpusFile(name) ?? ""
      draft(...text.split("\n"))
      draft(...text.split(/\n\n+/))
    }
  })
})

describe("statuses", () => {
  test("[Agreed ad ref] at the end of a paragraph is its status, not its text", () => {
    const declaration = draft("We agree on this. [Agreed ad ref]")
    expect(plainText(declaration.doc)).toBe("We agree on this.")
    expect(statusOf(declaration, "p1" as ParagraphId)?.name).toBe("agreed-ad-ref")
    expect(brackets(declaration)).toEqual([])
  })
})

describe("problems", () => {
  test("name the line, the words and where the partner may be missing", () => {
    const read = parseNotation(
      [
        { text: "First paragraph,\nclosed] here.", line: 1 },
        { text: "We [shall act.", line: 4 },
      ],
      { actors: someActors, newId: counter() },
    )
    expect(read.problems.map(({ line, kind, partner }) => [line, kind, partner.line])).toEqual([
      [2, "unmatched-closing", 1],
      [4, "unmatched-opening", 4],
    ])
    expect(read.problems[1]?.message).toContain("the bracket opened before “shall act.” is never closed")
  })
})

test("offsets of the written text are found again in the words", () => {
  const [read] = parseNotation([{ text: "We [EU: shall] act", line: 1 }], {
    actors: someActors,
    newId: counter(),
  }).paragraphs
  expect(read?.text).toBe("We shall act")
  expect([0, 3, 8, 9, 14, 18].map((offset) => readOffset(read?.cuts ?? [], offset))).toEqual([
    0, 3, 3, 4, 8, 12,
  ])
})
