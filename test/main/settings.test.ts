import { statSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { Settings } from "../../src/main/settings.ts"
import { emptyFolder } from "../cli/run.ts"

const nothing = { bounds: null, language: null, joined: null }

test("remembers what was set", () => {
  const folder = emptyFolder()
  new Settings(folder).set({ language: "es" })
  expect(new Settings(folder).get()).toEqual({ ...nothing, language: "es" })
})

test("begins with nothing", () => {
  expect(new Settings(join(emptyFolder(), "desktop")).get()).toEqual(nothing)
})

test.each(["", "{", "[]", "null", '"es"'])("takes %j for nothing remembered", (text) => {
  const folder = emptyFolder()
  writeFileSync(join(folder, "settings.json"), text)
  expect(new Settings(folder).get()).toEqual(nothing)
})

test("drops a setting it cannot use and keeps the others", () => {
  const folder = emptyFolder()
  const stored = { language: "fr", joined: "javascript:alert(1)", bounds: { x: "left" } }
  writeFileSync(join(folder, "settings.json"), JSON.stringify(stored))
  expect(new Settings(folder).get()).toEqual({ ...nothing, language: "fr" })
})

test.skipIf(process.platform === "win32")("nobody else may read the invitation in it", () => {
  const folder = emptyFolder()
  new Settings(folder).set({ joined: "https://rooms.example/#join=abc" })
  expect(statSync(join(folder, "settings.json")).mode & 0o077).toBe(0)
})
