import { describe, expect, test } from "vitest"
import { parseFile } from "../../src/formats/read-file.ts"

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

describe("a file that cannot be read", () => {
  test.each<[string, string, Uint8Array, { message: string; line?: number }]>([
    ["empty", "a.txt", bytes(""), { message: "the file is empty", line: 1 }],
    ["blank", "a.md", bytes(" \n\n\t\n"), { message: "the file is empty", line: 1 }],
    [
      "binary",
      "a.txt",
      new Uint8Array([0x41, 0x0a, 0xff, 0xfe, 0x80]),
      { message: "not text in UTF-8", line: 2 },
    ],
    ["full of NULs", "a.txt", bytes("one\ntwo\0"), { message: "it holds a NUL character", line: 2 }],
    ["no JSON", "a.json", bytes("{\n  oops\n}"), { message: "not JSON", line: 2 }],
    ["another JSON", "a.corchete.json", bytes('{"name": "x"}'), { message: "schema: expected a number" }],
  ])("for being %s is refused with place and reason", (_, name, content, expected) => {
    expect(parseFile(name, content)).toMatchObject({
      ok: false,
      ...expected,
      message: expect.stringContaining(expected.message) as string,
    })
  })

  test("for its size is refused before it is read", () => {
    expect(parseFile("a.txt", { length: 1e9 } as Uint8Array)).toMatchObject({ ok: false })
  })
})

describe("a file's format", () => {
  const kindsOf = (name: string, text: string): string => {
    const result = parseFile(name, bytes(text))
    return result.ok ? result.report.source : result.message
  }

  test.each([
    ["a.txt", "# Not a heading here", "text"],
    ["a.md", "plain words", "markdown"],
    ["a.md.txt", "plain words", "markdown"],
    ["a", "---\ntitle: Draft\n---\n\nWords", "markdown"],
    ["a", "# One\n\n## Two", "markdown"],
    ["a", "One line\n\nAnother", "text"],
  ])("is told by its name or by what it holds: %s, %s", (name, text, format) => {
    expect(kindsOf(name, text)).toBe(format)
  })

  test("may be UTF-16 with its mark", () => {
    const text = "\ufeffPárrafo uno"
    const utf16 = new Uint8Array(Uint16Array.from(text, (letter) => letter.charCodeAt(0)).buffer)
    expect(parseFile("a.txt", utf16)).toMatchObject({ ok: true })
  })
})
