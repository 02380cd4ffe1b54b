import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import { tokens } from "../helpers/imported.ts"
import { corchete, emptyFolder } from "./run.ts"

const source = join(import.meta.dirname, "../fixtures/la-paz/source.md")
const corrections = join(import.meta.dirname, "../../resources/baselines/la-paz-2024.corrections.json")

function file(name: string, content: string | Uint8Array): string {
  const path = join(emptyFolder(), name)
  writeFileSync(path, content)
  return path
}

describe("corchete import", () => {
  test("says what it found and exits with 1 where there are problems", async () => {
    const { code, stdout } = await corchete("import", source)
    expect(code).toBe(1)
    expect(stdout).toContain("93 paragraphs, 15 footnotes")
    expect(stdout).toContain("line 163: nothing in the text refers to note 8")
  })

  test("writes declaration and report, with corrections applied", async () => {
    const cwd = emptyFolder()
    const line = [
      "import",
      source,
      "--corrections",
      corrections,
      "-o",
      "out.corchete.json",
      "--report",
      "report.json",
    ]
    await corchete(...line, { cwd })
    expect(readFileSync(join(cwd, "out.corchete.json"), "utf8")).toBe(
      readFileSync(join(import.meta.dirname, "../../resources/baselines/la-paz-2024.corchete.json"), "utf8"),
    )
    const report = JSON.parse(readFileSync(join(cwd, "report.json"), "utf8")) as { lines: { text: string }[] }
    expect(report.lines.map(({ text }) => text).join("\n")).toBe(readFileSync(source, "utf8"))
  })

  test("prints both as JSON", async () => {
    const { stdout } = await corchete("import", file("a.txt", "Title\n\nWe [shall] act."), "--json")
    expect(JSON.parse(stdout)).toMatchObject({
      declaration: { schema: 1, brackets: [{ text: "shall" }] },
      report: { source: "text", lines: [{ line: 1, fate: "kept", to: ["p001"] }, {}, {}] },
    })
  })

  test.each<[string, string, string | Uint8Array, string]>([
    ["an empty file", "a.txt", "", "a.txt:1: the file is empty"],
    ["a binary file", "a.txt", new Uint8Array([0, 1, 2, 255]), "a.txt:1: not text in UTF-8"],
    ["broken JSON", "a.json", "{", "a.json:1: not JSON"],
  ])("refuses %s with its line", async (_, name, content, message) => {
    const { code, stderr } = await corchete("import", file(name, content))
    expect(code).toBe(2)
    expect(stderr).toContain(message)
  })

  test.each([
    [["import"], "expected one FILE"],
    [["import", "no-such-file.txt"], "no-such-file.txt: there is no such file"],
    [["import", "."], ".: this is a folder"],
    [["import", source, "--wrong"], "--wrong"],
    [["import", source, "-o", "no/such/folder/x.json"], "no/such/folder/x.json: there is no such file"],
    [["import", source, "--corrections", source], "not JSON"],
  ])("refuses %j", async (line, message) => {
    const { code, stderr } = await corchete(...line)
    expect(code).toBe(2)
    expect(stderr).toContain(message)
  })

  test("refuses a correction made for another text", async () => {
    const { code, stderr } = await corchete(
      "import",
      file("a.txt", "Title\n\nWords."),
      "--corrections",
      corrections,
    )
    expect(code).toBe(2)
    expect(stderr).toContain("a.txt:44: the correction “restyle” finds nothing to change")
  })
})

describe("corchete export --to txt", () => {
  test("gives a text file the same words and brackets in the same order", async () => {
    const text = "Title\n\n1. We [EU: shall] [act[ion]].\n\n18 bis. [No text]\n\n(a) data¹\n\n¹ A note.\n"
    const { code, stdout } = await corchete("export", file("a.txt", text), "--to", "txt")
    expect(code).toBe(0)
    expect(tokens(stdout)).toEqual(tokens(text))
  })

  test("prints La Paz without a square bracket, its notes raised", async () => {
    const { stdout } = await corchete("export", "la-paz", "--to", "txt")
    expect(stdout).not.toMatch(/[[\]]/)
    expect(stdout).toContain("challenges and barriers.²")
    expect(stdout).toContain("\n\n² CELAC recalls its position")
  })
})
