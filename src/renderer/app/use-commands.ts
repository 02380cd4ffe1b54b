import { createContext, useContext, useEffect, useSyncExternalStore } from "react"
import { type Command, CommandRegistry } from "./commands.ts"

export const CommandContext = createContext(new CommandRegistry())

export const useRegistry = (): CommandRegistry => useContext(CommandContext)

/** Adds commands while the component is shown. Give the same array while nothing changes (`useMemo`). */
export function useCommands(commands: readonly Command[]): void {
  const registry = useRegistry()
  useEffect(() => registry.add(commands), [registry, commands])
}

/** The commands of everything now on screen. */
export function useAllCommands(): readonly Command[] {
  const registry = useRegistry()
  return useSyncExternalStore(registry.onChange, () => registry.all)
}
