import type { SignPair } from "./pairs.ts"

/** What a pair of square brackets can be that is not disagreement. */
export const otherKinds = [
  "note",
  "link",
  "checkbox",
  "editorial",
  "omission",
  "blank",
  "placeholder",
  "status",
] as const

export type OtherKind = (typeof otherKinds)[number]
export type PairKind = "disagreement" | OtherKind

/**
 * Tells disagreement from everything else that stands in square brackets, one kind per pair.
 *
 * In doubt a pair is disagreement: it then stays in sight and blocks the final
 * text, while a bracket wrongly taken for a note would vanish from the count.
 *
 * - `note`: `[^2]`; `[note 3]`; a number of up to three digits that hangs on a
 *   word or its full stop (`Parties[15]`, `barriers.[2]`), that ends a clause
 *   (`as shown [1].`) after a word that asks for no number (`paragraph [2],` is
 *   disagreement), or that a line of its own defines (`[1] See …`).
 * - `link`: `[text](address)`, `[text][label]` and `[label]` with a line
 *   `[label]: address` somewhere. `[x](a)` is no link: `a` is no address.
 * - `checkbox`: `[ ]` or `[x]` after a list sign.
 * - `editorial`: `[sic]`, `[English only]`, `[without reference to a Main Committee …]`.
 * - `omission`: `[…]`, `[...]`.
 * - `blank`: `[X]`, `[20XX]`, `[document symbol to be added]`, `[date]`.
 * - `placeholder`: `[Placeholder for …]`.
 * - `status`: `[Agreed ad ref]` at the end of a paragraph or on a line of its own.
 *
 * A number or a blank beside a bracket of disagreement is one of the
 * alternatives (`[50][60][X]`, `[4][2].`) and is disagreement too.
 *
 * @param pairs as `pairSigns` gives them
 */
export function classifyPairs(text: string, pairs: readonly SignPair[]): PairKind[] {
  const labels = linkLabels(text)
  const notes = definedNotes(text)
  const kinds = pairs.map((pair) => kindOf({ text, pair, labels, notes }))
  takeAlternatives(text, pairs, kinds)
  return kinds
}

interface Case {
  readonly text: string
  readonly pair: SignPair
  readonly labels: ReadonlySet<string>
  readonly notes: ReadonlySet<string>
}

/** Longer content is never a note, a blank or an editor's word; only links and placeholders run on. */
const longest = 120

