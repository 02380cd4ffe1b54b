import { describe, expect, test } from "vitest"
import type { Declaration } from "../../../src/core/declaration/declaration.ts"
import { type DocxOptions, formatDocx } from "../../../src/formats/docx-out/format-docx.ts"
import { draft, type DraftParts } from "../draft.ts"
import { all, linesOf, partsOf, treeOf } from "../word-file.ts"
import { orderProblems } from "../word-order.ts"

/** Writes a draft, checks what holds for every Word file of ours, and reads its body back as lines. */
function body(lines: readonly string[], parts: DraftParts, options: DocxOptions): string[] {
  return linesOf(treeOf(written(draft(lines, parts), options), "word/document.xml"))
}

function written(declaration: Declaration, options: DocxOptions): Uint8Array {
  const bytes = formatDocx(declaration, options)
  expect(formatDocx(declaration, options)).toEqual(bytes)
  for (const path of partsOf(bytes).keys()) expect(orderProblems(treeOf(bytes, path)), path).toEqual([])
  const types = partsOf(bytes).get("[Content_Types].xml") ?? ""
  for (const path of partsOf(bytes).keys())
    expect(
      path === "[Content_Types].xml" || path.endsWith(".rels") || types.includes(`"/${path}"`),
      path,
    ).toBe(true)
  return bytes
}

const laPaz = [
  "title: La Paz declaration",
  "date-place: 22 February 2024, La Paz (Bolivia)",
  "preamble: HAVING MET in La Paz (Bolivia)^1 ('the Mechanism').",
  "operative: WE RECOGNISE the fundamental role of international cooperation.^2",
  "heading 1: Addressing and countering the illicit production",
  "lead: WE ENCOURAGE",
  "item 1: The strengthening of mechanisms",
  "item 2: Bi-regional cooperation between the EU and CELAC",
  "item 3: and the rest",
  "annex-heading: ANNEX: SUPPORTING DOCUMENTS",
]
const notes = ['Hereinafter, referred as "The Mechanism"', "CELAC recalls its position"]

describe("a clean Word file", () => {
  test("has a style for each kind and level of paragraph", () => {
    expect(body(laPaz, { notes }, { view: "clean" })).toEqual([
      "Title: La Paz declaration",
      "DateAndPlace: 22 February 2024, La Paz (Bolivia)",
      "Preamble: HAVING MET in La Paz (Bolivia)^1 ('the Mechanism').",
      "Operative: WE RECOGNISE the fundamental role of international cooperation.^2",
      "Heading1: Addressing and countering the illicit production",
      "Lead: WE ENCOURAGE",
      "ListBullet: The strengthening of mechanisms",
      "ListBullet2: Bi-regional cooperation between the EU and CELAC",
      "ListBullet3: and the rest",
      "AnnexHeading: ANNEX: SUPPORTING DOCUMENTS",
    ])
  })

  test("has no formatting but styles", () => {
    const bytes = written(draft(laPaz, { notes }), { view: "clean" })
    for (const part of ["word/document.xml", "word/footnotes.xml"]) {
      const root = treeOf(bytes, part)
      const inside = (name: string): string[] =>
        all(root, name).flatMap((tag) => tag.children.map((t) => t.name))
      expect(new Set(inside("w:pPr")), part).toEqual(new Set(["w:pStyle"]))
      expect([...new Set(inside("w:rPr"))], part).toEqual(["w:rStyle"])
    }
  })

  test("uses only styles it defines", () => {
    const bytes = written(draft(["operative: *We* agree.^1"], { notes: ["A"] }), { view: "clean" })
    const defined = new Set(
      all(treeOf(bytes, "word/styles.xml"), "w:style").map((s) => s.attributes["w:styleId"]),
    )
    const used = ["word/document.xml", "word/footnotes.xml", "word/numbering.xml", "word/styles.xml"].flatMap(
      (part) =>
        ["w:pStyle", "w:rStyle", "w:tblStyle", "w:basedOn", "w:next"].flatMap((name) =>
          all(treeOf(bytes, part), name).map((tag) => tag.attributes["w:val"]),
        ),
    )
    expect(used.filter((style) => !defined.has(style))).toEqual([])
  })

  test("prints a label of the paragraph's own instead of the computed number", () => {
    expect(
      body(
        ["heading 1 (3 bis): New", "item 1 (a): Point", "operative (OP7ter): We act."],
        {},
        { view: "clean" },
      ),
    ).toEqual(["Heading1Labelled: 3 bis\tNew", "ListBulletLabelled: a\tPoint", "Operative: OP7ter\tWe act."])
  })

  test("repeats the number of a note cited twice instead of giving it two", () => {
    const bytes = written(draft(["operative: One^1 and again^1."], { notes: ["Note"] }), { view: "clean" })
    const root = treeOf(bytes, "word/document.xml")
    expect(all(root, "w:footnoteReference")).toHaveLength(1)
    expect(all(root, "w:fldSimple")[0]?.attributes["w:instr"]).toBe(" NOTEREF _Note1 \\f \\h ")
    expect(all(root, "w:bookmarkStart")[0]?.attributes["w:name"]).toBe("_Note1")
  })

  test("keeps a note that nothing refers to, after the body", () => {
    expect(body(["operative: We act."], { notes: ["Lost"] }, { view: "clean" })).toEqual([
      "Operative: We act.",
      "UnplacedNote: Lost",
    ])
  })

  test("leaves drafting notes out, reference and text", () => {
    const bytes = written(
      draft(["operative: We^1 act.^2"], { notes: ["secretly", "openly"], noteKinds: { 1: "drafting-note" } }),
      { view: "clean" },
    )
    expect([...partsOf(bytes).values()].join()).not.toContain("secretly")
    expect(linesOf(treeOf(bytes, "word/document.xml"))).toEqual(["Operative: We act.^1"])
  })

  test("is never made of a text with open brackets", () => {
    expect(() => formatDocx(draft(["operative: We [shall] act."]), { view: "clean" })).toThrow(
      "no open brackets",
    )
  })

  test("tags the language of the text", () => {
    const bytes = written(draft(["operative: Actuamos."], { meta: { language: "es" } }), { view: "clean" })
    expect(all(treeOf(bytes, "word/styles.xml"), "w:lang")[0]?.attributes["w:val"]).toBe("es-ES")
    expect(partsOf(bytes).get("docProps/core.xml")).toContain("<dc:language>es-ES</dc:language>")
  })

  test("says its title, for the window's title bar and screen readers", () => {
    const bytes = written(draft(["title: Peace & drugs"]), { view: "clean" })
    expect(partsOf(bytes).get("docProps/core.xml")).toContain("<dc:title>Peace &amp; drugs</dc:title>")
  })

  test("names nobody, tells no time and holds no revision ids", () => {
    const bytes = written(draft(laPaz, { notes, meta: { name: "Draft of Ms Quispe" } }), { view: "clean" })
    const everything = [...partsOf(bytes).values()].join("\n")
    for (const word of [
      "creator",
      "lastModifiedBy",
      "dcterms",
      "rsid",
      "Quispe",
      "w:comment",
      "w:ins ",
      "w:del ",
    ])
      expect(everything).not.toContain(word)
    expect(
      [...partsOf(bytes).keys()].filter((path) => /app\.xml|custom|comments|people/u.test(path)),
    ).toEqual([])
  })
})

