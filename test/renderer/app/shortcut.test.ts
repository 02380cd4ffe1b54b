import { describe, expect, test } from "vitest"
import { isShortcut, type KeyPress, shortcutText } from "../../../src/renderer/app/shortcut.ts"

const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: "",
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
})

describe("shortcuts", () => {
  test("Mod is Ctrl on a PC and Cmd on a Mac", () => {
    expect(isShortcut(press("k", { ctrlKey: true }), "Mod-k", false)).toBe(true)
    expect(isShortcut(press("k", { ctrlKey: true }), "Mod-k", true)).toBe(false)
    expect(isShortcut(press("k", { metaKey: true }), "Mod-k", true)).toBe(true)
  })

  test("want exactly the modifiers they name", () => {
    expect(isShortcut(press("k", { ctrlKey: true, shiftKey: true }), "Mod-k", false)).toBe(false)
    expect(isShortcut(press("K", { ctrlKey: true, shiftKey: true }), "Mod-Shift-k", false)).toBe(true)
    expect(isShortcut(press("k"), "Mod-k", false)).toBe(false)
  })

  test("find the digit a French keyboard types with Shift, and the letter a Mac changes with Alt", () => {
    expect(isShortcut(press("&", { altKey: true, code: "Digit1" }), "Alt-1", false)).toBe(true)
    expect(isShortcut(press("∫", { altKey: true, code: "KeyB" }), "Alt-b", true)).toBe(true)
  })

  test("are shown as the keys are printed", () => {
    expect(shortcutText("Mod-Shift-b", false)).toBe("Ctrl+Shift+B")
    expect(shortcutText("Mod-Shift-b", true)).toBe("⌘⇧B")
    expect(shortcutText("F6", false)).toBe("F6")
  })
})
