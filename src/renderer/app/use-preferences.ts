import { useSyncExternalStore } from "react"
import { type Preferences, usePreferenceStore } from "./preferences.ts"

/** The preferences and how to change them. */
export function usePreferences(): readonly [Preferences, (change: Partial<Preferences>) => void] {
  const store = usePreferenceStore()
  const current = useSyncExternalStore(store.onChange, () => store.current)
  return [current, (change) => store.set(change)]
}
