import { strToU8, zipSync } from "fflate"
import { describe, expect, test } from "vitest"
import { parseDocx } from "../../../src/formats/docx-in/parse-docx.ts"
import { p, wordFile } from "./word-builder.ts"

/** The reason why a file is refused, or "read". */
const refusal = (bytes: Uint8Array): string => {
  const result = parseDocx(bytes)
  return result.ok ? "read" : result.message
}

/** A zip file whose directory claims other sizes than its parts have. */
function lying(bytes: Uint8Array, size: number): Uint8Array {
  const copy = bytes.slice()
  const view = new DataView(copy.buffer)
  for (let at = 0; at + 46 < copy.length; at++)
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, size, true)
  return copy
}

describe("a Word file is refused with the reason when it", () => {
  test.each([
    ["is empty", new Uint8Array(), "empty"],
    ["is no zip file", strToU8("We act."), "not a zip file"],
    [
      "is the beginning of one",
      wordFile({ body: p("We act.") }).slice(0, 300),
      "not a zip file, or only the beginning",
    ],
    [
      "is encrypted or of Word 97",
      Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1),
      "encrypted, or in Word's old format",
    ],
    ["is RTF", strToU8("{\\rtf1 We act.}"), "RTF"],
    ["is another zip file", zipSync({ "a.txt": strToU8("We") }), "no list of content types"],
    ["has no text", zipSync({ "[Content_Types].xml": strToU8("<Types/>") }), "has no word/document.xml"],
    [
      "is a spreadsheet",
      wordFile({ body: "", files: { "word/document.xml": "<workbook/>" } }),
      "holds no text document",
    ],
    ["holds macros", wordFile({ body: p("We"), files: { "word/vbaProject.bin": "x" } }), "macros"],
    ["is broken", wordFile({ body: "<w:p>" }), "word/document.xml is broken"],
    [
      "is broken in a part",
      wordFile({ body: p("We"), footnotes: "<w:footnote>" }),
      "word/footnotes.xml is broken",
    ],
    [
      "declares entities",
      wordFile({ body: "", files: { "word/document.xml": `<!DOCTYPE a [<!ENTITY b "bomb">]><a>&b;</a>` } }),
      "declares a document type",
    ],
    ["is nested without end", wordFile({ body: "<w:p>".repeat(5000) + "</w:p>".repeat(5000) }), "nested"],
    ["holds no words", wordFile({ body: p(" ") }), "no words"],
    ["would unpack to too much", wordFile({ body: p("We".repeat(40_000_000)) }), "far too much"],
    [
      "unpacks to more than it says",
      lying(wordFile({ body: p("We ".repeat(4_000_000)) }), 1000),
      "another size",
    ],
    ["unpacks to less than it says", lying(wordFile({ body: p("We") }), 60_000), "another size"],
  ])("%s", (_what, bytes, reason) => {
    expect(refusal(bytes)).toContain(reason)
  })

  test("is cut or damaged anywhere, without ever crashing", () => {
    const whole = wordFile({
      body: p("We act."),
      footnotes: `<w:footnote w:id="1">${p("Note")}</w:footnote>`,
    })
    for (let at = 0; at < whole.length; at += 7) {
      expect(typeof refusal(whole.slice(0, at))).toBe("string")
      const damaged = whole.slice()
      damaged[at] = (damaged[at] ?? 0) ^ 0xff
      expect(typeof refusal(damaged)).toBe("string")
    }
  })
})

test("nothing outside the file is fetched, and the report says so", () => {
  const relations = `<Relationship Id="t" Type="http://x/attachedTemplate" Target="file:///C:/secret.dotm" TargetMode="External"/>`
  const result = parseDocx(wordFile({ body: p("We act."), relations }))
  expect(result.ok && result.report.entries.map(({ rule, before }) => [rule, before])).toEqual([
    ["external", "attachedTemplate: file:///C:/secret.dotm"],
  ])
})
