import { describe, expect, test } from "vitest"
import { metaId } from "../../../src/core/declaration/declaration.ts"
import { paragraphs, plainText } from "../../../src/core/declaration/paragraph.ts"
import { footnotes } from "../../../src/core/positions/footnote.ts"
import { formatMarkdown } from "../../../src/formats/markdown/format-markdown.ts"
import { expectConserved } from "../../helpers/conserved-words.ts"
import { imported } from "../../helpers/imported.ts"

/** Imports Markdown, checked against the law of every import and the law of printing. */
function markdown(text: string): ReturnType<typeof imported> {
  const first = imported(text, "draft.md")
  expectConserved(text, first.declaration, first.report)
  const again = imported(formatMarkdown(first.declaration), "draft.md")
  expect(styles(again)).toEqual(styles(first))
  expect(notes(again)).toEqual(notes(first))
  return first
}

const styles = ({ declaration }: ReturnType<typeof imported>): string[] =>
  paragraphs(declaration).map(
    ({ kind, level, node }) => `${kind} ${String(level)} ${node.toString().replace(/"id":"[^"]*"/g, "")}`,
  )

const notes = ({ declaration }: ReturnType<typeof imported>): unknown[] =>
  footnotes(declaration).map(({ number, text, references }) => [number, references.length, plainText(text)])

const words = (text: string): string[] =>
  paragraphs(markdown(text).declaration).map(({ node }) => plainText(node))

describe("Markdown", () => {
  test.each([
    ["emphasis around a word", "*Being* Parties, **all** of them", "Being Parties, all of them"],
    ["a lone asterisk", "NDMC* or INDC", "NDMC* or INDC"],
    ["an underscore in a name", "see wdr_2022_booklet", "see wdr_2022_booklet"],
    ["escapes", "see CND\\_Sessions \\[sic\\]", "see CND_Sessions [sic]"],
    ["an entity", "drugs &amp; crime", "drugs & crime"],
    ["a raised ending", "the XXIV<sup>th</sup> meeting", "the XXIVth meeting"],
    ["a raised number without note", "1 km<sup>2</sup> of land", "1 km2 of land"],
    ["a link", "see [the text](https://example.org/a_b) here", "see the text here"],
    ["a tag", "one <u>underlined</u> word", "one underlined word"],
  ])("reads %s", (_, text, expected) => {
    expect(words(`# Title\n\n${text}`)[1]).toBe(expected)
  })

  test.each(["We [shall](must) act.", "We [shall][should] act.", "[x] is not known", "a[n] act"])(
    "takes the brackets of “%s” for disagreement, not for a link",
    (text) => {
      expect(
        imported(`# Title\n\n${text}`, "a.md").report.entries.filter(({ rule }) => rule === "link"),
      ).toEqual([])
    },
  )

  test("keeps front matter as metadata", () => {
    const { declaration } = markdown("---\ntitle: Draft Agreement\nedit: true\n---\n\n# Agreement\n\nWords.")
    expect(declaration.records.meta.get(metaId)).toMatchObject({
      name: "Draft Agreement",
      "front:edit": "true",
    })
    expect(plainText(declaration.doc)).toBe("Agreement\nWords.")
  })

  test("takes a line across the page for no front matter", () => {
    expect(words("---\n\nSome words.\n\n---\n\nMore words.")).toEqual(["Some words.", "More words."])
  })

  test("joins the paragraphs of a note that go on below it", () => {
    const text = "# Title\n\nWe act.[^1]\n\n[^1]: One.\n\n    Two.\n\nThe end."
    expect(notes(markdown(text))).toEqual([[1, 1, "One.\nTwo."]])
  })

  test("reports a reference without note and leaves it as text", () => {
    const { declaration, report } = markdown("# Title\n\nWe act.[^7]")
    expect(plainText(declaration.doc)).toContain("We act.[^7]")
    expect(report.entries).toContainEqual(expect.objectContaining({ rule: "reference-without-note" }))
  })

  test("gives no number to headings that have none", () => {
    expect(
      paragraphs(markdown("# Title\n\n## Preamble\n\nWords.\n\n## End").declaration).map(
        ({ label }) => label,
      ),
    ).toEqual([null, "", null, ""])
  })

  test("reads lists of two levels by their indentation", () => {
    const { declaration } = markdown("# Title\n\nWords:\n\n- one\n  - two\n- three")
    expect(paragraphs(declaration).map(({ level }) => level)).toEqual([0, 0, 1, 2, 1])
  })
})
