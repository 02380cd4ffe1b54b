import en from "../../resources/i18n/en/menu.json" with { type: "json" }
import es from "../../resources/i18n/es/menu.json" with { type: "json" }
import fr from "../../resources/i18n/fr/menu.json" with { type: "json" }
import pt from "../../resources/i18n/pt/menu.json" with { type: "json" }
import type { Language } from "../bridge/languages.ts"

/** What the main process says itself: menus, file kinds, the question before closing. */
export type MenuTexts = typeof en

const texts: Readonly<Record<Language, MenuTexts>> = { en, es, fr, pt }

export function menuTexts(language: Language): MenuTexts {
  return texts[language]
}
