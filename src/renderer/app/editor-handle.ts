import type { Transaction } from "prosemirror-state"
import type { Declaration } from "../../core/declaration/declaration.ts"
import type { BracketId, FootnoteId, ParagraphId } from "../../core/declaration/ids.ts"
import type { RecordChange } from "../../core/declaration/records.ts"
import type { CommandGroup } from "./commands.ts"

/** How the paper shows the text: with names, without, as changes against a baseline, or as it would print. */
export const paperViews = ["draft", "chair", "redline", "clean"] as const
export type PaperView = (typeof paperViews)[number]

/** A place a drafter can be taken to. */
export type Place =
  | { readonly kind: "paragraph"; readonly id: ParagraphId }
  | { readonly kind: "bracket"; readonly id: BracketId }
  | { readonly kind: "footnote"; readonly id: FootnoteId }

/** Where the cursor is, as far as panels and commands need to know. Equal facts are the same object. */
export interface SelectionFacts {
  readonly paragraph: ParagraphId | null
  /** The footnote in whose text the cursor is, or null for the body. */
  readonly footnote: FootnoteId | null
  /** The brackets around the cursor, the innermost last. */
  readonly brackets: readonly BracketId[]
  readonly isEmpty: boolean
  readonly canUndo: boolean
  readonly canRedo: boolean
}

/** A command of the editor, for menus, palette and help. Its key is handled by the editor itself. */
export interface EditorCommand {
  readonly id: string
  /** A key of the catalogue with its namespace: `editor:command.undo`. */
  readonly label: string
  /** `Mod-Shift-b`, where `Mod` is Cmd on a Mac and Ctrl elsewhere; null where it has no key. */
  readonly shortcut: string | null
  /** Where it stands in palette and help; `edit` where absent. */
  readonly group?: CommandGroup
  readonly isEnabled: () => boolean
}

/** What panels and commands may ask of the paper. */
export interface EditorHandle {
  readonly commands: readonly EditorCommand[]
  /** False where the command does not apply here. */
  readonly run: (command: string) => boolean
  readonly focus: () => void
  /** Scrolls to a place, shows where it is and puts the cursor there; false where it is gone. */
  readonly goTo: (place: Place) => boolean
  /**
   * Carries out an act of core on the body or a footnote's text: its steps and its
   * records become one change of the room, taken back by one undo. False where the
   * act does not apply (`null`), or the drafter may only read.
   */
  readonly act: (
    where: FootnoteId | null,
    act: (tr: Transaction, declaration: Declaration) => readonly RecordChange[] | null,
  ) => boolean
  readonly selection: () => SelectionFacts
  /** Calls `listener` when the facts have changed, until the returned function is called. */
  readonly onSelection: (listener: () => void) => () => void
}
