import { spawn, type ChildProcess } from "node:child_process"
import { once } from "node:events"
import { rmSync } from "node:fs"
import { resolve } from "node:path"
import { createInterface } from "node:readline"
import type { Browser } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { emptyFolder } from "../cli/run.ts"
import { launchBrowser } from "../helpers/browser.ts"

const bin = resolve(import.meta.dirname, "../../src/cli/corchete.mjs")
const dataFolder = emptyFolder()
let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  rmSync(dataFolder, { recursive: true, force: true })
})

test("without a display it says so in one line and serves the same app to the browser", async () => {
  const { child, link, errors } = await start()
  expect(errors().trim().split("\n").at(-1)).toBe(
    "There is no display: the app opens in the browser instead.",
  )
  const page = await browser.newPage()
  await page.goto(link)
  expect(await page.title()).toContain("Corchete")
  await page.close()
  expect(await stop(child)).toBe(0)
})

test("keeps its address from one start to the next", async () => {
  const first = await start()
  await stop(first.child)
  const second = await start()
  await stop(second.child)
  expect(new URL(second.link).origin).toBe(new URL(first.link).origin)
})

interface Started {
  readonly child: ChildProcess
  readonly link: string
  readonly errors: () => string
}

async function start(): Promise<Started> {
  const env = { ...process.env, CORCHETE_DATA: dataFolder, DISPLAY: "", WAYLAND_DISPLAY: "" }
  const child = spawn(process.execPath, [bin, "start"], { env, stdio: ["ignore", "pipe", "pipe"] })
  let errors = ""
  child.stderr.on("data", (chunk) => (errors += String(chunk)))
  for await (const line of createInterface({ input: child.stdout })) {
    const link = /^Corchete runs at (\S+)$/.exec(line)?.[1]
    if (link !== undefined) return { child, link, errors: () => errors }
  }
  throw new Error(`corchete start ended without an address: ${errors}`)
}

/** Ctrl-C, and the exit code after it. */
async function stop(child: ChildProcess): Promise<number | null> {
  child.kill("SIGINT")
  const [code] = (await once(child, "exit")) as [number | null]
  return code
}
