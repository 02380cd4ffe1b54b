import { expect, test } from "vitest"
import { dataFolder } from "../../src/server/data-folder.ts"

test.each([
  ["linux", {}, "/home/ana/.local/share/corchete"],
  ["linux", { XDG_DATA_HOME: "/data/ana" }, "/data/ana/corchete"],
  ["linux", { XDG_DATA_HOME: "relative" }, "/home/ana/.local/share/corchete"],
  ["linux", { CORCHETE_DATA: "/tmp/rooms", XDG_DATA_HOME: "/data/ana" }, "/tmp/rooms"],
  ["darwin", {}, "/home/ana/Library/Application Support/Corchete"],
  ["win32", { LOCALAPPDATA: "C:\\Users\\ana\\AppData\\Local" }, "C:\\Users\\ana\\AppData\\Local\\Corchete"],
] as const)("on %s with %o the rooms lie in %s", (platform, env, folder) => {
  expect(dataFolder(env, platform, "/home/ana")).toBe(folder)
})
