import {
  AlignmentType,
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  DeletedTextRun,
  Document,
  FootnoteReferenceRun,
  HeadingLevel,
  InsertedTextRun,
  type IRunOptions,
  LevelFormat,
  Packer,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from "docx"
import fc from "fast-check"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import { brackets } from "../../../src/core/brackets/bracket.ts"
import type { Declaration } from "../../../src/core/declaration/declaration.ts"
import { paragraphs } from "../../../src/core/declaration/paragraph.ts"
import { redline } from "../../../src/core/redline/redline.ts"
import { parseDeclaration } from "../../../src/formats/declaration-json/parse-declaration.ts"
import { parseDocx } from "../../../src/formats/docx-in/parse-docx.ts"
import type { ImportReport } from "../../../src/formats/report.ts"
import { someActors } from "../../helpers/notation.ts"
import { partsOf } from "../word-file.ts"

/** Reads a file, and checks that every word of its parts is in the declaration or in the report. */
function read(bytes: Uint8Array): { declaration: Declaration; report: ImportReport } {
  const result = parseDocx(bytes, { actors: someActors })
  if (!result.ok) throw new Error(result.message)
  const { declaration, report } = result
  const told = new Set(
    [
      ...[declaration.doc, ...declaration.notes.values()].map((doc) =>
        doc.textBetween(0, doc.content.size, " "),
      ),
      ...paragraphs(declaration).map(({ label }) => label ?? ""),
      JSON.stringify([...declaration.records.comments.values(), ...declaration.records.brackets.values()]),
      ...report.entries.map(({ before }) => before),
    ].flatMap(wordsIn),
  )
  const parts = [...partsOf(bytes)].filter(([path]) =>
    /word\/(?:document|footnotes|endnotes|comments|header\d*|footer\d*)\.xml/u.test(path),
  )
  const missing = parts
    .flatMap(([, xml]) =>
      [...xml.replace(/<\/w:p>/gu, " ").matchAll(/<w:(?:t|delText)(?: [^>]*)?>([^<]*)</gu)].flatMap(
        ([, text]) => wordsIn(text ?? ""),
      ),
    )
    .filter((word) => !told.has(word))
  // A run may begin or end within a word; the whole word then stands in the text.
  const all = [...told].join(" ")
  expect(missing.filter((word) => !all.includes(word))).toEqual([])
  return { declaration, report }
}

const wordsIn = (text: string): string[] => text.replace(/&\w+;/gu, " ").match(/[\p{L}\p{N}]+/gu) ?? []

const fixture = (name: string): Uint8Array =>
  readFileSync(join(import.meta.dirname, "../../fixtures/docx", name))

function laPaz(): Declaration {
  const path = join(import.meta.dirname, "../../../resources/baselines/la-paz-2024.corchete.json")
  const parsed = parseDeclaration(readFileSync(path, "utf8"))
  if (!parsed.ok) throw new Error(parsed.message)
  return parsed.declaration
}

describe("files that LibreOffice wrote", () => {
  test.each(["libreoffice-from-odt.docx", "libreoffice-from-rtf.docx"])(
    "%s is the La Paz declaration",
    (name) => {
      const { summary } = redline(laPaz(), read(fixture(name)).declaration)
      expect(summary.unchanged).toBe(93)
    },
  )

  test("lists, emphasis and tables from a web page are read", () => {
    const found = paragraphs(read(fixture("libreoffice-from-html.docx")).declaration)
    expect(found.map(({ kind, level, label, node }) => [kind, level, label, node.textContent])).toEqual([
      ["title", 0, null, "Head one"],
      ["operative", 0, null, "Para bold it x2"],
      ["item", 1, null, "a"],
      ["item", 2, null, "b"],
      ["operative", 0, "1.", "n1"],
      ["operative", 0, "2.", "n2"],
      ["item", 2, "a.", "aa"],
      ["operative", 0, null, "c1"],
      ["operative", 0, null, "c2"],
      ["operative", 0, null, "A link"],
    ])
  })

  test("tracked changes, a move among them, are proposals", () => {
    const { declaration } = read(fixture("libreoffice-tracked-changes.docx"))
    const found = brackets(declaration).map(({ record, from, to }) => [
      record.proposes,
      declaration.doc.textBetween(from, to, " ").slice(0, 30),
    ])
    expect(found).toContainEqual(["insertion", "STRONGLY "])
    expect(found).toContainEqual(["deletion", "The adoption and implementatio"])
    expect(found).toContainEqual(["insertion", "The adoption and implementatio"])
  })
})

describe("files that the docx package wrote", () => {
  test("any of them is read without a crash and without a lost word", async () => {
    await fc.assert(
      fc.asyncProperty(anyFile, async (document) => {
        read(new Uint8Array(await Packer.toArrayBuffer(document)))
      }),
      { seed: 20240222, numRuns: 200 },
    )
  }, 120_000)
})

const word = fc.constantFrom(
  "shall",
  "Parties",
  "[EU:",
  "[MX",
  "]",
  "delete]",
  "78/650",
  "Ελλάδα",
  "acción",
  "(a)",
  "3 bis.",
  "•",
  "WE AGREE",
)
const text = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => `${words.join(" ")} `)
const author = fc.constantFrom("EU", "MX", "Ana Quispe", "")
const revision = author.map((name) => ({ id: 1, author: name, date: "2025-03-01T10:00:00Z" }))

