import { toggleMark } from "prosemirror-commands"
import type { Command } from "prosemirror-state"
import type { EditorView } from "prosemirror-view"
import { schema } from "../../core/schema/schema.ts"
import { deleteBackward, deleteForward, restyle, shiftLevel, splitParagraph } from "./paragraph-commands.ts"

export type KeyBindings = Readonly<Record<string, Command>>

/** A command of the paper. It acts on the text in which the cursor is. */
export interface PaperCommand {
  readonly id: string
  readonly label: string
  readonly shortcut: string | null
  /** More keys for the same; not shown. */
  readonly alsoOn?: readonly string[]
  /** In a footnote's text there are no headings, items or further notes. */
  readonly bodyOnly?: boolean
  readonly run: Command
}

const label = (name: string): string => `editor:command.${name}`

/** The commands that need nothing but the text; the paper adds those that need the room. */
export const textCommands: readonly PaperCommand[] = [
  { id: "emphasis", label: label("emphasis"), shortcut: "Mod-i", run: toggleMark(schema.marks.em) },
  { id: "strong", label: label("strong"), shortcut: "Mod-b", run: toggleMark(schema.marks.strong) },
  { id: "superscript", label: label("superscript"), shortcut: "Mod-.", run: toggleMark(schema.marks.sup) },
  {
    id: "kind-operative",
    label: label("kind-operative"),
    shortcut: "Mod-Alt-0",
    bodyOnly: true,
    run: restyle("operative", 0),
  },
  {
    id: "kind-heading",
    label: label("kind-heading"),
    shortcut: "Mod-Alt-1",
    bodyOnly: true,
    run: restyle("heading", 1),
  },
  {
    id: "kind-lead",
    label: label("kind-lead"),
    shortcut: "Mod-Alt-2",
    bodyOnly: true,
    run: restyle("lead", 0),
  },
  {
    id: "kind-item",
    label: label("kind-item"),
    shortcut: "Mod-Alt-3",
    bodyOnly: true,
    run: restyle("item", 1),
  },
  {
    id: "kind-preamble",
    label: label("kind-preamble"),
    shortcut: "Mod-Alt-4",
    bodyOnly: true,
    run: restyle("preamble", 0),
  },
  {
    id: "kind-title",
    label: label("kind-title"),
    shortcut: "Mod-Alt-5",
    bodyOnly: true,
    run: restyle("title", 0),
  },
  {
    id: "kind-date-place",
    label: label("kind-date-place"),
    shortcut: "Mod-Alt-6",
    bodyOnly: true,
    run: restyle("date-place", 0),
  },
  {
    id: "kind-annex-heading",
    label: label("kind-annex-heading"),
    shortcut: "Mod-Alt-7",
    bodyOnly: true,
    run: restyle("annex-heading", 1),
  },
  // Not Tab: leaving the text by keyboard must stay possible (WCAG 2.1.2).
  { id: "level-in", label: label("level-in"), shortcut: "Mod-]", bodyOnly: true, run: shiftLevel(1) },
  { id: "level-out", label: label("level-out"), shortcut: "Mod-[", bodyOnly: true, run: shiftLevel(-1) },
]

/** Keys that are typing rather than commands: nobody looks them up. */
export const typingKeys: KeyBindings = {
  Enter: splitParagraph,
  "Shift-Enter": splitParagraph,
  Backspace: deleteBackward,
  "Mod-Backspace": deleteBackward,
  "Shift-Backspace": deleteBackward,
  Delete: deleteForward,
  "Mod-Delete": deleteForward,
}

/** The keys of a list of commands for one text. */
export function keysOf(commands: readonly PaperCommand[], isBody: boolean): KeyBindings {
  const keys: Record<string, Command> = { ...typingKeys }
  for (const { shortcut, alsoOn = [], bodyOnly = false, run } of commands)
    if (isBody || !bodyOnly)
      for (const key of [...(shortcut === null ? [] : [shortcut]), ...alsoOn]) keys[key] = run
  return keys
}

/** Whether a command would do something now. */
export const isEnabled = (command: PaperCommand, view: EditorView, isBody: boolean): boolean =>
  (isBody || command.bodyOnly !== true) && command.run(view.state, undefined, view)
