import { type CheckedText, findingIn, matchesIn } from "../checked-text.ts"
import type { Finding } from "../finding.ts"

/** A text that others quote from, such as an earlier declaration. */
export interface QuotedSource {
  readonly name: string
  readonly text: string
}

/** A quotation shorter than this may stand in any text. */
const fewestWords = 6

/**
 * Quotations that nearly stand in a source: somebody altered them. They stay
 * verbatim, errors included; omissions in them, `(...)` and `[…]`, are allowed.
 */
export function checkQuotations(texts: readonly CheckedText[], sources: readonly QuotedSource[]): Finding[] {
  if (sources.length === 0) return []
  const read = sources.map(({ name, text }) => ({
    name,
    words: wordsOf(text),
    plain: wordsOf(text).join(" "),
  }))
  return texts.flatMap((text) =>
    quotationsIn(text).flatMap((at) => {
      const parts = at.words.split(/\s*(?:\(\s*(?:\.{3}|…)\s*\)|\[\s*(?:\.{3}|…)\s*\]|…)\s*\.?\s*/)
      return parts.flatMap((part) => {
        const words = wordsOf(part)
        if (words.length < fewestWords) return []
        if (read.some(({ plain }) => plain.includes(words.join(" ")))) return []
        const near = read.find((source) => nearly(words, source.words))
        return near === undefined
          ? []
          : [findingIn(text, "altered-quotation", at, { source: "practice", params: { source: near.name } })]
      })
    }),
  )
}

const quotationsIn = (text: CheckedText) =>
  matchesIn(text.text, /"([^"]{30,})"|“([^”]{30,})”|«([^»]{30,})»|'([^']{40,})'(?!\p{L})/gu).map(
    ({ from, to, match }) => ({
      from,
      to,
      words: match[1] ?? match[2] ?? match[3] ?? match[4] ?? "",
    }),
  )

/** Whether three fifths of a quotation's word triples stand in a source. */
function nearly(words: readonly string[], source: readonly string[]): boolean {
  const there = new Set(triples(source))
  const own = triples(words)
  return own.length > 0 && own.filter((triple) => there.has(triple)).length >= own.length * 0.6
}

const triples = (words: readonly string[]): string[] =>
  words.slice(2).map((word, index) => `${words[index] ?? ""} ${words[index + 1] ?? ""} ${word}`)

const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}]+|[.,;:]/gu) ?? []
