import { ActorNames } from "./actor-names.ts"
import { fold } from "./fold.ts"
import { unitsOf } from "./tokens.ts"
import { conjunctions, modals, months, negations, numerals } from "./weighty-words.ts"

/**
 * What an edit may change about the meaning, weightiest first: what reverses
 * it, what binds, figures, who acts, how conditions combine; then paragraphs
 * as a whole, notes, punctuation, brackets, other wording, where paragraphs
 * end, and what only looks different.
 */
export const weights = [
  "negation",
  "modal",
  "number",
  "date",
  "reference",
  "actor",
  "conjunction",
  "paragraph",
  "footnote",
  "punctuation",
  "bracket",
  "wording",
  "break",
  "typography",
] as const

export type Weight = (typeof weights)[number]

/** 0 for the weightiest. */
export const rankOf = (weight: Weight): number => weights.indexOf(weight)

/**
 * The weightiest thing that differs between removed and added words. A "shall"
 * on both sides is no difference, wherever it stands in them.
 *
 * @param actors names of actors; codes in capitals count as well
 */
export function weigh(
  edit: { readonly removed: string; readonly added: string },
  actors: ActorNames = noActors,
): Weight {
  if (bare(edit.removed) === bare(edit.added)) return "typography"
  const unitsIn = (text: string): string[] => actors.join(unitsOf(text).map(fold))
  const different = difference(unitsIn(edit.removed), unitsIn(edit.added))
  const kinds = new Set(different.map((unit) => weightOf(unit, actors)))
  // In a rewritten clause an "and" more or less says nothing; alone it changes what must be fulfilled.
  if (kinds.has("conjunction") && kinds.has("wording")) kinds.delete("conjunction")
  if (kinds.has("punctuation") && kinds.has("wording")) kinds.delete("punctuation")
  return weights.find((weight) => kinds.has(weight)) ?? "wording"
}

const noActors = new ActorNames([])

/** Folded, and without white space: what is left differs in more than looks. */
const bare = (text: string): string => fold(text).replace(/\s+/gu, "")

function weightOf(unit: string, actors: ActorNames): Weight {
  const lower = unit.toLowerCase()
  if (negations.has(lower) || lower.endsWith("n't")) return "negation"
  // "May" is the month, or begins a sentence; "may" is the verb.
  if (modals.has(lower) && unit !== "May") return "modal"
  if (/\p{Nd}/u.test(unit)) {
    if (lower.split(/\s/u).some((word) => months.has(word) || word === "may")) return "date"
    return /[\p{L}/]/u.test(unit) ? "reference" : "number"
  }
  if (months.has(lower)) return "date"
  if (numerals.has(lower)) return "number"
  if (actors.has(unit) || isCode(unit)) return "actor"
  if (conjunctions.has(lower)) return "conjunction"
  return /[\p{L}\p{M}]/u.test(unit) ? "wording" : "punctuation"
}

/** "EU", "CELAC", "UNODC": but "WE" and "RECOGNISE" open a paragraph. */
const isCode = (unit: string): boolean => /^\p{Lu}{2,7}$/u.test(unit) && unit !== "WE"

/** What stands in one list more often than in the other. */
function difference(removed: readonly string[], added: readonly string[]): string[] {
  const counts = new Map<string, number>()
  for (const unit of removed) counts.set(unit, (counts.get(unit) ?? 0) + 1)
  for (const unit of added) counts.set(unit, (counts.get(unit) ?? 0) - 1)
  return [...counts].filter(([, count]) => count !== 0).map(([unit]) => unit)
}
