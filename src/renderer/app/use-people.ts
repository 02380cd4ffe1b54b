import { useCallback, useMemo, useRef, useSyncExternalStore } from "react"
import { type Myself, peoplePresent, type PersonPresent, type PresenceSource } from "./people-present.ts"

/** Everybody in the room, drawn again only when somebody comes, goes or is renamed: not at each cursor. */
export function usePeople(awareness: PresenceSource, me: Myself): readonly PersonPresent[] {
  const last = useRef<{ readonly key: string; readonly people: readonly PersonPresent[] } | null>(null)
  const subscribe = useCallback(
    (listener: () => void) => {
      awareness.on("change", listener)
      return () => awareness.off("change", listener)
    },
    [awareness],
  )
  const read = useMemo(
    () => (): readonly PersonPresent[] => {
      const people = peoplePresent(awareness, me)
      const key = JSON.stringify(people)
      if (last.current?.key !== key) last.current = { key, people }
      return last.current.people
    },
    [awareness, me],
  )
  return useSyncExternalStore(subscribe, read)
}
