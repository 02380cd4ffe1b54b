import type { Declaration } from "../declaration/declaration.ts"
import type { FootnoteId, ParagraphId } from "../declaration/ids.ts"
import { paragraphs, plainText } from "../declaration/paragraph.ts"
import { footnotes } from "../positions/footnote.ts"
import type { ParagraphKind } from "../schema/schema.ts"
import type { Finding, RuleSource } from "./finding.ts"

/** One paragraph or footnote as checks read it: its words, and where they stand. */
export interface CheckedText {
  readonly paragraph: ParagraphId | null
  readonly footnote: FootnoteId | null
  readonly kind: ParagraphKind
  readonly level: number
  readonly text: string
}

/** The paragraphs of the body in order, then the footnotes in the order of their numbers. */
export function checkedTexts(declaration: Declaration): CheckedText[] {
  const body = paragraphs(declaration).map(({ id, kind, level, node }) => {
    return { paragraph: id, footnote: null, kind, level, text: plainText(node) }
  })
  const notes = footnotes(declaration).map(({ id, text }) => {
    return { paragraph: null, footnote: id, kind: "note" as const, level: 0, text: plainText(text) }
  })
  return [...body, ...notes]
}

/** A finding in a text, at some of its words. */
export function findingIn(
  { paragraph, footnote, text }: CheckedText,
  kind: Finding["kind"],
  { from, to }: { readonly from: number; readonly to: number },
  rest: {
    readonly source: RuleSource
    readonly params?: Readonly<Record<string, string>>
    readonly replacement?: string | null
  },
): Finding {
  return {
    kind,
    paragraph,
    footnote,
    from,
    to,
    text: text.slice(from, to),
    params: rest.params ?? {},
    source: rest.source,
    replacement: rest.replacement ?? null,
  }
}

/** Where a pattern is found in a text. */
export const matchesIn = (
  text: string,
  pattern: RegExp,
): { readonly from: number; readonly to: number; readonly match: RegExpExecArray }[] =>
  [...text.matchAll(pattern)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
    match,
  }))

/** The more frequent of some variants, by their counts; the first where they are even. */
export function majority<Name extends string>(counts: ReadonlyMap<Name, number>): Name | null {
  let best: Name | null = null
  for (const [name, count] of counts) if (best === null || count > (counts.get(best) ?? 0)) best = name
  return best
}
