import { createContext, useContext } from "react"
import { type Language, languageFor, languages } from "../../bridge/languages.ts"

export const themes = ["system", "light", "dark"] as const
export type Theme = (typeof themes)[number]

/** What a user has chosen for this computer. Nothing of it concerns the text. */
export interface Preferences {
  readonly language: Language
  readonly theme: Theme
  readonly showsOutline: boolean
  /** The panel open on the right, or null. */
  readonly panel: string | null
  /** The size of the paper's letters in percent. */
  readonly textSize: number
}

export const textSizes = [80, 90, 100, 115, 130, 150, 175, 200] as const

/** Where preferences are kept: `localStorage`, or a map in tests. */
export type Shelf = Pick<Storage, "getItem" | "setItem">

const key = "corchete:preferences"

/** The preferences of this computer, kept as soon as they change. */
export class PreferenceStore {
  readonly #shelf: Shelf
  readonly #listeners = new Set<() => void>()
  #current: Preferences

  constructor(shelf: Shelf, locale: string) {
    this.#shelf = shelf
    this.#current = read(shelf.getItem(key), languageFor(locale))
  }

  get current(): Preferences {
    return this.#current
  }

  set(change: Partial<Preferences>): void {
    this.#current = { ...this.#current, ...change }
    this.#shelf.setItem(key, JSON.stringify(this.#current))
    for (const listener of this.#listeners) listener()
  }

  readonly onChange = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}

/** What was kept, field by field: an older or damaged entry counts as not chosen. */
function read(kept: string | null, language: Language): Preferences {
  const fields = fieldsOf(kept)
  return {
    language: languages.find((name) => name === fields["language"]) ?? language,
    theme: themes.find((name) => name === fields["theme"]) ?? "system",
    showsOutline: fields["showsOutline"] !== false,
    panel: fields["panel"] === null || typeof fields["panel"] === "string" ? fields["panel"] : "brackets",
    textSize: textSizes.find((size) => size === fields["textSize"]) ?? 100,
  }
}

function fieldsOf(kept: string | null): Readonly<Record<string, unknown>> {
  if (kept === null) return {}
  try {
    const value: unknown = JSON.parse(kept)
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {}
  } catch (error) {
    if (error instanceof SyntaxError) return {}
    throw error
  }
}

export const PreferenceContext = createContext<PreferenceStore | null>(null)

export function usePreferenceStore(): PreferenceStore {
  const store = useContext(PreferenceContext)
  if (store === null) throw new Error("no preferences above this component")
  return store
}
