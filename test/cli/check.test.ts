import { expect, test } from "vitest"
import { corchete, emptyFolder } from "./run.ts"
import { writeFileSync } from "node:fs"
import { join } from "node:path"

test("nothing blocks La Paz, and what it finds there is named with its rule", async () => {
  const final = await corchete("check", "la-paz", "--final")
  expect(final.code).toBe(0)
  const all = await corchete("check", "la-paz", "--json")
  expect(all.code).toBe(1)
  const kinds = (JSON.parse(all.stdout) as { suggestions: { kind: string }[] }).suggestions.map(
    ({ kind }) => kind,
  )
  expect(kinds).toEqual(expect.arrayContaining(["spelling-ise", "term-variant", "note-end", "heading-end"]))
})

test("an open bracket in a text file blocks", async () => {
  const file = join(emptyFolder(), "draft.txt")
  writeFileSync(file, "We [shall] act.\n")
  const { code, stdout } = await corchete("check", file, "--final")
  expect(code).toBe(1)
  expect(stdout).toContain("Paragraph 1: open-bracket: “shall”")
})

test("a file that is not there is unreadable input", async () => {
  expect((await corchete("check", "nowhere.txt")).code).toBe(2)
})
