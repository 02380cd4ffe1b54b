import { describe, expect, test } from "vitest"
import { brackets } from "../../../src/core/brackets/bracket.ts"
import type { Declaration } from "../../../src/core/declaration/declaration.ts"
import type { ActorId } from "../../../src/core/declaration/ids.ts"
import { markers } from "../../../src/core/declaration/numbering.ts"
import { paragraphs } from "../../../src/core/declaration/paragraph.ts"
import { footnotes } from "../../../src/core/positions/footnote.ts"
import { parseDocx } from "../../../src/formats/docx-in/parse-docx.ts"
import { formatNotation } from "../../../src/formats/notation/format-notation.ts"
import type { ImportReport } from "../../../src/formats/report.ts"
import { someActors } from "../../helpers/notation.ts"
import { del, ins, p, t, wordFile, type WordParts } from "./word-builder.ts"

/** Reads a file, and checks that none of its words is missing from both text and report. */
function read(parts: WordParts): { declaration: Declaration; report: ImportReport } {
  const result = parseDocx(wordFile(parts), { actors: someActors })
  if (!result.ok) throw new Error(result.message)
  const told = [
    ...written(result.declaration),
    ...[...result.declaration.notes.values()].map((note) => note.textContent),
    ...[...result.declaration.records.comments.values()].map(({ text: words }) => JSON.stringify(words)),
    ...paragraphs(result.declaration).map(({ label }) => label ?? ""),
    ...result.report.entries.map(({ before }) => before),
  ].join(" ")
  const words = [parts.body, parts.footnotes, parts.endnotes, parts.comments]
    .flatMap((xml) => [...(xml ?? "").matchAll(/<(?:w:t|w:delText|m:t)(?: [^>]*)?>([^<]*)</gu)])
    .flatMap(([, text]) => text?.split(/\s+/u) ?? [])
  expect(words.filter((word) => !told.includes(word))).toEqual([])
  return result
}

const written = (declaration: Declaration): string[] =>
  formatNotation(declaration.doc, declaration.records, {
    inline: (node) => (node.type.name === "footnote" ? `^${String(node.attrs.id)}` : (node.text ?? "")),
  })

/** The text of a body, brackets and names written out. */
const text = (...content: string[]): string[] => written(read({ body: content.join("") }).declaration)

/** The rules of the report's entries. */
const rules = (parts: WordParts): string[] => read(parts).report.entries.map(({ rule }) => rule)

const list = (numId: number, level = 0): string =>
  `<w:numPr><w:ilvl w:val="${String(level)}"/><w:numId w:val="${String(numId)}"/></w:numPr>`

const level = (at: number, format: string, shown: string): string =>
  `<w:lvl w:ilvl="${String(at)}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${shown}"/></w:lvl>`

describe("tracked changes", () => {
  test("become brackets that propose them, on behalf of the author", () => {
    expect(text(p(`${t("We ")}${del("should", "MX")}${ins("shall", "EU")}${t(" act.")}`))).toEqual([
      "We [MX delete: should][EU: shall] act.",
    ])
  })

  test("keep who and when", () => {
    const { declaration } = read({ body: p(t("We ") + ins("shall", "Ana Quispe") + t(" act.")) })
    expect(brackets(declaration)[0]?.record).toMatchObject({
      proposes: "insertion",
      proposedBy: [],
      remark: "Ana Quispe",
      opened: { drafter: "Ana Quispe", at: "2025-03-01T10:00:00Z" },
    })
  })

  test("speak for the delegation their author is mapped to", () => {
    const authors = new Map([["Ana Quispe", "CELAC" as ActorId]])
    const result = parseDocx(wordFile({ body: p(t("We ") + ins("act.", "Ana Quispe")) }), {
      actors: someActors,
      authors,
    })
    expect(result.ok && written(result.declaration)).toEqual(["We [CELAC: act.]"])
  })

  test("of one author side by side are one proposal, however Word cut them", () => {
    expect(text(p(t("We ") + ins("shall ") + ins("act") + t(".")))).toEqual(["We [EU: shall act]."])
  })

  test("nest where one author deletes what another put in", () => {
    const inner = del("strongly", "MX")
    expect(text(p(`${t("We ")}<w:ins w:id="1" w:author="EU">${inner}</w:ins>${t(" act.")}`))).toEqual([
      "We [EU: [MX delete: strongly]] act.",
    ])
  })

  test("go on over paragraphs put in together", () => {
    const mark = `<w:rPr><w:ins w:id="3" w:author="EU" w:date="2025-03-01T10:00:00Z"/></w:rPr>`
    expect(text(p("We act."), p(ins("One."), mark), p(ins("Two."), mark), p("Last."))).toEqual([
      "We act.",
      "[EU: One.",
      "Two.]",
      "Last.",
    ])
  })

  test("of a paragraph's end propose to split or to join", () => {
    const mark = `<w:rPr><w:del w:id="3" w:author="EU"/></w:rPr>`
    const { declaration } = read({ body: p("We act.", mark) + p("And more.") })
    expect(brackets(declaration).map(({ record, paragraph }) => [record.proposes, paragraph])).toEqual([
      ["join", "p001"],
    ])
  })

  test("of a move propose a deletion and an insertion that know each other", () => {
    const moved = (name: string, words: string): string =>
      `<w:${name}RangeStart w:id="1" w:name="move1"/><w:${name} w:id="2" w:author="EU">${t(words)}</w:${name}><w:${name}RangeEnd w:id="1"/>`
    const { declaration } = read({
      body: p(moved("moveFrom", "We act.")) + p("Between.") + p(moved("moveTo", "We act.")),
    })
    expect(brackets(declaration).map(({ record }) => [record.proposes, record.target])).toEqual([
      ["deletion", { move: "move1" }],
      ["insertion", { move: "move1" }],
    ])
  })

  test("around nothing but a bracket's sign stay in sight", () => {
    const { declaration } = read({ body: p(del("[") + t("shall") + del("]")) })
    expect(brackets(declaration).filter(({ record }) => record.proposes === "deletion")).toHaveLength(2)
  })
})

