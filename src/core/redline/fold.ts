const doubleQuotes = /[“”„‟«»″]/gu
const singleQuotes = /[‘’‚‛‹›′`´]/gu
const dashes = /[‐‑‒–—―−]/gu
const invisible = /[\u00ad\u200b\u200c\u200d\u2060\ufeff]/gu
const plain = /^[\x20-\x7e]*$/u

/**
 * A word as it is matched: quotation marks, dashes, ligatures and ordinals in
 * one form, soft hyphens and zero-width characters dropped. Two words that fold
 * alike differ in typography only, and the redline says so.
 *
 * Superior figures stay apart from figures: 10² is not 102.
 */
export function fold(word: string): string {
  if (plain.test(word)) return word
  return word
    .replace(/[^²³¹⁰-⁹₀-₉]+/gu, (text) => text.normalize("NFKC"))
    .replace(invisible, "")
    .replace(doubleQuotes, '"')
    .replace(singleQuotes, "'")
    .replace(dashes, "-")
}
