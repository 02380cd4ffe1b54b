import { Transform } from "prosemirror-transform"
import { describe, expect, test } from "vitest"
import {
  compileQuery,
  findText,
  replacementFor,
  replaceMatch,
  type TextQuery,
} from "../../../src/core/declaration/find-text.ts"
import { plainText } from "../../../src/core/declaration/paragraph.ts"
import { schema } from "../../../src/core/schema/schema.ts"

const plain: TextQuery = { text: "", matchCase: true, wholeWord: false, regularExpression: false }
const bracket = (id: string) => schema.mark("bracket", { id })
const paragraph = (...content: Parameters<typeof schema.node>[2][]) =>
  schema.node("doc", null, [schema.node("paragraph", { id: "p1" }, content.flat() as never)])

/** The words found by a query. */
function found(text: string, query: Partial<TextQuery>): string[] {
  const compiled = compileQuery({ ...plain, ...query })
  if (!compiled.ok) throw new Error(compiled.message)
  return findText(paragraph(schema.text(text)), compiled.pattern).map((match) => match.words)
}

/** The document after every match was replaced, last first. */
function replaced(doc: ReturnType<typeof paragraph>, query: Partial<TextQuery>, replacement: string) {
  const whole = { ...plain, ...query }
  const compiled = compileQuery(whole)
  if (!compiled.ok) throw new Error(compiled.message)
  const tr = new Transform(doc)
  for (const match of findText(doc, compiled.pattern).toReversed())
    replaceMatch(tr, match, replacementFor(match, replacement, whole))
  return tr.doc
}

describe("finding", () => {
  test("takes signs of regular expressions as they stand", () => {
    expect(found("(...) and [EU - CELAC]", { text: "(...)" })).toEqual(["(...)"])
  })
  test("finds whole words in any script", () => {
    expect(found("ναρκωτικά και ναρκωτικ", { text: "ναρκωτικ", wholeWord: true })).toEqual(["ναρκωτικ"])
  })
  test("does not take a letter with its accent for the bare letter's word", () => {
    expect(found("El PAcCTO. el pacto", { text: "pacto", wholeWord: true, matchCase: false })).toEqual([
      "pacto",
    ])
  })
  test("says what is wrong with an expression", () => {
    expect(compileQuery({ ...plain, text: "(", regularExpression: true })).toMatchObject({ ok: false })
  })
  test("leaves out matches of nothing", () => {
    expect(found("aaa", { text: "b*", regularExpression: true })).toEqual([])
  })
  test("finds a word that a bracket and a note reference interrupt", () => {
    const doc = paragraph([
      schema.text("We sh"),
      schema.text("ou", [bracket("b1")]),
      schema.node("footnote", { id: "f1" }),
      schema.text("ld act"),
    ])
    const compiled = compileQuery({ ...plain, text: "should" })
    expect(compiled.ok && findText(doc, compiled.pattern).map((match) => match.words)).toEqual(["should"])
  })
})

describe("replacing", () => {
  test("puts what an expression captured", () => {
    const doc = replaced(
      paragraph(schema.text("22 February 2024")),
      { text: "(\\d+) (\\w+)", regularExpression: true },
      "$2 $1 $$",
    )
    expect(plainText(doc)).toBe("February 22 $ 2024")
  })
  test("keeps a bracket on letters that stay and a note between letters that go", () => {
    const doc = replaced(
      paragraph([
        schema.text("We sha"),
        schema.node("footnote", { id: "f1" }),
        schema.text("ll"),
        schema.text(" act.", [bracket("b1")]),
      ]),
      { text: "shall act" },
      "should act",
    )
    expect(plainText(doc)).toBe("We should act.")
    const kept: string[] = []
    doc.descendants((node) => {
      if (node.type.name === "footnote") kept.push("note")
      if (node.marks.length > 0) kept.push(node.text ?? "")
    })
    expect(kept).toEqual(["note", " act."])
  })
  test("replaces every match of a paragraph without shifting the others", () => {
    const doc = replaced(
      paragraph(schema.text("drugs trafficking, drugs trafficking")),
      { text: "drugs traf" },
      "drug traf",
    )
    expect(plainText(doc)).toBe("drug trafficking, drug trafficking")
  })
  test("puts words in front where the match only grows at its start", () => {
    const doc = replaced(paragraph(schema.text("shall act")), { text: "shall" }, "we shall")
    expect(plainText(doc)).toBe("we shall act")
  })
})
