import { type CheckedText, findingIn, majority, matchesIn } from "../checked-text.ts"
import type { Finding } from "../finding.ts"

const styles: Readonly<Record<string, RegExp>> = {
  "straight double": /"/g,
  "curly double": /[“”]/g,
  "straight single": /(?<![\p{L}\d])'(?=\S[^']*')|(?<=[\p{L}\d.,])'(?![\p{L}])/gu,
  "curly single": /(?<![\p{L}\d])‘/gu,
  angle: /[«»]/g,
}

/** Quotation marks of another style than most of the text, and those without a partner. */
export function checkQuotationMarks(texts: readonly CheckedText[]): Finding[] {
  const found = texts.flatMap((text) =>
    Object.entries(styles).flatMap(([style, pattern]) =>
      matchesIn(text.text, pattern).map((at) => ({ text, style, at })),
    ),
  )
  const counts = new Map<string, number>()
  for (const { style } of found) counts.set(style, (counts.get(style) ?? 0) + 1)
  const usual = majority(counts)
  const unusual = texts.flatMap((text) => {
    const first = found.find((mark) => mark.text === text && mark.style !== usual)
    return first === undefined || usual === null
      ? []
      : [
          findingIn(text, "quotation-marks", first.at, {
            source: "majority",
            params: { style: first.style, usual },
          }),
        ]
  })
  return [...unusual, ...texts.flatMap(unbalanced)]
}

function unbalanced(text: CheckedText): Finding[] {
  const count = (pattern: RegExp): number => text.text.match(pattern)?.length ?? 0
  const odd = count(/"/g) % 2 === 1 || count(/“/g) !== count(/”/g) || count(/«/g) !== count(/»/g)
  const at = matchesIn(text.text, /["“”«»]/g).at(-1)
  return odd && at ? [findingIn(text, "unbalanced-quotation-marks", at, { source: "form" })] : []
}
