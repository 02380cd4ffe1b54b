import { useMemo } from "react"
import type { TextSource } from "../../app/load-text.ts"
import { useFetched } from "../../app/use-fetched.ts"
import { useSession } from "../../app/use-room.ts"

/** A text in a list to choose from. */
export interface TextOption {
  readonly id: string
  readonly name: string
}

/** The baselines of the library and the versions of this room. */
export function useTextOptions(): {
  readonly texts: readonly TextOption[]
  readonly sources: ReadonlyMap<string, TextSource>
} {
  const { api } = useSession()
  const baselines = useFetched(api.baselines).value
  const versions = useFetched(api.versions).value
  return useMemo(() => {
    const listed = [
      ...(baselines ?? []).map(({ id, title }) => ({
        source: { kind: "baseline", id } as const,
        name: title,
      })),
      ...(versions ?? []).map(({ number, label }) => ({
        source: { kind: "version", number } as const,
        name: label,
      })),
    ]
    return {
      texts: listed.map(({ source, name }) => ({ id: idOf(source), name })),
      sources: new Map<string, TextSource>(listed.map(({ source }) => [idOf(source), source])),
    }
  }, [baselines, versions])
}

export function idOf(source: TextSource | null): string {
  switch (source?.kind) {
    case undefined:
      return ""
    case "baseline":
      return `baseline ${source.id}`
    case "version":
      return `version ${String(source.number)}`
    case "file":
      return `file ${source.file.name}`
    default:
      return source satisfies never
  }
}

/** The file chosen, which no list of the server's knows. */
export const fileOption = (source: TextSource | null): TextOption[] =>
  source?.kind === "file" ? [{ id: idOf(source), name: source.file.name }] : []

export const nameIn = (texts: readonly TextOption[], source: TextSource | null): string =>
  [...texts, ...fileOption(source)].find(({ id }) => id === idOf(source))?.name ?? ""
