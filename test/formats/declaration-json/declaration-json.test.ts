import { readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import type { Declaration } from "../../../src/core/declaration/declaration.ts"
import type { FootnoteId } from "../../../src/core/declaration/ids.ts"
import { changeRecords, noRecords, writeRecord } from "../../../src/core/declaration/records.ts"
import { schema } from "../../../src/core/schema/schema.ts"
import { formatDeclaration } from "../../../src/formats/declaration-json/format-declaration.ts"
import { parseDeclaration } from "../../../src/formats/declaration-json/parse-declaration.ts"

const laPaz = readFileSync(
  join(import.meta.dirname, "../../../resources/baselines/la-paz-2024.corchete.json"),
  "utf8",
)

const bracket = (id: string) => schema.mark("bracket", { id })

/** A small declaration with everything a file must carry. */
const draft: Declaration = {
  doc: schema.node("doc", null, [
    schema.node("paragraph", { id: "p1", kind: "operative", label: "3 bis", origin: "p007" }, [
      schema.text("We "),
      schema.text("shall", [bracket("b1"), bracket("b2"), schema.mark("em")]),
      schema.node("footnote", { id: "n1" }, undefined, [bracket("b1")]),
      schema.node("place", { bracket: "b3" }, undefined, [bracket("b3")]),
      schema.text(" act", [schema.mark("link", { href: "https://example.org/" })]),
    ]),
    schema.node("paragraph", { id: "p2", kind: "item", level: 2, brackets: ["b4"] }),
  ]),
  notes: new Map([
    [
      "n1" as FootnoteId,
      schema.node("doc", null, [
        schema.node("paragraph", { id: "x", kind: "note" }, [schema.text("A note")]),
      ]),
    ],
  ]),
  records: changeRecords(noRecords, [
    ...writeRecord("meta", "declaration", { name: "Draft", codes: ["SAN 1"] }),
    ...writeRecord("brackets", "b1", { proposes: "insertion", proposedBy: ["EU"], order: 1 }),
    ...writeRecord("brackets", "old", { proposes: "deletion", remark: "lifted" }),
    ...writeRecord("footnotes", "n1", { kind: "reference" }),
    ...writeRecord("statuses", "p1", { status: { name: "open" } }),
  ]),
}

/** The law: a file read and written again is the same file, and holds the same declaration. */
function expectLossless(text: string): void {
  const result = parseDeclaration(text)
  expect(result).toMatchObject({ ok: true })
  if (result.ok) expect(formatDeclaration(result.declaration)).toBe(text)
}

describe("a declaration file", () => {
  test("carries brackets, notes, places, labels and records", () => {
    const text = formatDeclaration(draft)
    expectLossless(text)
    const result = parseDeclaration(text)
    if (!result.ok) throw new Error(result.message)
    expect(result.declaration.doc.eq(draft.doc)).toBe(true)
    expect(result.declaration.records).toEqual(draft.records)
  })

  test("carries La Paz", () => {
    expectLossless(laPaz)
  })

  test("gives plain words, anchors and brackets to other readers", () => {
    const file = JSON.parse(formatDeclaration(draft)) as unknown
    expect(file).toMatchObject({
      schema: 1,
      paragraphs: [
        { id: "p1", label: "3 bis", text: "We shall act" },
        { id: "p2", text: "" },
      ],
      footnotes: [{ id: "n1", number: 1, anchors: [{ paragraph: "p1", offset: 8 }] }],
      brackets: [
        { id: "b1", depth: 0, text: "shall" },
        { id: "b2", depth: 1, text: "shall" },
        { id: "b3", text: "" },
        { id: "b4", text: "" },
        { id: "old", depth: null, text: null },
      ],
    })
  })

  test.each([
    ["{", "not JSON"],
    ["[]", "the file: expected an object, found []"],
    ["{}", "schema: expected a number, found nothing"],
    ['{"schema": 2}', "schema: 2 is newer than this program"],
    ['{"schema": 1, "paragraphs": {}}', "paragraphs: expected a list"],
    ['{"schema": 1, "paragraphs": [{"id": "a/b"}]}', "paragraphs 1.id: expected an id"],
    [laPaz.replace('"kind": "title"', '"kind": "headline"'), "paragraphs 1.kind: expected one of title"],
    [laPaz.replace('"level": 2', '"level": 9'), "paragraphs 69.level: expected a whole number from 0 to 3"],
    [laPaz.replace('"id": "p002"', '"id": "p001"'), "paragraphs 2.id: two paragraphs are called “p001”"],
    [laPaz.replace('"footnote": "fn2"', '"footnote": "fn99"'), "paragraphs 8: refers to footnote “fn99”"],
    [laPaz.replace('"text": "WE ENCOURAGE"', '"text": ""').replace("WE COMMIT to", "WE COMMIT"), null],
    [
      laPaz.replace('"text": "22 February 2024, La Paz', '"content": [{"text": "x"}], "text": "22'),
      "paragraphs 2.text: its words differ",
    ],
  ])("is refused where it is not one: %#", (text, message) => {
    const result = parseDeclaration(text)
    if (message === null) expect(result.ok).toBe(true)
    else expect(result).toMatchObject({ ok: false, message: expect.stringContaining(message) as string })
  })

  test("names the line where JSON breaks off", () => {
    expect(parseDeclaration('{\n  "schema": 1,\n  oops\n}')).toMatchObject({ ok: false, line: 3 })
  })
})