function kindOf(one: Case): PairKind {
  const { text, pair } = one
  if (isLink(one)) return "link"
  if (
    pair.close - pair.open - 1 > longest &&
    !/^\[[*_\s]*placeholder\b/i.test(text.slice(pair.open, pair.open + 40))
  )
    return "disagreement"
  const content = text
    .slice(pair.open + 1, pair.close)
    .replace(/[*_]{1,2}(?=\p{L})|(?<=\p{L})[*_]{1,2}/gu, "")
    .replace(/\s+/g, " ")
    .trim()
  if (isNote(content, one)) return "note"
  if (/^x?$/i.test(content) && isCheckbox(one)) return "checkbox"
  if (/^(?:…|\.{3,}|\. \. \.)$/.test(content)) return "omission"
  if (editorial.some((form) => form.test(content))) return "editorial"
  if (blank.some((form) => form.test(content))) return "blank"
  if (/^placeholder\b/i.test(content)) return "placeholder"
  if (statusInBrackets(content) !== null && endsParagraph(one)) return "status"
  return "disagreement"
}

// Languages of the United Nations and of the two regions, as the notices name them.
const tongue =
  "(?:arabic|chinese|english|french|russian|spanish|portuguese|dutch|german|anglais|fran[çc]ais|espagnol|portugais|" +
  "ingl[ée]s|franc[ée]s|espa[ñn]ol|espanhol|portugu[ée]s|inglês|francês|português)"
const tongues = `${tongue}(?:(?:,| and| or| et| ou| y| o| e) ?${tongue})*`

const editorial = [
  /^sic[!.]?$/i,
  new RegExp(`^(?:in )?${tongues} only$`, "i"),
  new RegExp(`^(?:en )?${tongues} (?:seulement|uniquement|solamente|únicamente|solo|sólo)$`, "i"),
  new RegExp(`^(?:s[oó]lo|solamente|únicamente|somente|apenas|seulement|only) (?:en|em|in) ${tongues}$`, "i"),
  new RegExp(`^original ?: ?${tongues}$`, "i"),
  /^without reference to a main committee\b/i,
  /^on the report of the .+ committee\b/i,
  /^(?:emphasis (?:added|in original)|foot-?notes? omitted|citations? omitted)$/i,
  /^(?:énfasis añadido|notas? omitidas?|sin remisión a una comisión principal\b.*)$/i,
  /^(?:non souligné dans l[’']original|sans renvoi à une grande commission\b.*|grifo nosso)$/i,
]

const blank = [
  /^(?:x{1,4}|20x{1,2}|(?:x{1,4}|20x{2}) (?:date|year)|(?:date|year) x{1,4}|_+|tbc|tbd|n\.?n\.?)$/i,
  /^(?:date|venue|fecha|lugar|lieu)$/i,
  /^(?:\p{L}+ ){0,4}to be (?:added|inserted|completed|confirmed|issued|assigned|supplied|filled in)$/iu,
  /^(?:the )?(?:(?:date|number|symbol|venue|place|year|title|reference|figure|amount) )?to be (?:decided|defined|determined|specified|announced)$/i,
  /^(?:insert|specify|add) (?:\p{L}+ ?){1,3}$/iu,
  /^(?:\p{L}+ ){0,4}(?:por (?:añadir|completar|confirmar|determinar)|pendiente de confirmación)$/iu,
  /^(?:\p{L}+ ){0,4}à (?:ajouter|compléter|confirmer|préciser)$/iu,
  /^(?:\p{L}+ ){0,4}(?:a|por) (?:acrescentar|completar|confirmar|inserir)$/iu,
]

/** The status that the words between two signs name, or null: "Agreed ad ref" is no text. */
export function statusInBrackets(
  content: string,
): "agreed" | "agreed-ad-ref" | "agreed-informally" | "pending" | null {
  const words = content.replace(/\s+/g, " ").trim()
  if (!/^(?:text )?(?:Agreed|AGREED|agreed(?= ad ref)|Acordado|Convenu|Convenido)\b/.test(words)) return null
  const rest = words
    .replace(/^(?:text )?\p{L}+/iu, "")
    .replace(/\.$/, "")
    .trim()
  if (rest === "") return "agreed"
  if (/^ad ref(?:erendum)?$/i.test(rest)) return "agreed-ad-ref"
  if (/^(?:in informals|informally|in (?:the )?(?:informal|group)\b.*)$/i.test(rest))
    return "agreed-informally"
  if (/^(?:in (?:the )?(?:cow|plenary|committee of the whole))$/i.test(rest)) return "agreed"
  return /^,? ?(?:pending|subject to|pendiente|sous réserve)\b/i.test(rest) ? "pending" : null
}

// A status stands where the sentence is over: "on [Agreed] terms" is text.
function endsParagraph({ text, pair }: Case): boolean {
  const after = text.slice(pair.close + 1, pair.close + 200)
  if (!/^[ \t]*(?:\r?\n|$)/.test(after)) return false
  const before = text.slice(Math.max(0, pair.open - 200), pair.open)
  return /(?:^|\n)[ \t]*$|[\p{P}\p{S}][ \t]*\n?[ \t]*$/u.test(before)
}

// After these words a number belongs to the sentence: "Article [9]", "by [30]", "at least [5],".
const asksForNumber =
  /(?:articles?|art\.?|paragraphs?|paras?\.?|rules?|annex(?:es)?|chapters?|sections?|parts?|goals?|targets?|options?|items?|numbers?|no\.|point|points|resolution|decision|artículos?|párrafos?|reglas?|anexos?|capítulos?|secci[oó]n(?:es)?|metas?|objetivos?|opci[oó]n(?:es)?|paragraphes?|règles?|annexes?|chapitres?|parágrafos?|artigos?|least|most|than|by|to|from|of|for|every|within|in|at|on|about|and|or|the|a|an|be|is|are|de|a|por|para|en|y|o|au|du|des|les|et|ou|em|usd|eur|€|\$)\s*$/i

function isNote(content: string, { text, pair, notes }: Case): boolean {
  if (
    /^\^\S+$/.test(content) ||
    /^(?:foot-?note|note|fn\.?|nota(?: al pie)?|note de bas de page) ?\d{1,3}$/i.test(content)
  )
    return true
  if (!/^\d{1,3}$/.test(content)) return false
  const before = text.slice(Math.max(0, pair.open - 40), pair.open)
  const after = text.slice(pair.close + 1, pair.close + 3)
  if (/^[\p{L}\p{N}]/u.test(after)) return false
  const startsLine = /(?:^|\n)[ \t]*$/.test(before)
  if (startsLine) return notes.has(content) && /^[ \t:]/.test(after)
  if (/[\p{L}.,;:!?)”’"']$/u.test(before)) return true
  if (asksForNumber.test(before)) return false
  if (notes.has(content) || /\b(?:foot)?not[ea]s?\s*$/i.test(before)) return true
  return /\p{L}[”’"')]?\s*$/u.test(before) && /^(?:[.,;:!?)]|\s*$)/.test(after)
}

/** Numbers that a line defines, `[1] See …`, and that stand somewhere else too. */
function definedNotes(text: string): Set<string> {
  const defined = new Set<string>()
  for (const [, number] of text.matchAll(/^[ \t]*\[(\d{1,3})\][ \t:]/gm)) {
    const elsewhere = new RegExp(`[^\\s\\[\\]][ \\t]*\\[${number ?? ""}\\]`).test(text)
    if (number !== undefined && elsewhere) defined.add(number)
  }
  return defined
}

const isCheckbox = ({ text, pair }: Case): boolean =>
  /(?:^|\n)[ \t]*(?:[-*+]|\d+[.)])[ \t]+$/.test(text.slice(Math.max(0, pair.open - 40), pair.open)) &&
  /^(?:[ \t]|$)/m.test(text.slice(pair.close + 1, pair.close + 2))

function isLink({ text, pair, labels }: Case): boolean {
  const after = text.slice(pair.close + 1, pair.close + 2000)
  const target = /^\(\s*<?([^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)*)>?(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)/.exec(
    after,
  )?.[1]
  if (target !== undefined && isAddress(target)) return true
  if (labels.size === 0) return false
  const content = text.slice(pair.open + 1, pair.close).toLowerCase()
  if (labels.has(content)) return true
  const label = /^\[([^[\]\n]+)\]/.exec(after)?.[1]
  return label !== undefined && labels.has(label.toLowerCase())
}

const isAddress = (target: string): boolean =>
  /^(?:[a-z][a-z0-9+.-]*:\S|www\.|#|\.{0,2}\/)/i.test(target) ||
  /^[\w-]+(?:\/[\w.-]+)*\.[a-z]{2,5}(?:[/#?]\S*)?$/i.test(target)

/** The labels of Markdown's link definitions, `[label]: address`; a note's `[^1]:` is none. */
function linkLabels(text: string): Set<string> {
  const labels = new Set<string>()
  for (const [, label, target] of text.matchAll(
    /^ {0,3}\[([^[\]\n^][^[\]\n]*)\]:[ \t]*<?(\S+?)>?[ \t]*(?:["'(].*)?$/gm,
  ))
    if (label !== undefined && target !== undefined && isAddress(target)) labels.add(label.toLowerCase())
  return labels
}

/** Makes disagreement of the numbers and blanks that stand beside a bracket of disagreement. */
function takeAlternatives(text: string, pairs: readonly SignPair[], kinds: PairKind[]): void {
  const byOpen = new Map(pairs.map((pair, index) => [pair.open, index]))
  const couldBeOne = (index: number): boolean => {
    const pair = pairs[index]
    return (
      pair !== undefined &&
      (kinds[index] === "blank" || kinds[index] === "note") &&
      /^\[\s*(?:\d+|x+|20xx|date|fecha)\s*\]$/i.test(text.slice(pair.open, pair.close + 1))
    )
  }
  const next = pairs.map((pair) => {
    const gap = /^[ \t]*\n?[ \t]*(?=\[)/.exec(text.slice(pair.close + 1, pair.close + 60))
    return gap ? (byOpen.get(pair.close + 1 + gap[0].length) ?? -1) : -1
  })
  for (const [index, after] of next.entries())
    if (after >= 0 && kinds[index] === "disagreement" && couldBeOne(after)) kinds[after] = "disagreement"
  for (let index = next.length - 1; index >= 0; index--) {
    const after = next[index] ?? -1
    if (after >= 0 && kinds[after] === "disagreement" && couldBeOne(index)) kinds[index] = "disagreement"
  }
}
