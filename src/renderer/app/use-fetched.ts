import { useCallback, useEffect, useState } from "react"
import { type Problem, problemOf } from "./navigation.ts"

interface Fetched<T> {
  readonly value: T | null
  readonly problem: Problem | null
  readonly reload: () => Promise<void>
}

/** What the server answers to `fetch`, and a way to ask again. Give the same function while nothing changes. */
export function useFetched<T>(fetch: () => Promise<T>): Fetched<T> {
  const [state, setState] = useState<{ value: T | null; problem: Problem | null }>({
    value: null,
    problem: null,
  })
  const load = useCallback(async (): Promise<typeof state> => {
    try {
      return { value: await fetch(), problem: null }
    } catch (error) {
      return { value: null, problem: problemOf(error) }
    }
  }, [fetch])
  useEffect(() => {
    let isGone = false
    load().then(
      (next) => {
        if (!isGone) setState(next)
      },
      (error: unknown) => reportError(error),
    )
    return () => {
      isGone = true
    }
  }, [load])
  const reload = useCallback(async () => setState(await load()), [load])
  return { ...state, reload }
}
