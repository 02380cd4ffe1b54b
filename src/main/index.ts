import { join } from "node:path"
import { app, dialog, ipcMain, Menu, session, utilityProcess, type BrowserWindow } from "electron"
import { menuChannel } from "../bridge/bridge.ts"
import { languageFor, type Language } from "../bridge/languages.ts"
import { dataFolder } from "../server/data-folder.ts"
import { bridgeHandlers } from "./bridge-handlers.ts"
import { EmbeddedServer, ServerFailed } from "./embedded-server.ts"
import { Files } from "./files.ts"
import { guardContents, guardSession } from "./guard.ts"
import { applicationMenu } from "./menu.ts"
import { menuTexts, type MenuTexts } from "./menu-texts.ts"
import { serveBridge } from "./serve-bridge.ts"
import { Settings } from "./settings.ts"
import { createWindow, showPage } from "./window.ts"

const out = join(import.meta.dirname, "..")
const folder = dataFolder(process.env, process.platform)

app.enableSandbox()
// One app per data folder: the lock lies in here, and so do the window's local copies.
app.setPath("userData", join(folder, "desktop"))

if (app.requestSingleInstanceLock()) void run()
else app.quit()

async function run(): Promise<void> {
  await app.whenReady()
  const settings = new Settings(app.getPath("userData"))
  const language = (): Language => settings.get().language ?? languageFor(app.getLocale())
  const texts = (): MenuTexts => menuTexts(language())

  const server = await startServer(texts)
  if (server === null) return
  const { origin } = new URL(server.url)
  const isOurs = (url: string): boolean => URL.canParse(url) && new URL(url).origin === origin
  guardContents(isOurs)
  guardSession(session.defaultSession, isOurs, () => settings.get().joined)

  let window: BrowserWindow | null = null
  const open = (): void => {
    const opened = createWindow(join(out, "preload/index.cjs"), settings, texts)
    const showMenu = (): void =>
      Menu.setApplicationMenu(
        applicationMenu(texts(), (command) => opened.webContents.send(menuChannel, command)),
      )
    const handlers = bridgeHandlers({
      window: opened,
      files: new Files(opened, texts),
      settings,
      home: server.link,
      dataFolder: folder,
      language,
      showMenu,
    })
    const stopServing = serveBridge(ipcMain, { contents: opened.webContents, origin }, handlers)
    showMenu()
    opened.on("closed", () => {
      stopServing()
      window = null
    })
    window = opened
    void showPage(opened, server.link)
  }

  app.on("second-instance", () => {
    if (window?.isMinimized() === true) window.restore()
    window?.focus()
  })
  app.on("activate", () => {
    if (window === null) open()
  })
  app.on("window-all-closed", () => {
    if (process.platform !== "darwin") app.quit()
  })
  // The windows have closed by then, so that no word is still on its way to the server.
  let isServerClosed = false
  app.on("will-quit", (event) => {
    if (isServerClosed) return
    event.preventDefault()
    void server.close().then(() => {
      isServerClosed = true
      app.quit()
    })
  })
  open()
}

async function startServer(texts: () => MenuTexts): Promise<EmbeddedServer | null> {
  const giveUp = (reason: string): void => {
    const { title, server } = texts().failure
    dialog.showErrorBox(title, `${server}\n\n${reason}`)
    app.exit(1)
  }
  try {
    return await EmbeddedServer.start(
      () => utilityProcess.fork(join(out, "main/server.js"), [], { serviceName: "Corchete room server" }),
      {
        dataDir: folder,
        clientDir: join(out, "renderer"),
        resources: join(out, "../resources"),
      },
      giveUp,
    )
  } catch (error) {
    if (!(error instanceof ServerFailed)) throw error
    giveUp(error.message)
    return null
  }
}
