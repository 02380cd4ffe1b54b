import type { ImportLog, Line } from "../text/import-log.ts"

/**
 * Cleans what programs that turn PDF into Markdown leave behind: doubly escaped
 * tags around note numbers, fractions set in LaTeX for a note under its rule,
 * bold around a number. Words are never touched, only what no author wrote.
 */
export function cleanConversionNoise(source: Line, log: ImportLog): Line {
  let line = source
  line = log.replace(
    line,
    "latex",
    "a note that the conversion set as a formula",
    /\$[^$]*\\(?:<\/sup>)?(?:frac|text)[^$]*\$(?:\s*\$)?/g,
    (match) => readFormula(match[0]),
  )
  line = log.replace(
    line,
    "broken-tag",
    "a tag escaped by the conversion, closed in the middle of its entity",
    /<sup>([^<&]*?)\s*&<\/sup>lt;(\/?[a-z]+)>/gi,
    ([, number = "", tag = ""]) => `${number === "" ? "" : `<sup>${number}</sup> `}<${tag}>`,
  )
  line = log.replace(
    line,
    "note-number-style",
    "bold or italics around a note number",
    /(\*{1,2}|_{1,2})(<sup>\d{1,3}<\/sup>)\1/g,
    ([, , number = ""]) => number,
  )
  return line
}

/**
 * `$^{\frac{5}{\text{https://…-use-}{\text{disorders}}}$` is note 5: its number
 * over its text, a long address broken in two. The number becomes a note number,
 * the parts are put together again where the first ends like half an address.
 */
function readFormula(formula: string): string {
  const number = /\\(?:<\/sup>)?frac\{(?:\\text\{)?\s*(\d{1,3})\}?/.exec(formula)
  const parts = [...formula.matchAll(/\\text\{([^{}]*)\}/g)].map((match) => match[1] ?? "")
  if (!number || parts.length === 0) return formula
  const text = parts.reduce((joined, part) =>
    /^https?:\/\/\S*[-/_=&?]$/.test(joined) ? joined + part : `${joined} ${part}`,
  )
  return `<sup>${number[1] ?? ""}</sup> ${text}`
}
