import { type CheckedText, findingIn, matchesIn } from "../checked-text.ts"
import type { Finding } from "../finding.ts"

/** Verbs and nouns that take either ending; "size", "prize" and "advise" take one only. */
const either =
  /\b(?!(?:size|sized|prize|prizes|seize|seized|capsize|exercise|exercised|advise|advised|advertise|comprise|comprised|comprising|compromise|compromised|revise|revised|supervise|supervised|surprise|devise|devised|enterprise|enterprises|expertise|franchise|premise|premises|promise|promised|rise|rises|arise|arises|arising|otherwise|likewise|raise|raised|wise|precise|disguise|treatise|merchandise|excise|demise|televise|improvise|paradise|noise|poise|praise|cruise|bruise|disease)\b)(\p{L}{3,}?)(is|iz)(e|es|ed|ing|ation|ations|ational|er|ers)\b/giu

const american: Readonly<Record<string, string>> = {
  favor: "favour",
  favorable: "favourable",
  endeavor: "endeavour",
  endeavors: "endeavours",
  behavior: "behaviour",
  labor: "labour",
  center: "centre",
  program: "programme",
  programs: "programmes",
  defense: "defence",
  fulfill: "fulfil",
  fulfills: "fulfils",
  honor: "honour",
  neighboring: "neighbouring",
  color: "colour",
  traveled: "travelled",
  judgment: "judgement",
  catalog: "catalogue",
}

/**
 * Spelling in -ise against -ize by what most of the text does, and American
 * forms in a British text. Words inside quotations are somebody else's.
 */
export function checkSpelling(texts: readonly CheckedText[]): Finding[] {
  const forms = texts.flatMap((text) =>
    matchesIn(text.text, either)
      .filter(({ match }) => hasBothForms(match))
      .map((at) => ({ text, at, isIse: at.match[2]?.toLowerCase() === "is" })),
  )
  const ise = forms.filter(({ isIse }) => isIse).length
  const usesIse = ise >= forms.length - ise
  return [
    ...forms
      .filter(({ isIse }) => isIse !== usesIse)
      .map(({ text, at }) =>
        findingIn(text, "spelling-ise", at, {
          source: usesIse ? "interinstitutional-style-guide" : "majority",
          params: {
            usual: usesIse ? "-ise" : "-ize",
            count: `${String(Math.max(ise, forms.length - ise))}:${String(Math.min(ise, forms.length - ise))}`,
          },
          replacement: respelt(at.match),
        }),
      ),
    ...texts.flatMap((text) =>
      matchesIn(text.text, /\b\p{L}+\b/gu).flatMap((at) => {
        const british = american[at.match[0].toLowerCase()]
        const isName = british === "programme" && /^P/.test(at.match[0])
        return british === undefined || isName
          ? []
          : [
              findingIn(text, "spelling-american", at, {
                source: "interinstitutional-style-guide",
                replacement: british,
              }),
            ]
      }),
    ),
  ]
}

/** Stems that end in -is(e) for another reason have no twin in -ize. */
const hasBothForms = ([word, stem = ""]: RegExpExecArray): boolean =>
  !/(?:adv|comprom|exerc|rev|superv|prec|dev|prom|ra|no|pra|comp|surpr|enterpr|advert|exp?ert)$/i.test(
    stem,
  ) && !/^(?:international|crisis|basis)/i.test(word)

const respelt = (match: RegExpExecArray): string => {
  const [, stem = "", middle = "", ending = ""] = match
  const other = middle.toLowerCase() === "is" ? "iz" : "is"
  return (
    stem +
    (middle === middle.toUpperCase() && middle !== middle.toLowerCase() ? other.toUpperCase() : other) +
    ending
  )
}
