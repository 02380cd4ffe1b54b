import { app, shell, type BrowserWindow } from "electron"
import type { Language } from "../bridge/languages.ts"
import type { Files } from "./files.ts"
import type { BridgeHandlers } from "./serve-bridge.ts"
import type { Settings } from "./settings.ts"
import { showPage } from "./window.ts"

interface Desktop {
  readonly window: BrowserWindow
  readonly files: Files
  readonly settings: Settings
  /** Where the window begins: the server of this app. */
  readonly home: string
  readonly dataFolder: string
  readonly language: () => Language
  readonly showMenu: () => void
}

/** What the main process does for the window, method by method. */
export function bridgeHandlers(desktop: Desktop): BridgeHandlers {
  const { window, files, settings } = desktop
  return {
    about: () => ({
      version: app.getVersion(),
      platform: process.platform,
      language: desktop.language(),
      dataFolder: desktop.dataFolder,
    }),
    openFile: (request) => files.open(request),
    saveFile: (request) => files.save(request),
    printPdf: async ({ suggestedName }) => {
      const bytes = await window.webContents.printToPDF({ preferCSSPageSize: true, printBackground: true })
      return files.saveAs("pdf", suggestedName, bytes)
    },
    openLink: async (link) => {
      try {
        await shell.openExternal(link)
        return { kind: "opened" }
      } catch (error) {
        // The system has no program for it, or refuses; the window shows the link to copy.
        if (!(error instanceof Error)) throw error
        return { kind: "failed" }
      }
    },
    joinedServer: () => settings.get().joined,
    joinServer: (link) => {
      settings.set({ joined: link })
      startAgainSoon(desktop)
      return { kind: "joined" }
    },
    leaveServer: () => {
      settings.set({ joined: null })
      startAgainSoon(desktop)
      return { kind: "left" }
    },
    useLanguage: (language) => {
      settings.set({ language })
      desktop.showMenu()
      return { kind: "used" }
    },
  }
}

/** After the answer has left, so that the window learns the outcome before it goes. */
function startAgainSoon({ window, home }: Desktop): void {
  setImmediate(() => {
    // A room of the other server may stand in the address. Without one, the address of home could
    // differ only behind the `#`, which loads nothing.
    if (new URL(window.webContents.getURL()).search === "") window.webContents.reload()
    else void showPage(window, home)
  })
}
