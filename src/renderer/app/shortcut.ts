/** What of a key press decides whether a shortcut is meant. */
export interface KeyPress {
  readonly key: string
  readonly code: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

/**
 * Whether a key press is `shortcut` (`Mod-Shift-b`, `F6`, `Alt-1`), where `Mod` is
 * Cmd on a Mac and Ctrl elsewhere.
 *
 * Letters and digits also count by their place on the keyboard: with Alt a Mac
 * types another sign, and a French keyboard types digits with Shift only.
 */
export function isShortcut(press: KeyPress, shortcut: string, isMac: boolean): boolean {
  const parts = shortcut.split("-")
  const key = parts.at(-1) ?? ""
  const has = (modifier: string): boolean => parts.slice(0, -1).includes(modifier)
  const ctrl = has("Ctrl") || (has("Mod") && !isMac)
  const meta = has("Mod") && isMac
  return (
    press.ctrlKey === ctrl &&
    press.metaKey === meta &&
    press.altKey === has("Alt") &&
    press.shiftKey === has("Shift") &&
    (press.key.toLowerCase() === key.toLowerCase() || codesOf(key).includes(press.code))
  )
}

const codesOf = (key: string): readonly string[] =>
  /^[a-z]$/i.test(key) ? [`Key${key.toUpperCase()}`] : /^\d$/.test(key) ? [`Digit${key}`] : []

/** The shortcut as it stands on the keys: `⌘⇧B` on a Mac, `Ctrl+Shift+B` elsewhere. */
export function shortcutText(shortcut: string, isMac: boolean): string {
  const names: Readonly<Record<string, string>> = isMac
    ? { Mod: "⌘", Ctrl: "⌃", Alt: "⌥", Shift: "⇧" }
    : { Mod: "Ctrl", Ctrl: "Ctrl", Alt: "Alt", Shift: "Shift" }
  const parts = shortcut.split("-").map((part) => names[part] ?? keyNames[part] ?? part.toUpperCase())
  return parts.join(isMac ? "" : "+")
}

const keyNames: Readonly<Record<string, string>> = {
  ArrowUp: "↑",
  ArrowDown: "↓",
  ArrowLeft: "←",
  ArrowRight: "→",
  Enter: "Enter",
  Escape: "Esc",
  Tab: "Tab",
  Space: "Space",
  Backspace: "⌫",
  Delete: "Del",
}

/** Whether this computer has the keys of a Mac. */
export const isMac = typeof navigator !== "undefined" && /Mac|iPhone|iPad/.test(navigator.userAgent)
