import type { Language } from "../../core/positions/actor.ts"

/** The words a printed page adds to a declaration, in the language of its text. */
export interface PageWords {
  /** The language as Word tags it: spelling and hyphenation follow from it. */
  readonly tag: string
  readonly council: string
  readonly secretariat: string
  readonly from: string
  readonly to: string
  readonly previous: string
  readonly subject: string
  readonly originalLanguage: string
  readonly annex: string
  readonly compilation: string
  readonly chair: string
  readonly footnotes: string
  readonly added: string
  readonly removed: string
}

const words: Readonly<Record<Language, PageWords>> = {
  en: {
    tag: "en-GB",
    council: "Council of the European Union",
    secretariat: "General Secretariat",
    from: "From:",
    to: "To:",
    previous: "No. prev. doc.:",
    subject: "Subject:",
    originalLanguage: "OR.",
    annex: "ANNEX",
    compilation: "Compilation of proposals",
    chair: "Co-Chairs’ text",
    footnotes: "Footnotes",
    added: "Added",
    removed: "Deleted",
  },
  es: {
    tag: "es-ES",
    council: "Consejo de la Unión Europea",
    secretariat: "Secretaría General",
    from: "De:",
    to: "A:",
    previous: "N.º doc. prec.:",
    subject: "Asunto:",
    originalLanguage: "OR.",
    annex: "ANEXO",
    compilation: "Recopilación de propuestas",
    chair: "Texto de los copresidentes",
    footnotes: "Notas a pie de página",
    added: "Añadido",
    removed: "Suprimido",
  },
  fr: {
    tag: "fr-FR",
    council: "Conseil de l’Union européenne",
    secretariat: "Secrétariat général",
    from: "Origine:",
    to: "Destinataire:",
    previous: "Nº doc. préc.:",
    subject: "Objet:",
    originalLanguage: "OR.",
    annex: "ANNEXE",
    compilation: "Compilation des propositions",
    chair: "Texte des coprésidents",
    footnotes: "Notes de bas de page",
    added: "Ajouté",
    removed: "Supprimé",
  },
  pt: {
    tag: "pt-PT",
    council: "Conselho da União Europeia",
    secretariat: "Secretariado-Geral",
    from: "de:",
    to: "para:",
    previous: "n.° doc. ant.:",
    subject: "Assunto:",
    originalLanguage: "OR.",
    annex: "ANEXO",
    compilation: "Compilação de propostas",
    chair: "Texto dos copresidentes",
    footnotes: "Notas de rodapé",
    added: "Aditado",
    removed: "Suprimido",
  },
}

/** The page words of a language; English where it is none of ours, as in most drafting rooms. */
export const pageWords = (language: string | undefined): PageWords =>
  Object.entries(words).find(([code]) => code === language)?.[1] ?? words.en

/** A date as it is written out on a cover: 28 February 2024. */
export function writtenDate(isoDate: string, language: string | undefined): string {
  const date = new Date(`${isoDate.slice(0, 10)}T00:00:00Z`)
  if (Number.isNaN(date.getTime())) return isoDate
  return new Intl.DateTimeFormat(pageWords(language).tag, { dateStyle: "long", timeZone: "UTC" }).format(date)
}
