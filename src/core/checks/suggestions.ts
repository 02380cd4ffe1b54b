import type { Declaration } from "../declaration/declaration.ts"
import { plainText } from "../declaration/paragraph.ts"
import { footnotes } from "../positions/footnote.ts"
import { around, texts } from "./final-gate.ts"
import type { Finding, SuggestionKind } from "./finding.ts"

/** What a careful reader would ask about. Nothing here is ever changed by itself. */
export function suggestions(declaration: Declaration): Finding<SuggestionKind>[] {
  return [
    ...doubleSpaces(declaration),
    ...brokenLinks(declaration),
    ...noteEndings(declaration),
    ...minoritySpellings(declaration),
  ]
}

function doubleSpaces(declaration: Declaration): Finding<SuggestionKind>[] {
  return texts(declaration).flatMap(({ text, ...place }) =>
    [...text.matchAll(/\S( {2,})\S/gu)].map((match) => ({
      ...place,
      kind: "double-space" as const,
      quote: around(text, match.index),
      offer: " ",
      source: "Interinstitutional Style Guide: one space between words",
    })),
  )
}

/** An address that no browser opens. Only a person knows the right one. */
function brokenLinks(declaration: Declaration): Finding<SuggestionKind>[] {
  return footnotes(declaration)
    .filter(({ kind }) => kind === "link")
    .map(({ id, text }) => ({ id, address: plainText(text).trim() }))
    .filter(({ address }) => !isAddress(address))
    .map(({ id, address }) => ({
      kind: "broken-link",
      paragraph: null,
      footnote: id,
      quote: address,
      offer: null,
      source: "RFC 3986: an address holds no spaces and names its scheme",
    }))
}

const isAddress = (text: string): boolean => /^https?:\/\/[^\s/]+\.[^\s]+$/u.test(text)

/** The house rule, from which notes that are only an address are exempt. */
function noteEndings(declaration: Declaration): Finding<SuggestionKind>[] {
  return footnotes(declaration)
    .filter(({ kind }) => kind !== "link" && kind !== "drafting-note")
    .map(({ id, text }) => ({ id, words: plainText(text).trim() }))
    .filter(({ words }) => words !== "" && !isAddress(words) && !/[.!?…]["'”’)]*$/u.test(words))
    .map(({ id, words }) => ({
      kind: "note-full-stop",
      paragraph: null,
      footnote: id,
      quote: words.slice(-60),
      offer: `${words.slice(-60)}.`,
      source: "Interinstitutional Style Guide: footnotes end with a full stop",
    }))
}

/** Words and terms of one meaning that a text spells in two ways. */
const variants: readonly { readonly kind: "spelling" | "term"; readonly forms: readonly [RegExp, RegExp] }[] =
  [
    {
      kind: "spelling",
      forms: [/\b\p{L}+is(?:e[sd]?|ing|ations?)\b/giu, /\b\p{L}+iz(?:e[sd]?|ing|ations?)\b/giu],
    },
    { kind: "spelling", forms: [/\b(?:favour|endeavour)\p{L}*\b/giu, /\b(?:favor|endeavor)\p{L}*\b/giu] },
    { kind: "term", forms: [/\bdrug trafficking\b/giu, /\bdrugs trafficking\b/giu] },
    { kind: "term", forms: [/\bHigh-Level\b/gu, /\bHigh Level\b/gu] },
    { kind: "term", forms: [/\bbi-?regional\b/gu, /\bbi regional\b/gu] },
    { kind: "term", forms: [/\bbetween the EU and CELAC\b/gu, /\bbetween EU and CELAC\b/gu] },
    { kind: "term", forms: [/\bevidence-based\b/gu, /\bevidence based\b/gu] },
  ]

/** Words in -ise that are no variants of -ize: they say nothing about how a text spells. */
const notVariants =
  /^(?:\p{L}*(?:rise|wise|mise|vise|cise|prise|tise|poise|noise|raise|promis\p{L}+|exercis\p{L}+|size[sd]?|seiz\p{L}+|priz\p{L}+|otherwise|precis\p{L}+|compris\p{L}+|rais\p{L}+|advis\p{L}+))$/iu

function minoritySpellings(declaration: Declaration): Finding<SuggestionKind>[] {
  const all = texts(declaration)
  return variants.flatMap(({ kind, forms }) => {
    const found = forms.map((form) =>
      all.flatMap(({ text, ...place }) =>
        [...text.matchAll(form)]
          // A capital is a name's: the World Health Organization spells its own.
          .filter(
            ({ 0: word }) => kind === "term" || !(notVariants.test(word) || /^\p{Lu}\p{Ll}/u.test(word)),
          )
          .map((match) => ({ place, words: match[0], quote: around(text, match.index) })),
      ),
    )
    const [first = [], second = []] = found
    // Where both stand equally often, nobody can say which is the house's.
    const fewer = first.length < second.length ? first : second
    if (first.length === 0 || second.length === 0) return []
    return fewer.map(({ place, words, quote }) => ({
      ...place,
      kind,
      quote: `${words} · ${quote}`,
      offer: null,
      source: `One spelling in one text: here ${String(first.length)} against ${String(second.length)}`,
    }))
  })
}
