import { EventEmitter } from "node:events"
import type { Frame, Page, Route } from "playwright-core"
import { app } from "./app.ts"
import { answer } from "./ipc-main.ts"
import { emitPreventable } from "./preventable.ts"
import { preloadScript } from "./preload-host.ts"
import { rewriteHeaders } from "./session.ts"
import { encode } from "./transport.ts"

interface Options {
  readonly width?: number
  readonly height?: number
  readonly title?: string
  readonly webPreferences?: {
    readonly preload?: string
    readonly sandbox?: boolean
    readonly contextIsolation?: boolean
    readonly nodeIntegration?: boolean
  }
}

class WebContents extends EventEmitter {
  private readonly page: Promise<Page>
  private url = ""
  private openHandler: (details: { readonly url: string }) => { readonly action: "allow" | "deny" } = () => ({
    action: "allow",
  })

  constructor(page: Promise<Page>) {
    super()
    this.page = page
    void page.then((opened) =>
      opened.on("framenavigated", (frame) => {
        if (frame === opened.mainFrame()) this.url = frame.url()
      }),
    )
  }

  getURL(): string {
    return this.url
  }

  send(channel: string, ...args: unknown[]): void {
    const parcel = encode(args)
    void this.page.then((page) =>
      page.evaluate(
        ([name, values]) =>
          (window as unknown as { standInDeliver?: (...all: unknown[]) => void }).standInDeliver?.(
            name,
            values,
          ),
        [channel, parcel] as const,
      ),
    )
  }

  setWindowOpenHandler(handler: WebContents["openHandler"]): void {
    this.openHandler = handler
  }

  mayOpen(url: string): boolean {
    return this.openHandler({ url }).action === "allow"
  }

  reload(): void {
    // Not page.reload(), which would wait for a page that may refuse to unload.
    void this.page.then((page) => page.evaluate(() => location.reload()))
  }

  async printToPDF(): Promise<Uint8Array> {
    return (await this.page).pdf({ preferCSSPageSize: true, printBackground: true })
  }
}

export class BrowserWindow extends EventEmitter {
  readonly webContents: WebContents
  private readonly page: Promise<Page>
  private readonly options: Options
  private isClosed = false
  /** The address main itself has asked for; only other navigations need its leave. */
  private asked: string | null = null

  constructor(options: Options = {}) {
    super()
    const { sandbox, contextIsolation, nodeIntegration } = options.webPreferences ?? {}
    if (sandbox !== true || contextIsolation !== true || nodeIntegration !== false)
      throw new Error("The stand-in has sandboxed, isolated windows without Node only")
    this.options = options
    this.page = this.open()
    this.webContents = new WebContents(this.page)
    app.windows.add(this)
    app.emit("web-contents-created", {}, this.webContents)
  }

  static getAllWindows(): BrowserWindow[] {
    return [...app.windows].filter((window) => window instanceof BrowserWindow)
  }

  async loadURL(url: string): Promise<void> {
    this.asked = url
    await (await this.page).goto(url)
  }

  /** Whether it closed: an app that prevents it, or a page with unsaved words, keeps it open. */
  async close(): Promise<boolean> {
    if (this.isClosed) return true
    if (emitPreventable(this, "close")) return false
    const page = await this.page
    const closed = new Promise<boolean>((resolve) => {
      page.once("close", () => resolve(true))
      this.webContents.once("stand-in-stayed", () => resolve(false))
    })
    await page.close({ runBeforeUnload: true })
    return closed
  }

  getNormalBounds(): { x: number; y: number; width: number; height: number } {
    return { x: 0, y: 0, width: this.options.width ?? 800, height: this.options.height ?? 600 }
  }

  isMaximized(): boolean {
    return false
  }

  maximize(): void {
    /* A page without a screen has one size. */
  }

  isMinimized(): boolean {
    return false
  }

  restore(): void {
    /* Never minimised. */
  }

  show(): void {
    this.emit("show")
  }

  focus(): void {
    void this.page.then((page) => page.bringToFront())
  }

  private async open(): Promise<Page> {
    const context = await app.browserContext()
    const [blank] = context.pages()
    const page = blank?.url() === "about:blank" && app.windows.size === 1 ? blank : await context.newPage()
    const { width = 800, height = 600, webPreferences } = this.options
    await page.setViewportSize({ width, height })
    await page.exposeBinding("standInInvoke", ({ frame }, channel: string, args: unknown) =>
      answer(this.ipcEvent(frame), channel, args),
    )
    if (webPreferences?.preload !== undefined) await page.addInitScript(preloadScript(webPreferences.preload))
    await page.route("**/*", (route) => this.guard(route))
    page.on("load", () => this.emit("ready-to-show"))
    page.on("close", () => this.closed())
    page.on("pageerror", (error) => process.stderr.write(`[window] ${error.stack ?? error.message}\n`))
    page.on("popup", (popup) => {
      if (!this.webContents.mayOpen(popup.url())) void popup.close()
    })
    page.on("dialog", (dialog) => {
      if (dialog.type() !== "beforeunload") return
      const unloads = emitPreventable(this.webContents, "will-prevent-unload")
      void (unloads ? dialog.accept() : dialog.dismiss())
      if (!unloads) this.webContents.emit("stand-in-stayed")
    })
    return page
  }

  private ipcEvent(frame: Frame): unknown {
    return {
      sender: this.webContents,
      senderFrame: { url: frame.url(), parent: frame.parentFrame() },
    }
  }

  /** Asks the app about navigations the page has begun, and lets it rewrite the headers of pages. */
  private async guard(route: Route): Promise<void> {
    const request = route.request()
    if (!request.isNavigationRequest() || request.frame().parentFrame() !== null) return route.continue()
    const url = request.url()
    const isAsked = this.asked !== null && withoutHash(url) === withoutHash(this.asked)
    if (!isAsked && emitPreventable(this.webContents, "will-navigate", { url })) return route.abort("aborted")
    const response = await route.fetch()
    return route.fulfill({ response, headers: rewriteHeaders(url, response.headers()) })
  }

  private closed(): void {
    if (this.isClosed) return
    this.isClosed = true
    app.windows.delete(this)
    this.emit("closed")
    if (app.windows.size === 0 && !app.isQuitting) app.emit("window-all-closed")
  }
}

function withoutHash(url: string): string {
  return url.replace(/#.*$/, "")
}
