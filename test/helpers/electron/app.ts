import { EventEmitter } from "node:events"
import { mkdirSync } from "node:fs"
import { homedir, tmpdir } from "node:os"
import { join } from "node:path"
import { chromium, type BrowserContext } from "playwright-core"
import packageJson from "../../../package.json" with { type: "json" }
import { chromiumFlags, ensureChromium } from "../browser.ts"
import { emitPreventable } from "./preventable.ts"

/** A window as quitting needs it; the class itself imports this file. */
export interface Closable {
  close: () => Promise<boolean>
}

/**
 * A page whose headers were rewritten comes from nowhere in Chromium's eyes, and may then not talk to
 * 127.0.0.1. Electron rewrites them where Chromium still knows the address.
 */
const trustOwnPages = ["--disable-features=LocalNetworkAccessChecks,LocalNetworkAccessChecksWebSockets"]

class App extends EventEmitter {
  readonly isPackaged = false
  readonly windows = new Set<Closable>()
  isQuitting = false
  private readonly paths = new Map([
    ["userData", join(tmpdir(), "corchete-stand-in")],
    ["home", homedir()],
  ])
  private context: Promise<BrowserContext> | null = null

  /** Chromium starts here and not earlier, since the app chooses its folder first. */
  async whenReady(): Promise<void> {
    await this.browserContext()
  }

  browserContext(): Promise<BrowserContext> {
    this.context ??= this.launch()
    return this.context
  }

  enableSandbox(): void {
    /* The page has no Node here in any case. */
  }

  requestSingleInstanceLock(): boolean {
    return true
  }

  setPath(name: string, path: string): void {
    this.paths.set(name, path)
  }

  getPath(name: string): string {
    return this.paths.get(name) ?? tmpdir()
  }

  getVersion(): string {
    return packageJson.version
  }

  getLocale(): string {
    return "en-GB"
  }

  quit(): void {
    void this.tryToQuit()
  }

  exit(code = 0): void {
    void this.end(code)
  }

  private async tryToQuit(): Promise<void> {
    if (this.isQuitting || emitPreventable(this, "before-quit")) return
    this.isQuitting = true
    for (const window of [...this.windows]) {
      if (!(await window.close())) {
        // A window with unsaved words has refused.
        this.isQuitting = false
        return
      }
    }
    if (emitPreventable(this, "will-quit")) {
      this.isQuitting = false
      return
    }
    this.emit("quit", {}, 0)
    await this.end(0)
  }

  private async end(code: number): Promise<void> {
    await (await this.context)?.close()
    process.exit(code)
  }

  private async launch(): Promise<BrowserContext> {
    const folder = join(this.getPath("userData"), "chromium")
    mkdirSync(folder, { recursive: true })
    const port = process.env["STAND_IN_PORT"]
    return chromium.launchPersistentContext(folder, {
      executablePath: ensureChromium(),
      headless: process.env["HEADED"] !== "1",
      viewport: null,
      args: [
        ...chromiumFlags,
        ...trustOwnPages,
        ...(port === undefined ? [] : [`--remote-debugging-port=${port}`]),
      ],
    })
  }
}

export const app = new App()
