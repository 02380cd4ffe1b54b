import { app } from "./app.ts"
import { BrowserWindow } from "./browser-window.ts"
import { dialog } from "./dialog.ts"
import { ipcMain } from "./ipc-main.ts"
import { Menu } from "./menu.ts"
import { session } from "./session.ts"
import { encode } from "./transport.ts"
import { utilityProcess } from "./utility-process.ts"

/**
 * A stand-in for Electron's main-process module on an ordinary Chromium, so that the built main,
 * preload and renderer run end to end where Electron's binary cannot be had. It has what the app
 * uses and no more: no isolated world, no sandbox of its own, no native menus.
 */
const shell = { openExternal: (): Promise<void> => Promise.resolve() }
const screen = {
  getDisplayMatching: () => ({ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }),
}
const everything = { app, BrowserWindow, dialog, ipcMain, Menu, screen, session, shell, utilityProcess }

export { app, BrowserWindow, dialog, ipcMain, Menu, screen, session, shell, utilityProcess }

interface Question {
  readonly id: number
  readonly source: string
  readonly arg: unknown
}

// What Playwright's ElectronApplication.evaluate does for the real thing.
process.on("message", (question: Question) => {
  void (async () => {
    try {
      const ask = (0, eval)(`(${question.source})`) as (electron: unknown, arg: unknown) => unknown
      process.send?.({ id: question.id, ok: encode(await ask(everything, question.arg)) })
    } catch (error) {
      process.send?.({ id: question.id, error: String(error) })
    }
  })()
})
