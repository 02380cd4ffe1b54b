import { type CheckedText, findingIn, matchesIn } from "../checked-text.ts"
import type { Finding } from "../finding.ts"

/** What a text refers to by number within itself. */
export interface Numbers {
  readonly paragraphs: ReadonlySet<string>
  readonly sections: ReadonlySet<string>
  readonly footnotes: ReadonlySet<string>
}

/**
 * References to paragraphs, sections and footnotes of this very text that lead
 * nowhere, and one document cited under two titles. "Paragraph 4 of the
 * Convention" leads to another text and is left alone.
 */
export function checkReferences(texts: readonly CheckedText[], numbers: Numbers): Finding[] {
  return [...texts.flatMap((text) => dangling(text, numbers)), ...titleVariants(texts)]
}

const reference =
  /\b(paragraph|section|footnote)s? (\d{1,3}(?:\.\d{1,2})?(?:\s?(?:bis|ter|quater))?)(?= (?:above|below)| of (?:this|the present) (?:declaration|text)|[.,;)]|$)(?!,? (?:paragraph|of (?:the|article|resolution|decision)))/gi

function dangling(text: CheckedText, numbers: Numbers): Finding[] {
  return matchesIn(text.text, reference).flatMap((at) => {
    const kind = at.match[1]?.toLowerCase() ?? ""
    const number = (at.match[2] ?? "").replace(/\s/g, "")
    const targets =
      kind === "section" ? numbers.sections : kind === "footnote" ? numbers.footnotes : numbers.paragraphs
    // Where nothing of that kind has a number the reference is to another text.
    if (targets.size === 0 || targets.has(number)) return []
    return [findingIn(text, "dangling-reference", at, { source: "practice", params: { kind, number } })]
  })
}

/** "Resolution 65/2: Strengthening …" cited twice with different words after the colon. */
function titleVariants(texts: readonly CheckedText[]): Finding[] {
  const titles = new Map<string, string>()
  return texts.flatMap((text) =>
    matchesIn(text.text, /\b(?:resolution|decision) (\d{1,3}\/\d{1,4}): ([^.;]+)/gi).flatMap((at) => {
      const number = at.match[1] ?? ""
      const title = (at.match[2] ?? "").trim()
      const first = titles.get(number)
      if (first === undefined) titles.set(number, title)
      if (first === undefined || first === title) return []
      return [
        findingIn(text, "title-variant", at, {
          source: "practice",
          params: { number, first },
          replacement: null,
        }),
      ]
    }),
  )
}
