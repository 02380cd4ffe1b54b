import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { all, treeOf } from "../formats/word-file.ts"
import { corchete, emptyFolder } from "./run.ts"

test("compare writes a Word file with tracked changes", async () => {
  const cwd = emptyFolder()
  writeFileSync(join(cwd, "a.txt"), "We should act.\n")
  writeFileSync(join(cwd, "b.txt"), "We shall act.\n")
  expect(await corchete("compare", "a.txt", "b.txt", "--docx", "-o", "c.docx", { cwd })).toMatchObject({
    code: 1,
  })
  const document = treeOf(readFileSync(join(cwd, "c.docx")), "word/document.xml")
  expect(all(document, "w:delText").map(({ text }) => text)).toEqual(["should"])
  const refused = await corchete("compare", "a.txt", "b.txt", "--docx", { cwd })
  expect(refused).toMatchObject({ code: 2, stderr: "corchete: compare: a Word file needs -o OUT\n" })
})
