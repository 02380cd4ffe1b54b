import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import { formatDeclaration } from "../../src/formats/declaration-json/format-declaration.ts"
import { draft } from "../formats/draft.ts"
import { linesOf, treeOf } from "../formats/word-file.ts"
import { corchete, emptyFolder } from "./run.ts"

/** A folder with a draft in it, and a command line in that folder. */
function deskWith(...lines: string[]) {
  const cwd = emptyFolder()
  writeFileSync(join(cwd, "draft.corchete.json"), formatDeclaration(draft(lines)))
  return {
    run: (...line: string[]) => corchete("export", ...line, { cwd }),
    read: (name: string) => readFileSync(join(cwd, name)),
  }
}

describe("corchete export", () => {
  test("writes the La Paz declaration as a clean Word file", async () => {
    const desk = deskWith()
    const { code, stderr } = await desk.run(
      "la-paz",
      "--to",
      "docx",
      "--clean",
      "--cover",
      "-o",
      "la-paz.docx",
    )
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" })
    const lines = linesOf(treeOf(desk.read("la-paz.docx"), "word/document.xml"))
    expect(lines.filter((line) => line.startsWith("ListBullet"))).toHaveLength(67)
    expect(lines.filter((line) => line.startsWith("Heading1:"))).toHaveLength(5)
    expect(lines).toContain("CoverNumber: 6914/24")
    const notes = linesOf(treeOf(desk.read("la-paz.docx"), "word/footnotes.xml"))
    expect(notes.filter((line) => line.startsWith("FootnoteText: \t"))).toHaveLength(15)
  })

  test("refuses a clean text while brackets are open, and lists them", async () => {
    const desk = deskWith("title: Draft", "operative: We [EU: shall] act.")
    for (const to of ["docx", "html", "json"])
      expect(await desk.run("draft.corchete.json", "--to", to, "--clean", "-o", "out")).toEqual({
        code: 1,
        stdout: "No clean text yet, in the way: 1\nParagraph 2: open-bracket: “shall” (open bracket (EU))\n",
        stderr: "",
      })
    expect(() => desk.read("out")).toThrow("no such file")
  })

  test("prints brackets with names, or as the chair does without", async () => {
    const desk = deskWith("operative: We [EU: shall] act.")
    expect((await desk.run("draft.corchete.json", "--to", "html")).stdout).toContain("[EU: ")
    expect((await desk.run("draft.corchete.json", "--to", "html", "--chair")).stdout).not.toContain("EU")
  })

  test.each([
    [["--to", "docx"], "expected one FILE"],
    [["la-paz"], "--to takes docx"],
    [["la-paz", "--to", "odt"], "not `odt`"],
    [["la-paz", "--to", "constructor"], "not `constructor`"],
    [["la-paz", "--to", "docx"], "needs -o OUT"],
    [["la-paz", "--to", "html", "--clean", "--chair"], "no brackets to print without names"],
    [["nowhere.txt", "--to", "html"], "there is no such file"],
    [["la-paz", "--to", "html", "-o", "no/such/folder.html"], "there is no such file"],
  ])("takes %j for wrong usage", async (line, reason) => {
    const { code, stderr } = await deskWith().run(...line)
    expect(code).toBe(2)
    expect(stderr).toContain(reason)
  })
})
