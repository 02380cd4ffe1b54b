import { fork, type ChildProcess } from "node:child_process"
import { once } from "node:events"
import { createServer, type AddressInfo } from "node:net"
import { resolve } from "node:path"
import { setTimeout as pause } from "node:timers/promises"
import type * as Electron from "electron"
import { _electron, chromium, type Browser, type Page } from "playwright-core"
import { electronBinary } from "../../../src/cli/electron-binary.ts"
import { decode } from "./transport.ts"

type ElectronModule = typeof Electron

/** The running desktop app, on the real Electron or on the stand-in. */
export interface DesktopApp {
  readonly kind: "electron" | "stand-in"
  readonly window: () => Promise<Page>
  /** Runs a function in the main process; it may not use anything from around it. */
  readonly evaluate: <A, R>(ask: (electron: ElectronModule, arg: A) => R | Promise<R>, arg: A) => Promise<R>
  /** Quits as the user would, and waits for the end. */
  readonly quit: () => Promise<void>
  /** Ends it the hard way, at the end of a test that left it running. */
  readonly kill: () => Promise<void>
}

const root = resolve(import.meta.dirname, "../../..")
const entry = resolve(root, "out/main/index.js")

/** Starts the built app on a data folder. */
export async function launchDesktop(dataFolder: string): Promise<DesktopApp> {
  const env = { ...environment(), CORCHETE_DATA: dataFolder }
  const binary = electronBinary(root, process.env)
  return binary === null ? launchStandIn(env) : launchReal(binary, env)
}

async function launchReal(executablePath: string, env: Record<string, string>): Promise<DesktopApp> {
  const app = await _electron.launch({ executablePath, args: ["--no-sandbox", entry], env })
  return {
    kind: "electron",
    window: () => app.firstWindow(),
    evaluate: (ask, arg) => app.evaluate(ask as never, arg as never),
    quit: () => app.close(),
    async kill() {
      const child = app.process()
      if (child.exitCode !== null || child.signalCode !== null) return
      const exited = once(child, "exit")
      child.kill("SIGKILL")
      await exited
    },
  }
}

async function launchStandIn(env: Record<string, string>): Promise<DesktopApp> {
  const port = await freePort()
  const child = fork(entry, [], {
    execArgv: ["--import", new URL("./register.ts", import.meta.url).href],
    env: { ...env, STAND_IN_PORT: String(port) },
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    serialization: "advanced",
  })
  const exited = once(child, "exit")
  const ask = questions(child)
  const browser = await connect(port, child)
  return {
    kind: "stand-in",
    window: () => firstPage(browser),
    evaluate: (question, arg) => ask(String(question), arg) as never,
    async quit() {
      child.send({ id: 0, source: "({ app }) => app.quit()", arg: null })
      await exited
    },
    async kill() {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill("SIGKILL")
        await exited
      }
      // Chromium ends by itself when the pipe to the app breaks.
      if (browser.isConnected()) await new Promise((resolve) => browser.once("disconnected", resolve))
    },
  }
}

function questions(child: ChildProcess): (source: string, arg: unknown) => Promise<unknown> {
  const waiting = new Map<number, PromiseWithResolvers<unknown>>()
  let last = 0
  child.on("message", (message: { id: number; ok?: unknown; error?: string }) => {
    const question = waiting.get(message.id)
    waiting.delete(message.id)
    if (message.error === undefined) question?.resolve(decode(message.ok))
    else question?.reject(new Error(message.error))
  })
  child.on("exit", (code) => {
    for (const question of waiting.values()) question.reject(new Error(`the app ended with code ${code}`))
    waiting.clear()
  })
  return (source, arg) => {
    const question = Promise.withResolvers<unknown>()
    waiting.set(++last, question)
    child.send({ id: last, source, arg })
    return question.promise
  }
}

/** Chromium opens its port some time after the app starts; there is no event to wait for. */
async function connect(port: number, child: ChildProcess): Promise<Browser> {
  while (child.exitCode === null) {
    try {
      return await chromium.connectOverCDP(`http://127.0.0.1:${port}`)
    } catch (error) {
      if (!String(error).includes("ECONNREFUSED")) throw error
      await pause(100)
    }
  }
  throw new Error(`the app ended with code ${child.exitCode} before its window opened`)
}

async function firstPage(browser: Browser): Promise<Page> {
  const [context] = browser.contexts()
  if (context === undefined) throw new Error("the browser has no context")
  const page = context.pages()[0] ?? (await context.waitForEvent("page"))
  // Without a listener Playwright would answer dialogs here, before the app does.
  page.on("dialog", () => undefined)
  await page.waitForURL((url) => url.protocol === "http:")
  return page
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1")
  await once(server, "listening")
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, "close")
  return port
}

function environment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
}
