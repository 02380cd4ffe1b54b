/** The languages of the window and its menus. */
export const languages = ["en", "es", "fr", "pt"] as const

export type Language = (typeof languages)[number]

/** The language to begin with on a computer set to `locale` (`pt-BR`), English where we have none. */
export function languageFor(locale: string): Language {
  const [code = ""] = locale.toLowerCase().split(/[-_]/)
  return languages.find((language) => language === code) ?? "en"
}