describe("brackets written in the text", () => {
  test("are read with their names", () => {
    expect(text(p("We [EU: shall [MX: strongly]] act."))).toEqual(["We [EU: shall [MX: strongly]] act."])
  })

  test("are found however the words are cut into runs", () => {
    const { declaration } = read({ body: p(t("We [") + t("EU") + t(": sh", "<w:b/>") + t("all] act.")) })
    expect(brackets(declaration).map(({ record }) => record.proposedBy)).toEqual([["EU"]])
    expect(declaration.doc.textContent).toBe("We shall act.")
  })

  test("around a note's reference are brackets", () => {
    const { declaration } = read({
      body: p(`${t("We act.[")}<w:r><w:footnoteReference w:id="2"/></w:r>${t("]")}`),
      footnotes: `<w:footnote w:id="2">${p("CELAC recalls")}</w:footnote>`,
    })
    expect(written(declaration)).toEqual(["We act.[^fn1]"])
  })

  test("without a partner are reported and stay text", () => {
    const { declaration, report } = read({ body: p("We [shall act.") })
    expect(declaration.doc.textContent).toBe("We [shall act.")
    expect(report.entries.map(({ kind }) => kind)).toContain("problem")
  })
})

describe("lists and headings", () => {
  const numbering = `<w:abstractNum w:abstractNumId="7">${level(0, "decimal", "%1.")}${level(1, "lowerLetter", "(%2)")}${level(2, "lowerRoman", "%1.%2.%3")}</w:abstractNum>
    <w:abstractNum w:abstractNumId="8">${level(0, "bullet", "•")}${level(1, "bullet", "o")}</w:abstractNum>
    <w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>
    <w:num w:numId="3"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>`

  /** Markers and words as a reader sees them. */
  function printed(parts: WordParts): string[] {
    const found = paragraphs(read({ numbering, ...parts }).declaration)
    const marked = markers(found)
    return found.map(({ node, kind, level: depth }, index) => {
      const marker = marked[index]
      const sign = marker?.kind === "number" ? `${marker.text} ` : marker?.kind === "bullet" ? "• " : ""
      return `${kind}${depth > 0 ? String(depth) : ""}: ${sign}${node.textContent}`
    })
  }

  test("count as Word counts, deeper levels anew", () => {
    const body = [
      p("Text: a"),
      p("a", list(1)),
      p("b", list(1, 1)),
      p("c", list(1, 1)),
      p("d", list(1)),
      p("e", list(1, 1)),
    ]
    expect(printed({ body: body.join("") }).slice(1)).toEqual([
      "operative: 1. a",
      "item2: (a) b",
      "item2: (b) c",
      "operative: 2. d",
      "item2: (a) e",
    ])
  })

  test("start where the list says, in every format", () => {
    const body = [p("a", list(3)), p("b", list(3, 1)), p("c", list(3, 2))]
    expect(printed({ body: p("Text.") + body.join("") }).slice(1)).toEqual([
      "operative: 5. a",
      "item2: (a) b",
      "item3: 5.a.i c",
    ])
  })

  test("have bullets of the list's level", () => {
    expect(printed({ body: p("Text.") + p("a", list(2)) + p("b", list(2, 1)) }).slice(1)).toEqual([
      "item1: • a",
      "item2: • b",
    ])
  })

  test("may hang on a style, as LibreOffice and Word write them", () => {
    const styles = `<w:style w:type="paragraph" w:styleId="ListBullet2"><w:name w:val="List Bullet 2"/></w:style>
      <w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>`
    expect(
      printed({ styles, body: p("La Paz", "berschrift1") + p("Text of it.") + p("a", "ListBullet2") }),
    ).toEqual(["title: La Paz", "operative: Text of it.", "item2: • a"])
  })

  test("that were typed are taken off the words, with a line in the report", () => {
    expect(
      printed({ body: p("We agree on this text.") + p("•\tfirst") + p("3 bis.\tWe act.") }).slice(1),
    ).toEqual(["item1: • first", "operative: 3 bis. We act."])
    expect(rules({ body: p("Text.") + p("•\tfirst") })).toContain("typed-bullet")
  })
})

