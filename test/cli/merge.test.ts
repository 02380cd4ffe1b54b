import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import { formatDocx } from "../../src/formats/docx-out/format-docx.ts"
import { draft } from "../formats/draft.ts"
import { corchete, emptyFolder } from "./run.ts"

describe("corchete merge", () => {
  const cwd = emptyFolder()
  const send = (name: string, ...lines: string[]): void => {
    writeFileSync(join(cwd, name), formatDocx(draft(lines), { view: "compilation" }))
  }
  send("rev1.docx", "title: Draft", "operative: We should act.")
  send("eu.docx", "title: Draft", "operative: We shall act.")
  send("mexico.docx", "title: Draft", "operative: We will act.")

  test("takes Word files that came back into the text that was sent out", async () => {
    const ran = await corchete("merge", "rev1.docx", "eu.docx=EU", "mexico.docx=Mexico", "-o", "rev2.json", {
      cwd,
    })
    expect(ran).toEqual({
      code: 1,
      stdout: "paragraph 2 of rev1.docx: eu.docx and mexico.docx differ\n2 copies merged, 1 conflicts\n",
      stderr: "",
    })
    const { brackets } = JSON.parse(readFileSync(join(cwd, "rev2.json"), "utf8")) as {
      brackets: readonly { readonly text: string; readonly proposedBy: readonly string[] }[]
    }
    expect(brackets.map(({ text, proposedBy }) => [text, proposedBy])).toEqual([
      ["should", ["EU", "MX"]],
      ["shall", ["EU"]],
      ["will", ["MX"]],
    ])
  })

  test.each([
    [["rev1.docx"], "expected BASE and at least one COPY"],
    [["rev1.docx", "eu.docx"], "needs -o OUT"],
    [["rev1.docx", "eu.docx=Atlantis", "-o", "x"], "nobody on the list of actors is called “Atlantis”"],
  ])("takes %j for wrong usage", async (line, reason) => {
    const { code, stderr } = await corchete("merge", ...line, { cwd })
    expect(code).toBe(2)
    expect(stderr).toContain(reason)
  })
})
