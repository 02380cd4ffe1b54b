import type { Language } from "../../bridge/languages.ts"

type Catalogue = Readonly<Record<string, unknown>>

const files = import.meta.glob<Catalogue>("../../../resources/i18n/*/*.json", {
  eager: true,
  import: "default",
})

/** Every catalogue by language and namespace, as i18next wants them. All four are small: none is fetched. */
export const catalogues: Readonly<Record<string, Readonly<Record<string, Catalogue>>>> = collect()

function collect(): Record<string, Record<string, Catalogue>> {
  const found: Record<string, Record<string, Catalogue>> = {}
  for (const [path, catalogue] of Object.entries(files)) {
    const [, language, namespace] = /([a-z]+)\/([a-z-]+)\.json$/.exec(path) ?? []
    if (language === undefined || namespace === undefined) throw new Error(`no catalogue: ${path}`)
    found[language] = { ...found[language], [namespace]: catalogue }
  }
  return found
}

/** What each language calls itself, for whoever cannot read the one now shown. */
export const languageNames: Readonly<Record<Language, string>> = {
  en: "English",
  es: "Español",
  fr: "Français",
  pt: "Português",
}
