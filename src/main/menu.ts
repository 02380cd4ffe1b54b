import { Menu, type MenuItemConstructorOptions } from "electron"
import type { MenuCommand } from "../bridge/bridge.ts"
import type { MenuTexts } from "./menu-texts.ts"

/** Sends what a menu item stands for to the window; the window alone knows how to do it. */
type Send = (command: MenuCommand) => void

export function applicationMenu(texts: MenuTexts, send: Send): Menu {
  const { file, edit, view, people, help } = texts
  const command = (label: string, id: MenuCommand, accelerator?: string): MenuItemConstructorOptions => ({
    id,
    label,
    click: () => send(id),
    // The window has the same key; a menu that also took it would do everything twice.
    ...(accelerator !== undefined && { accelerator, registerAccelerator: false }),
  })
  const separator: MenuItemConstructorOptions = { type: "separator" }

  return Menu.buildFromTemplate([
    ...(process.platform === "darwin" ? [{ role: "appMenu" as const }] : []),
    {
      label: file.title,
      submenu: [
        command(file.rooms, "rooms"),
        command(file["new-room"], "new-room"),
        command(file["open-file"], "open-file", "CmdOrCtrl+O"),
        separator,
        command(file["save-file"], "save-file", "CmdOrCtrl+S"),
        command(file["export-word"], "export-word"),
        command(file["print-pdf"], "print-pdf", "CmdOrCtrl+P"),
        separator,
        { label: file.close, role: "close" },
        { label: file.quit, role: "quit" },
      ],
    },
    {
      label: edit.title,
      submenu: [
        // Not the roles: the browser's own undo knows nothing of the other drafters.
        command(edit.undo, "undo", "CmdOrCtrl+Z"),
        command(edit.redo, "redo", "CmdOrCtrl+Shift+Z"),
        separator,
        { label: edit.cut, role: "cut" },
        { label: edit.copy, role: "copy" },
        { label: edit.paste, role: "paste" },
        { label: edit.selectAll, role: "selectAll" },
        separator,
        command(edit.find, "find", "CmdOrCtrl+F"),
        command(edit.replace, "replace", "CmdOrCtrl+H"),
      ],
    },
    {
      label: view.title,
      submenu: [
        command(view["view-draft"], "view-draft"),
        command(view["view-chair"], "view-chair"),
        command(view["view-redline"], "view-redline"),
        command(view["view-clean"], "view-clean"),
        separator,
        command(view.palette, "palette", "CmdOrCtrl+K"),
        separator,
        { label: view.larger, role: "zoomIn" },
        { label: view.smaller, role: "zoomOut" },
        { label: view.normal, role: "resetZoom" },
        { label: view.fullScreen, role: "togglefullscreen" },
      ],
    },
    {
      label: people.title,
      submenu: [command(people.invite, "invite"), command(people.join, "join")],
    },
    {
      label: help.title,
      submenu: [
        command(help["keyboard-help"], "keyboard-help"),
        { label: help.tools, role: "toggleDevTools" },
      ],
    },
  ])
}
