import { BrowserWindow, dialog, screen } from "electron"
import type { MenuTexts } from "./menu-texts.ts"
import type { Bounds, Settings } from "./settings.ts"

const firstSize = { width: 1440, height: 900 }

/** The one window: isolated from Node and from us, where the user left it the last time. */
export function createWindow(preload: string, settings: Settings, texts: () => MenuTexts): BrowserWindow {
  const bounds = visibleBounds(settings.get().bounds)
  const window = new BrowserWindow({
    ...firstSize,
    ...(bounds !== null && { x: bounds.x, y: bounds.y, width: bounds.width, height: bounds.height }),
    minWidth: 640,
    minHeight: 480,
    show: false,
    title: "Corchete",
    backgroundColor: "#ffffff",
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      // A declaration is in English whatever the computer speaks, and must not be sent anywhere.
      spellcheck: false,
    },
  })
  if (bounds?.maximized === true) window.maximize()
  window.once("ready-to-show", () => window.show())
  window.on("close", () => {
    settings.set({ bounds: { ...window.getNormalBounds(), maximized: window.isMaximized() } })
  })
  askBeforeLosingWords(window, texts)
  return window
}

/** Shows a page, unless the user decides to stay on the one there is. */
export async function showPage(window: BrowserWindow, url: string): Promise<void> {
  try {
    await window.loadURL(url)
  } catch (error) {
    const stayed = error instanceof Error && "code" in error && error.code === "ERR_ABORTED"
    if (!stayed) throw error
  }
}

/**
 * The window refuses to unload while words are unsaved, as it does in a browser. Electron would
 * take that refusal in silence and leave the user with a window that cannot be closed.
 */
function askBeforeLosingWords(window: BrowserWindow, texts: () => MenuTexts): void {
  window.webContents.on("will-prevent-unload", (event) => {
    const { question, detail, stay, close } = texts().closing
    const choice = dialog.showMessageBoxSync(window, {
      type: "warning",
      message: question,
      detail,
      buttons: [stay, close],
      defaultId: 0,
      cancelId: 0,
    })
    // Preventing the event means: unload all the same.
    if (choice === 1) event.preventDefault()
  })
}

/** The remembered place, unless the screen it was on has gone. */
function visibleBounds(bounds: Bounds | null): Bounds | null {
  if (bounds === null) return null
  const area = screen.getDisplayMatching(bounds).workArea
  const isVisible =
    bounds.x < area.x + area.width &&
    bounds.x + bounds.width > area.x &&
    bounds.y < area.y + area.height &&
    bounds.y + bounds.height > area.y
  return isVisible ? bounds : null
}
