import { type CheckedText, findingIn, majority, matchesIn } from "../checked-text.ts"
import type { Finding } from "../finding.ts"

/** Forms of one concept that drafts of this Mechanism mix, most specific first. */
const concepts: readonly (readonly (readonly [string, RegExp])[])[] = [
  [
    ["drug trafficking", /\bdrug trafficking\b/gi],
    ["drugs trafficking", /\bdrugs trafficking\b/gi],
  ],
  [
    ["High-Level Meeting", /\bHigh-Level Meeting\b/g],
    ["High Level Meeting", /\bHigh Level Meeting\b/g],
    ["High Level meeting", /\bHigh Level meeting\b/g],
    ["High-Level meeting", /\bHigh-Level meeting\b/g],
  ],
  [
    ["between EU and CELAC", /\bbetween EU and CELAC\b/g],
    ["between the EU and CELAC", /\bbetween the EU and CELAC\b/g],
  ],
  [
    ["EU-CELAC", /\bEU-CELAC\b/g],
    ["EU - CELAC", /\bEU [-–] CELAC\b/g],
    ["EU–CELAC", /\bEU–CELAC\b/g],
  ],
]

/**
 * One concept, one term: variants of a term that the text mixes. Besides the
 * terms known to be mixed, any two words that stand with a hyphen here, apart
 * there, and in one word elsewhere.
 */
export function checkTerms(texts: readonly CheckedText[]): Finding[] {
  return [...concepts, ...hyphenVariants(texts)].flatMap((forms) => {
    const found = forms.flatMap(([form, pattern]) =>
      texts.flatMap((text) => matchesIn(text.text, pattern).map((at) => ({ text, at, form }))),
    )
    const counts = new Map<string, number>()
    for (const { form } of found) counts.set(form, (counts.get(form) ?? 0) + 1)
    const usual = majority(counts)
    if (usual === null || counts.size < 2) return []
    const tally = [...counts].map(([form, count]) => `${form} ${String(count)}`).join(", ")
    return found
      .filter(({ form }) => form !== usual)
      .map(({ text, at }) =>
        findingIn(text, "term-variant", at, {
          source: "joint-practical-guide",
          params: { usual, counts: tally },
          replacement: usual,
        }),
      )
  })
}

/** "evidence-based" and "evidence based", "bi-lateral" and "bilateral", where the text has both. */
function hyphenVariants(texts: readonly CheckedText[]): (readonly (readonly [string, RegExp])[])[] {
  const body = texts
    .map(({ text }) => text.replace(/https?:\S+/g, " "))
    .join("\n")
    .toLowerCase()
  const hyphened = new Set(body.match(/(?<![\p{L}-])\p{L}{2,}-\p{L}{3,}(?![\p{L}-])/gu))
  const words = new Set(body.match(/\p{L}+/gu))
  const pairs = new Set(body.match(/\p{L}{2,} (?=\p{L}{3,})/gu))
  return [...hyphened].flatMap((form) => {
    const [first = "", second = ""] = form.split("-")
    const together = words.has(first + second)
    const apart =
      pairs.has(`${first} `) && new RegExp(`(?<![\\p{L}-])${first} ${second}(?![\\p{L}-])`, "u").test(body)
    if (!together && !apart) return []
    const exact = (words: string): RegExp => new RegExp(`(?<![\\p{L}-])${words}(?![\\p{L}-])`, "giu")
    return [
      [
        [form, exact(form)],
        [`${first} ${second}`, exact(`${first} ${second}`)],
        [first + second, exact(first + second)],
      ] as const,
    ]
  })
}