describe("notes and comments", () => {
  test("endnotes become footnotes, with a line in the report", () => {
    const { declaration, report } = read({
      body: p(`${t("We act.")}<w:r><w:endnoteReference w:id="5"/></w:r>`),
      endnotes: `<w:endnote w:type="separator" w:id="-1">${p("x")}</w:endnote><w:endnote w:id="5">${p("Note.")}</w:endnote>`,
    })
    expect(footnotes(declaration).map(({ number, text: note }) => [number, note.textContent])).toEqual([
      [1, "Note."],
    ])
    expect(report.entries.map(({ rule }) => rule)).toContain("endnote")
  })

  test("a reference without a note is reported", () => {
    expect(rules({ body: p(`${t("We act.")}<w:r><w:footnoteReference w:id="5"/></w:r>`) })).toEqual([
      "reference-without-note",
    ])
  })

  test("comments become records that quote the words they are about", () => {
    const { declaration } = read({
      body: p(
        `${t("We ")}<w:commentRangeStart w:id="0"/>${t("shall")}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>${t(" act.")}`,
      ),
      comments: `<w:comment w:id="0" w:author="EU" w:date="2025-03-01T10:00:00Z">${p("Why?")}</w:comment>`,
    })
    expect([...declaration.records.comments.values()]).toEqual([
      {
        text: "Why?",
        quote: "shall",
        paragraph: "p001",
        signature: { drafter: "EU", onBehalfOf: "EU", at: "2025-03-01T10:00:00Z" },
      },
    ])
  })
})

describe("what a declaration does not hold", () => {
  test.each([
    ["a table", `<w:tbl><w:tr><w:tc>${p("cell")}</w:tc></w:tr></w:tbl>`, "table"],
    ["hidden text", p(t("We act.") + t("secretly", "<w:vanish/>")), "hidden"],
    [
      "a text box",
      p(`${t("We act.")}<w:r><w:pict><w:txbxContent>${p("boxed")}</w:txbxContent></w:pict></w:r>`),
      "text-box",
    ],
    ["a picture", p(`${t("We act.")}<w:r><w:drawing/></w:r>`), "picture"],
    ["a field", p(`<w:fldSimple w:instr=" DATE ">${t("today")}</w:fldSimple>`), "field"],
    ["an equation", p(`${t("We act.")}<m:oMath xmlns:m="m"><m:r><m:t>x2</m:t></m:r></m:oMath>`), "equation"],
    ["a line break", p(`${t("We")}<w:r><w:br/></w:r>${t("act.")}`), "line-break"],
    ["another file", `<w:altChunk r:id="x"/>${p("We act.")}`, "other-file"],
  ])("%s is in the report", (_what, body, rule) => {
    expect(rules({ body })).toContain(rule)
  })

  test("words in elements we do not know are kept", () => {
    expect(text(p(`<w:new><w:r><w:t>We act.</w:t></w:r></w:new>`))).toEqual(["We act."])
  })

  test("a field that never ends swallows nothing", () => {
    const begin = `<w:r><w:fldChar w:fldCharType="begin"/></w:r>`
    expect(text(p(begin + t("We act.")) + p("And more."))).toEqual(["We act.", "And more."])
  })

  test("what a field shows is kept, its instruction is not text", () => {
    const sign = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`
    const field = `${sign("begin")}<w:r><w:instrText> REF x </w:instrText></w:r>${sign("separate")}${t("part 2")}${sign("end")}`
    expect(text(p(t("See ") + field + t(".")))).toEqual(["See part 2."])
  })

  test("one of two forms of the same content is read", () => {
    const both = `<mc:AlternateContent xmlns:mc="x"><mc:Choice>${t("We act.")}</mc:Choice><mc:Fallback>${t("We act.")}</mc:Fallback></mc:AlternateContent>`
    expect(text(p(both))).toEqual(["We act."])
  })

  test("emphasis, raised letters and links of the web are kept", () => {
    const { declaration } = read({
      body: p(
        t("XXV") +
          t("th", `<w:vertAlign w:val="superscript"/>`) +
          t(" bold", "<w:b/>") +
          `<w:hyperlink r:id="l">${t(" link")}</w:hyperlink>`,
      ),
      relations: `<Relationship Id="l" Type="http://x/hyperlink" Target="https://example.org" TargetMode="External"/>`,
    })
    expect(
      declaration.doc.firstChild?.children.map(({ text: words, marks }) => [
        words,
        marks.map(({ type }) => type.name),
      ]),
    ).toEqual([
      ["XXV", []],
      ["th", ["sup"]],
      [" bold", ["strong"]],
      [" link", ["link"]],
    ])
  })

  test("a link to somebody's computer is not kept", () => {
    const relations = `<Relationship Id="l" Type="http://x/hyperlink" Target="file:///C:/Users/ana" TargetMode="External"/>`
    expect(rules({ body: p(`<w:hyperlink r:id="l">${t("link")}</w:hyperlink>`), relations })).toContain(
      "link",
    )
  })
})
