import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import type { Browser, BrowserContext, Page } from "playwright-core"
import type { ActorId } from "../../src/core/declaration/ids.ts"
import { RoomApi } from "../../src/renderer/room/room-api.ts"
import { type RoomServer, startServer } from "../../src/server/start-server.ts"
import { launchBrowser } from "../helpers/browser.ts"

const root = resolve(import.meta.dirname, "../..")

/** A real server with the built window, and as many people before it as a test wants. */
export interface Seats {
  readonly server: RoomServer
  /** A window of its own for the secretariat. */
  readonly secretariat: (options?: SeatOptions) => Promise<Page>
  /** A window for somebody whom the secretariat invites. */
  readonly seat: (drafter: string, actor: string, options?: SeatOptions) => Promise<Page>
  readonly close: () => Promise<void>
}

export interface SeatOptions {
  readonly locale?: string
  readonly colorScheme?: "light" | "dark"
  readonly viewport?: { readonly width: number; readonly height: number }
}

export async function takeSeats(): Promise<Seats> {
  const dataDir = mkdtempSync(join(tmpdir(), "corchete-window-"))
  const server = await startServer({
    dataDir,
    resources: join(root, "resources"),
    clientDir: join(root, "out/renderer"),
    port: 0,
  })
  const browser = await launchBrowser()
  const host = await server.inviteSecretariat()
  const token = host.slice(host.indexOf("#") + 1)
  const contexts: BrowserContext[] = []
  const open = async (link: string, options: SeatOptions = {}): Promise<Page> => {
    const context = await newContext(browser, options)
    contexts.push(context)
    const page = await context.newPage()
    await page.goto(link)
    await page.locator(".paper .ProseMirror p").first().waitFor()
    return page
  }
  return {
    server,
    secretariat: (options) => open(host, options),
    seat: async (drafter, actor, options) => {
      const { room } = await new RoomApi(server.url, token).session()
      const api = new RoomApi(server.url, token, room.id)
      const { link } = await api.invite({ drafter, actor: actor as ActorId, role: "negotiator" })
      return open(link, options)
    },
    close: async () => {
      for (const context of contexts) await context.close()
      await browser.close()
      await server.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

const newContext = (browser: Browser, options: SeatOptions): Promise<BrowserContext> =>
  browser.newContext({
    viewport: options.viewport ?? { width: 1440, height: 900 },
    locale: options.locale ?? "en-GB",
    colorScheme: options.colorScheme ?? "light",
    acceptDownloads: true,
  })
