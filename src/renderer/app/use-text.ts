import { useEffect, useState } from "react"
import { type LoadedText, loadText, type TextSource } from "./load-text.ts"
import { problemOf } from "./navigation.ts"
import { useSession } from "./use-room.ts"

/** A text to compare with, once it has been fetched; null until then, and where none is asked for. */
export function useText(source: TextSource | null): LoadedText | null {
  const { api } = useSession()
  const [loaded, setLoaded] = useState<{ readonly source: TextSource; readonly text: LoadedText } | null>(
    null,
  )
  useEffect(() => {
    if (source === null) return
    let isGone = false
    loadText(source, api)
      .catch((error: unknown): LoadedText => ({ ok: false, reason: problemOf(error).reason }))
      .then(
        (text) => {
          if (!isGone) setLoaded({ source, text })
        },
        (error: unknown) => reportError(error),
      )
    return () => {
      isGone = true
    }
  }, [source, api])
  return loaded !== null && loaded.source === source ? loaded.text : null
}
