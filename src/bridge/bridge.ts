import * as z from "zod"
import type { BridgeArgs, BridgeMethod, BridgeResult } from "./contract.ts"

/** What the menus of the desktop app can ask of the window. */
export const menuCommands = [
  "rooms",
  "new-room",
  "open-file",
  "save-file",
  "export-word",
  "print-pdf",
  "join",
  "invite",
  "undo",
  "redo",
  "find",
  "replace",
  "palette",
  "view-draft",
  "view-chair",
  "view-redline",
  "view-clean",
  "keyboard-help",
] as const

export const menuCommand = z.enum(menuCommands)
export type MenuCommand = z.output<typeof menuCommand>

/** The channel on which main tells the window which menu item was chosen. */
export const menuChannel = "bridge:menu"

/**
 * The only way from the window to the desktop. `window.corchete` in the desktop app; absent in a
 * browser, where the window does the same with what a browser has.
 */
export type Bridge = {
  readonly [M in BridgeMethod]: (...args: BridgeArgs<M>) => Promise<BridgeResult<M>>
} & {
  /** Calls `listener` for every menu item chosen, until the returned function is called. */
  readonly onMenu: (listener: (command: MenuCommand) => void) => () => void
}
