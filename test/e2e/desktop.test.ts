import { once } from "node:events"
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { Page } from "playwright-core"
import type { Bridge } from "../../src/bridge/bridge.ts"
import { startServer } from "../../src/server/start-server.ts"
import { launchDesktop, type DesktopApp } from "../helpers/electron/launch.ts"

// In these pages the bridge is there; the window itself must also do without.
declare const corchete: Bridge

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
      frozen: Object.isFrozen(corchete),
      about: typeof corchete.about,
    }))
    expect(seen).toEqual({ require: "undefined", process: "undefined", frozen: true, about: "function" })
  })

  test("answers the window's questions", async () => {
    const page = await app.window()
    expect(await page.evaluate(() => corchete.about())).toMatchObject({ platform: process.platform })
  })

  test("refuses arguments the contract does not know", async () => {
    const page = await app.window()
    const answer = page.evaluate(() => corchete.openLink("file:///etc/passwd"))
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
      corchete.saveFile({
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
          corchete.saveFile({
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
    const heard = await page.evaluateHandle(() => {
      const commands: string[] = []
      const stop = corchete.onMenu((command) => {
        commands.push(command)
        stop()
      })
      return commands
    })
    const choose = (item: string): Promise<void> =>
      app.evaluate(({ Menu }, id) => void Menu.getApplicationMenu()?.getMenuItemById(id)?.click(), item)
    await choose("find")
    await expect.poll(() => heard.jsonValue()).toEqual(["find"])
    await choose("replace")
    // A question and its answer travel the same way as the command, after it.
    await page.evaluate(() => corchete.about())
    expect(await heard.jsonValue()).toEqual(["find"])
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
      await expect(page.evaluate(() => corchete.about())).rejects.toThrow("refused")
      await app.evaluate(({ BrowserWindow }, url) => BrowserWindow.getAllWindows()[0]?.loadURL(url), before)
    } finally {
      stranger.close()
      stranger.closeAllConnections()
    }
  })

  test("keeps a typed word over quitting and a new start, at the same address", async () => {
    const page = await app.window()
    const { origin } = new URL(page.url())
    await openRoom(page)
    await typeFirst(page, "SOLEMNLY ")
    await app.quit()

    app = await launchDesktop(dataFolder)
    const again = await app.window()
    expect(new URL(again.url()).origin).toBe(origin)
    await openRoom(again)
    expect(await paperOf(again).innerText()).toContain("SOLEMNLY HAVING MET")
  })

  test("keeps a saved word when it is killed", async () => {
    const page = await app.window()
    await typeFirst(page, "JOINTLY ")
    await app.kill()

    app = await launchDesktop(dataFolder)
    const again = await app.window()
    await openRoom(again)
    expect(await paperOf(again).innerText()).toContain("JOINTLY SOLEMNLY HAVING MET")
  })

  test("joins a server elsewhere by its link, and comes back", async () => {
    const elsewhere = mkdtempSync(join(tmpdir(), "corchete-elsewhere-"))
    const server = await startServer({
      dataDir: elsewhere,
      clientDir: resolve(import.meta.dirname, "../../out/renderer"),
      resources: resolve(import.meta.dirname, "../../resources"),
    })
    try {
      const page = await app.window()
      const own = new URL(page.url()).origin
      const loaded = page.waitForEvent("load")
      // The call ends with the page, when the window is loaded again.
      await page.evaluate((link) => void corchete.joinServer(link), await server.inviteSecretariat())
      await loaded
      await openRoom(page)
      expect(await paperOf(page).innerText()).toContain("HAVING MET")
      expect(await paperOf(page).innerText()).not.toContain("JOINTLY")
      // The window itself is still that of this computer.
      expect(new URL(page.url()).origin).toBe(own)
      const left = page.waitForEvent("load")
      await page.evaluate(() => void corchete.leaveServer())
      await left
      await openRoom(page)
      expect(await paperOf(page).innerText()).toContain("JOINTLY")
    } finally {
      await server.close()
      rmSync(elsewhere, { recursive: true, force: true })
    }
  })

  test("asks before it closes over unsaved words, and does what the user says", async () => {
    const page = await app.window()
    // A page nobody has touched may not ask.
    await paperOf(page).click()
    await page.evaluate(() => addEventListener("beforeunload", (event) => event.preventDefault()))
    const answer = (button: number): Promise<void> =>
      app.evaluate(({ dialog }, choice) => {
        Object.assign(dialog, {
          asked: 0,
          showMessageBoxSync() {
            Object.assign(dialog, { asked: 1 })
            return choice
          },
        })
      }, button)

    const stay = 0
    await answer(stay)
    await app.evaluate(({ app: main }) => main.quit(), null)
    await expect
      .poll(() => app.evaluate(({ dialog }) => Reflect.get(dialog, "asked") as number, null))
      .toBe(1)
    expect(await page.title()).toContain("Corchete")

    const close = 1
    await answer(close)
    await app.quit()
  })
})

const paperOf = (page: Page) => page.locator(".ProseMirror").first()

/** The window opens the room it was in, or the first one; ready when all of it is on the server. */
async function openRoom(page: Page): Promise<void> {
  await paperOf(page).locator("[data-kind=preamble]").first().waitFor()
  await saved(page)
}

/** Types at the start of the preamble, and waits until the server has it on its disk. */
async function typeFirst(page: Page, words: string): Promise<void> {
  await paperOf(page)
    .locator("[data-kind=preamble]")
    .first()
    .click({ position: { x: 1, y: 5 } })
  await page.keyboard.press("Home")
  await page.keyboard.type(words)
  await saved(page)
}

async function saved(page: Page): Promise<void> {
  await page.locator(".saved:is([data-step=server], [data-step=seen])").waitFor()
}
