import i18next, { type i18n } from "i18next"
import { initReactI18next } from "react-i18next"
import type { Language } from "../../bridge/languages.ts"
import { catalogues } from "./catalogues.ts"

/** Starts the catalogue in `language`; what is missing there is shown in English. */
export function startI18n(language: Language): i18n {
  const instance = i18next.createInstance()
  void instance.use(initReactI18next).init({
    lng: language,
    fallbackLng: "en",
    resources: catalogues,
    defaultNS: "window",
    ns: Object.keys(catalogues["en"] ?? {}),
    // React escapes what it prints.
    interpolation: { escapeValue: false },
    // Everything is at hand, so the first paint is in the right language.
    initAsync: false,
    react: { useSuspense: false },
  })
  return instance
}