describe("a compilation", () => {
  test("prints brackets as text, with the names behind them", () => {
    expect(body(["operative: We [EU/MX: shall [strongly]] [act]."], {}, { view: "compilation" })).toEqual([
      "Operative: We [EU/MX: shall [strongly]] [act].",
    ])
  })

  test("opens and closes in one place in the right order", () => {
    expect(body(["operative: [[Decides][Clarifies] that]"], {}, { view: "compilation" })).toEqual([
      "Operative: [[Decides][Clarifies] that]",
    ])
  })

  test("prints brackets in footnotes and around references", () => {
    const bytes = written(draft(["operative: We act.[^1]"], { notes: ["CELAC [CELAC: recalls]"] }), {
      view: "compilation",
    })
    expect(linesOf(treeOf(bytes, "word/document.xml"))).toEqual(["Operative: We act.[^1]"])
    expect(linesOf(treeOf(bytes, "word/footnotes.xml")).at(-1)).toBe("FootnoteText: \tCELAC [CELAC: recalls]")
  })
})

describe("a chair's text", () => {
  test("prints the same brackets without names", () => {
    expect(body(["operative: We [EU: shall [MX: strongly]] act."], {}, { view: "chair" })).toEqual([
      "Operative: We [shall [strongly]] act.",
    ])
  })
})

describe("a Council note", () => {
  const meta = {
    language: "en",
    place: "Brussels",
    date: "2024-02-28",
    originalLanguage: "en",
    number: "6914/24",
    suffix: "REV 1",
    codes: ["CORDROGUE 26", "COLAC 27"],
    type: "NOTE",
    from: "General Secretariat of the Council",
    to: "Delegations",
    previous: "6914/24",
    subject: "La Paz declaration",
    coverNote: "Delegations will find in the Annex …",
    initials: "RR/hm",
    unit: "JAI.B",
  }

  test("has a cover with what the declaration says of itself", () => {
    const lines = body(["title: Declaration"], { meta }, { view: "clean", hasCover: true })
    expect(lines).toEqual([
      "CoverHouse: Council of the European Union",
      "CoverHouse: General Secretariat",
      "CoverUnit: Brussels, 28 February 2024",
      "CoverUnit: (OR. en)",
      "CoverNumber: 6914/24 REV 1",
      "CoverUnit: CORDROGUE 26",
      "CoverUnit: COLAC 27",
      "CoverType: NOTE",
      "CoverLabel: From:",
      "CoverEntry: General Secretariat of the Council",
      "CoverLabel: To:",
      "CoverEntry: Delegations",
      "CoverLabel: No. prev. doc.:",
      "CoverEntry: 6914/24",
      "CoverLabel: Subject:",
      "CoverEntry: La Paz declaration",
      "CoverText: Delegations will find in the Annex …",
      "Normal: ",
      "Title: Declaration",
    ])
  })

  test("heads the annex and foots every page", () => {
    const bytes = written(draft(["title: Declaration"], { meta }), { view: "clean", hasCover: true })
    expect(linesOf(treeOf(bytes, "word/header2.xml"))).toEqual(["AnnexHead: ANNEX"])
    expect(linesOf(treeOf(bytes, "word/footer1.xml"))).toEqual([
      "Footer: 6914/24 REV 1    RR/hm\t1\tJAI.B    EN",
    ])
  })

  test("leaves out the lines nobody has filled in", () => {
    expect(body(["title: Declaration"], {}, { view: "clean", hasCover: true })).not.toContain(
      "CoverLabel: From:",
    )
  })
})
