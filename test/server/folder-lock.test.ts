import { spawn } from "node:child_process"
import { once } from "node:events"
import { resolve } from "node:path"
import { expect, test } from "vitest"
import { FolderInUse, lockFolder } from "../../src/server/folder-lock.ts"
import { emptyFolder } from "../cli/run.ts"

test("a folder has one server at a time", () => {
  const folder = emptyFolder()
  const unlock = lockFolder(folder)
  expect(() => lockFolder(folder)).toThrow(FolderInUse)
  unlock()
  lockFolder(folder)()
})

test("a killed server leaves the folder free", async () => {
  const folder = emptyFolder()
  const module = resolve(import.meta.dirname, "../../src/server/folder-lock.ts")
  const holder = `import { lockFolder } from ${JSON.stringify(module)}
    lockFolder(${JSON.stringify(folder)}); console.log("locked"); setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ["--input-type=module", "-e", holder], {
    stdio: ["ignore", "pipe", "inherit"],
  })
  await once(child.stdout, "data")
  expect(() => lockFolder(folder)).toThrow("in use by another Corchete")
  child.kill("SIGKILL")
  await once(child, "exit")
  lockFolder(folder)()
})
