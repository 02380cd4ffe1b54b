import type { Declaration } from "../../declaration/declaration.ts"
import { markers } from "../../declaration/numbering.ts"
import { paragraphs } from "../../declaration/paragraph.ts"
import type { ActorList } from "../../positions/actor.ts"
import { footnotes } from "../../positions/footnote.ts"
import { checkedTexts, findingIn } from "../checked-text.ts"
import type { Finding } from "../finding.ts"
import { checkAcronyms } from "./acronyms.ts"
import { checkDefinitions } from "./definitions.ts"
import { checkEndings } from "./endings.ts"
import { checkHeadings } from "./headings.ts"
import { checkLinks } from "./links.ts"
import { checkNumbering } from "./numbering.ts"
import { checkQuotationMarks } from "./quotation-marks.ts"
import { checkQuotations, type QuotedSource } from "./quotations.ts"
import { checkReferences } from "./references.ts"
import { checkSpacing } from "./spacing.ts"
import { checkSpelling } from "./spelling.ts"
import { checkTerms } from "./terms.ts"

export interface SuggestionOptions {
  /** Who can hold a position; without it owners are not checked. */
  readonly actors?: ActorList
  /** Texts that may be quoted. */
  readonly sources?: readonly QuotedSource[]
}

/**
 * What a careful reader would look at again, in the order of the text. Each is
 * for a person to take or leave; nothing here changes a word by itself.
 */
export function suggestions(declaration: Declaration, options: SuggestionOptions = {}): Finding[] {
  const texts = checkedTexts(declaration)
  const found = [
    ...checkSpacing(texts),
    ...checkQuotationMarks(texts),
    ...checkSpelling(texts),
    ...checkTerms(texts),
    ...checkAcronyms(texts),
    ...checkReferences(texts, numbersOf(declaration)),
    ...checkLinks(texts),
    ...checkHeadings(texts),
    ...checkEndings(texts),
    ...checkDefinitions(texts),
    ...checkNumbering(paragraphs(declaration)),
    ...checkQuotations(texts, options.sources ?? []),
    ...unknownOwners(declaration, options.actors ?? null),
  ]
  const place = new Map(texts.map(({ paragraph, footnote }, index) => [paragraph ?? footnote, index]))
  const order = ({ paragraph, footnote }: Finding): number => place.get(paragraph ?? footnote) ?? 0
  return found.sort((first, second) => order(first) - order(second) || first.from - second.from)
}

function numbersOf(declaration: Declaration) {
  const all = paragraphs(declaration)
  const marked = markers(all)
  const numbers = (kinds: readonly string[]): Set<string> =>
    new Set(
      all.flatMap(({ kind }, index) => {
        const marker = marked[index]
        return kinds.includes(kind) && marker?.kind === "number" ? [marker.text.replace(/[.\s]/g, "")] : []
      }),
    )
  return {
    paragraphs: numbers(["operative", "preamble"]),
    sections: numbers(["heading"]),
    footnotes: new Set(
      footnotes(declaration).flatMap(({ number }) => (number === null ? [] : [String(number)])),
    ),
  }
}

/** Positions whose owner is nobody who can hold one. */
function unknownOwners(declaration: Declaration, actors: ActorList | null): Finding[] {
  if (actors === null) return []
  const texts = new Map(checkedTexts(declaration).map((text) => [text.footnote, text]))
  return footnotes(declaration).flatMap(({ id, owner }) => {
    const text = texts.get(id)
    if (owner === null || text === undefined || actors.get(owner) !== null) return []
    return [
      findingIn(
        text,
        "unknown-owner",
        { from: 0, to: text.text.length },
        { source: "practice", params: { owner } },
      ),
    ]
  })
}
