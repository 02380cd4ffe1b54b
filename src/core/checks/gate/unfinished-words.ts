import { classifyPairs, type PairKind } from "../../brackets/other.ts"
import { pairSigns } from "../../brackets/pairs.ts"
import type { Declaration } from "../../declaration/declaration.ts"
import { type CheckedText, checkedTexts, findingIn, matchesIn } from "../checked-text.ts"
import type { Finding, GateKind } from "../finding.ts"

/** Written in square brackets, these are unfinished; the others belong in a final text. */
const unfinished: Readonly<Partial<Record<PairKind, GateKind>>> = {
  disagreement: "unmatched-sign",
  blank: "blank",
  placeholder: "placeholder",
  status: "status-in-text",
}

/** Words that hold a place for others, outside brackets. A lone "XX" may be a Roman number. */
const blanks =
  /\b20XX\b|\bX+ (?=(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)|_{3,}|\bTB[CD]\b|\bdocument symbol to be \w+|\bdate to be \w+/g

/** Talk about the text that is not the text. */
const processNotes =
  /\{[^{}]*\}|\((?:[^()]*\b(?:insertion|deletion) of [^()]*\b(?:require|requires)\b[^()]*|(?:drafting|editorial|secretariat|legal) note\b[^()]*|note by [^()]*|to be (?:discussed|revisited|moved)\b[^()]*|pending [^()]*)\)/gi

const options = /^(?:Option|Opción|Opção) (?:\d{1,2}|[IVX]{1,4}|\(?[a-zA-Z]\)?)(?=\s*[:.(]|$)|^No text\.?$/g

/** What the words themselves say is not finished: blanks, placeholders, process notes, options. */
export function unfinishedWords(declaration: Declaration): Finding[] {
  return checkedTexts(declaration).flatMap((text) => [
    ...inBrackets(text),
    ...matchesIn(text.text, blanks).map((at) => findingIn(text, "blank", at, { source: "practice" })),
    ...matchesIn(text.text, processNotes).map((at) =>
      findingIn(text, "process-note", at, { source: "practice" }),
    ),
    ...matchesIn(text.text, options).map((at) => findingIn(text, "option", at, { source: "practice" })),
  ])
}

function inBrackets(text: CheckedText): Finding[] {
  const { pairs, unmatched } = pairSigns(text.text)
  const kinds = classifyPairs(text.text, pairs)
  return [
    ...pairs.flatMap(({ open, close }, index) => {
      const kind = unfinished[kinds[index] ?? "disagreement"]
      return kind ? [findingIn(text, kind, { from: open, to: close + 1 }, { source: "practice" })] : []
    }),
    ...unmatched.map(({ at }) =>
      findingIn(text, "unmatched-sign", { from: at, to: at + 1 }, { source: "practice" }),
    ),
  ]
}
