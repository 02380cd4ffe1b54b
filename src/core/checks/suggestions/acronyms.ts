import { type CheckedText, findingIn, matchesIn } from "../checked-text.ts"
import type { Finding } from "../finding.ts"

/** Nobody spells these out. */
const known = new Set([
  "EU",
  "UN",
  "CELAC",
  "ANNEX",
  "OR",
  "EN",
  "PDF",
  "II",
  "III",
  "IV",
  "VI",
  "VII",
  "VIII",
  "IX",
  "XX",
  "XXI",
])

/** Acronyms that are used but never spelt out, and those spelt out twice. */
export function checkAcronyms(texts: readonly CheckedText[]): Finding[] {
  const findings: Finding[] = []
  const defined = new Map<string, number>()
  const used = new Set<string>()
  for (const text of texts)
    for (const at of matchesIn(text.text, /\((\p{Lu}[\p{Lu}\d]{1,9})\)/gu)) {
      const acronym = at.match[1] ?? ""
      defined.set(acronym, (defined.get(acronym) ?? 0) + 1)
      if (defined.get(acronym) === 2)
        findings.push(
          findingIn(text, "acronym-defined-twice", at, {
            source: "interinstitutional-style-guide",
            params: { acronym },
          }),
        )
    }
  for (const text of texts) {
    const isAllCapitals = text.text === text.text.toUpperCase()
    if (isAllCapitals) continue
    for (const at of matchesIn(text.text, /(?<![\p{L}\d/_.-])\p{Lu}{3,8}(?![\p{L}\d/_.]|-\p{Lu})/gu)) {
      const acronym = at.match[0]
      // Words in capitals that open a paragraph are emphasis: "WE RECOGNISE".
      const opens = /^(?:\p{Lu}+ )*$/u.test(text.text.slice(0, at.from))
      if (opens || known.has(acronym) || defined.has(acronym) || used.has(acronym)) continue
      used.add(acronym)
      findings.push(
        findingIn(text, "acronym-undefined", at, {
          source: "interinstitutional-style-guide",
          params: { acronym },
        }),
      )
    }
  }
  return findings
}
