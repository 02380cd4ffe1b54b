import { readFileSync, readdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { replaceFile } from "../../src/main/replace-file.ts"
import { emptyFolder } from "../cli/run.ts"

test("writes the file and leaves nothing beside it", () => {
  const folder = emptyFolder()
  const path = join(folder, "draft.txt")
  replaceFile(path, Buffer.from("We shall act."))
  replaceFile(path, Buffer.from("We should act."))
  expect(readFileSync(path, "utf8")).toBe("We should act.")
  expect(readdirSync(folder)).toEqual(["draft.txt"])
})

test("keeps the old file when the new one cannot be written", () => {
  const folder = emptyFolder()
  writeFileSync(join(folder, "draft.txt"), "We shall act.")
  expect(() => replaceFile(join(folder, "draft.txt", "inside"), Buffer.from("x"))).toThrow("ENOTDIR")
  expect(readFileSync(join(folder, "draft.txt"), "utf8")).toBe("We shall act.")
})

test("writes the many bytes of a large file", () => {
  const path = join(emptyFolder(), "large.docx")
  const bytes = Buffer.alloc(5_000_000, 7)
  replaceFile(path, bytes)
  expect(readFileSync(path).equals(bytes)).toBe(true)
})
