import { once } from "node:events"
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { Bridge } from "../../src/bridge/bridge.ts"
import { launchDesktop, type DesktopApp } from "../helpers/electron/launch.ts"

declare global {
  interface Window {
    readonly corchete: Bridge
  }
}

describe("the desktop app", () => {
  const dataFolder = mkdtempSync(join(tmpdir(), "corchete-desktop-"))
  let app: DesktopApp
  beforeAll(async () => {
    app = await launchDesktop(dataFolder)
    process.stdout.write(`the desktop app runs on ${app.kind}
`)
  })
  afterAll(async () => {
    await app.kill()
    rmSync(dataFolder, { recursive: true, force: true })
  })

  test("opens one window on its own server", async () => {
    const page = await app.window()
    expect(new URL(page.url()).hostname).toBe("127.0.0.1")
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length, null)).toBe(1)
  })

  test("gives the window no Node and a bridge it cannot change", async () => {
    const page = await app.window()
    const seen = await page.evaluate(() => ({
      require: typeof (window as { require?: unknown }).require,
      process: typeof (window as { process?: unknown }).process,
      frozen: Object.isFrozen(window.corchete),
      about: typeof window.corchete.about,
    }))
    expect(seen).toEqual({ require: "undefined", process: "undefined", frozen: true, about: "function" })
  })

  test("answers the window's questions", async () => {
    const page = await app.window()
    expect(await page.evaluate(() => window.corchete.about())).toMatchObject({ platform: process.platform })
  })

  test("refuses arguments the contract does not know", async () => {
    const page = await app.window()
    const answer = page.evaluate(() => window.corchete.openLink("file:///etc/passwd"))
    await expect(answer).rejects.toThrow("expected an https: address")
  })

  test("saves where the user points, and notices who else wrote there", async () => {
    const page = await app.window()
    const path = join(dataFolder, "Rev.1.txt")
    await app.evaluate(({ dialog }, filePath) => {
      const answer = { canceled: false, filePath }
      Object.assign(dialog, { showSaveDialog: () => Promise.resolve(answer) })
    }, path)
    const first = await page.evaluate(() =>
      window.corchete.saveFile({
        kind: "text",
        suggestedName: "Rev.1.txt",
        bytes: new TextEncoder().encode("We shall act."),
        ticket: null,
      }),
    )
    expect(first).toMatchObject({ kind: "saved", name: "Rev.1.txt" })
    expect(readFileSync(path, "utf8")).toBe("We shall act.")

    const again = (ticket: string): ReturnType<Bridge["saveFile"]> =>
      page.evaluate(
        (known) =>
          window.corchete.saveFile({
            kind: "text",
            suggestedName: "Rev.1.txt",
            bytes: new TextEncoder().encode("We should act."),
            ticket: known,
          }),
        ticket,
      )
    if (first.kind !== "saved") throw new Error("not saved")
    expect(await again(first.ticket)).toMatchObject({ kind: "saved" })
    // The first ticket stands for the file as it was; it has been written since.
    expect(await again(first.ticket)).toEqual({ kind: "changed-on-disk", name: "Rev.1.txt" })
    expect(readFileSync(path, "utf8")).toBe("We should act.")
  })

  test("sends menu commands to the window until it stops listening", async () => {
    const page = await app.window()
    const heard = page.evaluate(
      () =>
        new Promise<string>((resolve) => {
          const stop = window.corchete.onMenu((command) => {
            stop()
            resolve(command)
          })
        }),
    )
    await app.evaluate(({ Menu }) => void Menu.getApplicationMenu()?.getMenuItemById("find")?.click(), null)
    expect(await heard).toBe("find")
  })

  test("sends a policy under which a page runs no script but the app's own", async () => {
    const page = await app.window()
    const ran = await page.evaluate(() => {
      const script = document.createElement("script")
      script.textContent = "window.injected = true"
      document.body.append(script)
      return "injected" in window
    })
    expect(ran).toBe(false)
  })

  test("opens no second window", async () => {
    const page = await app.window()
    await page.evaluate(() => window.open("https://example.org/"))
    await expect.poll(() => page.context().pages().length).toBe(1)
  })

  test("stays on its own pages, and lets no other call the bridge", async () => {
    const page = await app.window()
    const stranger = createServer((_request, response) => {
      response.setHeader("content-type", "text/html").end("<title>stranger</title>")
    }).listen(0, "127.0.0.1")
    await once(stranger, "listening")
    const address = `http://127.0.0.1:${(stranger.address() as AddressInfo).port}/`
    try {
      const before = page.url()
      await page.evaluate((url) => location.assign(url), address)
      // Denied: the page is still there and answers.
      expect(await page.evaluate(() => location.href)).toBe(before)

      // Even if main itself were tricked into loading it, it would get no answer.
      await app.evaluate(({ BrowserWindow }, url) => BrowserWindow.getAllWindows()[0]?.loadURL(url), address)
      expect(await page.title()).toBe("stranger")
      await expect(page.evaluate(() => window.corchete.about())).rejects.toThrow("refused")
      await app.evaluate(({ BrowserWindow }, url) => BrowserWindow.getAllWindows()[0]?.loadURL(url), before)
    } finally {
      stranger.close()
      stranger.closeAllConnections()
    }
  })

  test("quits without being killed, and comes back at the same address", async () => {
    const page = await app.window()
    const { origin } = new URL(page.url())
    await app.quit()
    app = await launchDesktop(dataFolder)
    expect(new URL((await app.window()).url()).origin).toBe(origin)
  })
})