const child: fc.Arbitrary<ParagraphChild> = fc.oneof(
  fc.tuple(text, fc.boolean(), fc.boolean()).map(([words, isStrong, isEm]) => {
    const options: IRunOptions = { text: words, bold: isStrong, italics: isEm }
    return new TextRun(options)
  }),
  fc.tuple(text, revision).map(([words, by]) => new InsertedTextRun({ text: words, ...by })),
  fc.tuple(text, revision).map(([words, by]) => new DeletedTextRun({ text: words, ...by })),
  fc.constantFrom(1, 2).map((id) => new FootnoteReferenceRun(id)),
  fc.constant(new TextRun({ text: "raised", superScript: true })),
  fc.constant(new TextRun({ text: "hiddenwords", vanish: true })),
  fc.constant(new TextRun({ children: [new CommentReference(0)] })),
  fc.constant(new CommentRangeStart(0)),
  fc.constant(new CommentRangeEnd(0)),
)

const paragraph = fc
  .tuple(
    fc.array(child, { maxLength: 5 }),
    fc.constantFrom(undefined, HeadingLevel.TITLE, HeadingLevel.HEADING_1, HeadingLevel.HEADING_4),
    fc.constantFrom(undefined, "bullets", "numbers"),
    fc.integer({ min: 0, max: 4 }),
  )
  .map(
    ([children, heading, reference, level]) =>
      new Paragraph({
        children,
        ...(heading && { heading }),
        ...(reference && { numbering: { reference, level } }),
      }),
  )

const table = fc
  .array(fc.array(paragraph, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 2 })
  .map(
    (rows) =>
      new Table({
        rows: rows.map(
          (cells) => new TableRow({ children: cells.map((cell) => new TableCell({ children: [cell] })) }),
        ),
      }),
  )

const formats = [
  LevelFormat.DECIMAL,
  LevelFormat.LOWER_LETTER,
  LevelFormat.UPPER_ROMAN,
  LevelFormat.ORDINAL,
  LevelFormat.CARDINAL_TEXT,
]

const anyFile = fc
  .tuple(
    fc.array(fc.oneof({ weight: 6, arbitrary: paragraph }, { weight: 1, arbitrary: table }), {
      maxLength: 10,
    }),
    text,
    text,
  )
  .map(
    ([children, note, comment]) =>
      new Document({
        comments: { children: [{ id: 0, author: "MX", children: [new Paragraph(comment)] }] },
        footnotes: {
          1: { children: [new Paragraph(note)] },
          2: { children: [new Paragraph("Second note")] },
        },
        numbering: {
          config: [
            {
              reference: "numbers",
              levels: formats.map((format, level) => ({
                level,
                format,
                text: `%${String(level + 1)})`,
                alignment: AlignmentType.LEFT,
              })),
            },
            {
              reference: "bullets",
              levels: formats.map((_format, level) => ({
                level,
                format: LevelFormat.BULLET,
                text: "•",
                alignment: AlignmentType.LEFT,
              })),
            },
          ],
        },
        sections: [{ children }],
      }),
  )
