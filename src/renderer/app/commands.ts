import { isMac, isShortcut, type KeyPress } from "./shortcut.ts"

/** Where a command stands in the palette and in the list of keys. */
export const commandGroups = ["room", "edit", "bracket", "view", "panel", "go", "people", "help"] as const
export type CommandGroup = (typeof commandGroups)[number]

/** Something a drafter can have done: one definition for palette, menus, buttons and keys. */
export interface Command {
  /** Where the desktop menu has it, the menu's own name for it. */
  readonly id: string
  /** A key of the catalogue with its namespace: `commands:invite`. */
  readonly label: string
  readonly group: CommandGroup
  /** `Mod-Shift-b`; absent where it has no key. */
  readonly shortcut?: string
  /** The editor's own commands: their keys are handled where the cursor is. */
  readonly handlesOwnKey?: boolean
  /** Whether it applies now; absent where it always does. */
  readonly isEnabled?: () => boolean
  readonly run: () => void
}

/**
 * Every command of what is on screen. A screen or panel adds its own while it is
 * shown, so that the palette never offers what cannot be done.
 */
export class CommandRegistry {
  readonly #lists = new Set<readonly Command[]>()
  readonly #listeners = new Set<() => void>()
  #all: readonly Command[] = []

  /** Adds commands until the returned function is called. */
  add(commands: readonly Command[]): () => void {
    this.#lists.add(commands)
    this.#changed()
    return () => {
      this.#lists.delete(commands)
      this.#changed()
    }
  }

  /** In the order of groups. The same object until a command is added or removed. */
  get all(): readonly Command[] {
    return this.#all
  }

  /** Runs a command; false where there is none of this id or it does not apply now. */
  run(id: string): boolean {
    return runIfEnabled(this.#all.find((command) => command.id === id))
  }

  /** Runs what a key press stands for; false where nothing does. */
  runKey(press: KeyPress): boolean {
    return runIfEnabled(
      this.#all.find(
        ({ shortcut, handlesOwnKey }) =>
          shortcut !== undefined && handlesOwnKey !== true && isShortcut(press, shortcut, isMac),
      ),
    )
  }

  readonly onChange = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #changed(): void {
    this.#all = [...this.#lists]
      .flat()
      .sort((first, second) => commandGroups.indexOf(first.group) - commandGroups.indexOf(second.group))
    for (const listener of this.#listeners) listener()
  }
}

export const isEnabled = (command: Command): boolean => command.isEnabled?.() ?? true

function runIfEnabled(command: Command | undefined): boolean {
  if (command === undefined || !isEnabled(command)) return false
  command.run()
  return true
}
