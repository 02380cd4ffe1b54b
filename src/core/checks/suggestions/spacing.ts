import { type CheckedText, findingIn, matchesIn } from "../checked-text.ts"
import type { Finding } from "../finding.ts"

/** Spaces and hyphens that conversions and hurried typing leave behind, and words typed twice. */
export function checkSpacing(texts: readonly CheckedText[]): Finding[] {
  return texts.flatMap((text) => [
    ...matchesIn(text.text, /(?<=\S)[ \u00a0]{2,}(?=\S)/g).map((at) =>
      findingIn(text, "double-space", at, { source: "form", replacement: " " }),
    ),
    // French puts a no-break space before some signs; a plain one before , and . is a slip everywhere.
    ...matchesIn(text.text, /(?<=\p{L}) +(?=[,.](?:\s|$))/gu).map((at) =>
      findingIn(text, "space-before-sign", at, { source: "form", replacement: "" }),
    ),
    ...matchesIn(text.text, /\p{L}+- \p{L}+|[,;:]-(?=\p{L})\p{L}*/gu)
      // "short- and long-term" is meant.
      .filter(({ match }) => !/- (?:and|or|to|y|o|et|ou|e|,)$/i.test(match[0]))
      .map((at) =>
        findingIn(text, "broken-hyphen", at, {
          source: "form",
          replacement: at.match[0].replace(/- /, "-").replace(/^([,;:])-/, "$1 "),
        }),
      ),
    ...matchesIn(text.text, /\b(\p{L}{2,}) \1\b/gu).map((at) =>
      findingIn(text, "repeated-word", at, { source: "form", replacement: at.match[1] ?? null }),
    ),
  ])
}
