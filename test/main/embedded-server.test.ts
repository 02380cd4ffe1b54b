import { join, resolve } from "node:path"
import type { UtilityProcess } from "electron"
import { afterEach, expect, test } from "vitest"
import { EmbeddedServer, ServerFailed } from "../../src/main/embedded-server.ts"
import { emptyFolder } from "../cli/run.ts"
import { utilityProcess } from "../helpers/electron/utility-process.ts"

const root = resolve(import.meta.dirname, "../..")
const children: UtilityProcess[] = []

/** The server's own process, from its source. */
function fork(): UtilityProcess {
  const child = utilityProcess.fork(join(root, "src/main/server.ts")) as unknown as UtilityProcess
  children.push(child)
  return child
}

afterEach(() => {
  for (const child of children.splice(0)) child.kill()
})

function start(dataDir: string, lost: string[] = []): Promise<EmbeddedServer> {
  const task = { dataDir, clientDir: join(root, "src/renderer"), resources: join(root, "resources") }
  return EmbeddedServer.start(fork, task, (reason) => lost.push(reason))
}

const isUp = (url: string): Promise<boolean> =>
  fetch(url).then(
    () => true,
    () => false,
  )

test("serves the window until it is closed", async () => {
  const server = await start(emptyFolder())
  expect(await isUp(server.url)).toBe(true)
  await server.close()
  expect(await isUp(server.url)).toBe(false)
})

test("comes back at the same address after a fall", async () => {
  const lost: string[] = []
  const server = await start(emptyFolder(), lost)
  process.kill(children[0]!.pid!, "SIGKILL")
  await expect.poll(() => children.length, { timeout: 10_000 }).toBe(2)
  await expect.poll(() => isUp(server.url), { timeout: 10_000 }).toBe(true)
  expect(lost).toEqual([])
  await server.close()
})

test("keeps its address for the next start", async () => {
  const dataDir = emptyFolder()
  const first = await start(dataDir)
  await first.close()
  const second = await start(dataDir)
  expect(second.url).toBe(first.url)
  await second.close()
})

test("says why it cannot start", async () => {
  const started = start("/dev/null/rooms")
  await expect(started).rejects.toThrow(ServerFailed)
  await expect(started).rejects.toThrow("ENOTDIR")
})
