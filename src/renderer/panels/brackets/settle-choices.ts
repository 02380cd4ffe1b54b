import type { Bracket } from "../../../core/brackets/bracket.ts"
import { addsText, isOpen, removesText } from "../../../core/brackets/effect.ts"
import { accepting, type Choice, choosing, inBulk, refusing } from "../../../core/brackets/settling/choice.ts"

/** How somebody settles brackets in the dialog. The last is for the owner alone. */
export type Way = "keep" | "delete" | "replace" | "choose" | "accept" | "refuse" | "withdraw"

export interface Decision {
  readonly way: Way
  readonly text: string
  /** What becomes of brackets inside a text that is kept. */
  readonly inner: "leave" | "same"
}

/** The choices a decision comes to. `all`: every bracket of the same text. */
export function choicesFor(
  { way, text, inner }: Decision,
  chosen: readonly Bracket[],
  all: readonly Bracket[],
): Choice[] {
  switch (way) {
    case "accept":
      return inBulk(accepting, chosen)
    case "refuse":
      return inBulk(refusing, chosen)
    case "withdraw":
      // Whoever takes back a reservation on standing text leaves the text standing.
      return chosen.map(({ record }) =>
        addsText(record) ? refusing(record) : { bracket: record.id, outcome: "keep" },
      )
    case "choose":
      return chosen.flatMap(({ record }) => choosing(record, all))
    case "replace":
      return chosen.map(({ id }) => ({ bracket: id, outcome: "replace", text }))
    case "keep":
    case "delete":
      return chosen.flatMap((bracket) => [
        { bracket: bracket.id, outcome: way },
        ...innerChoices(way, inner, bracket, all),
      ])
    default:
      return way satisfies never
  }
}

function innerChoices(
  way: "keep" | "delete",
  inner: Decision["inner"],
  outer: Bracket,
  all: readonly Bracket[],
): Choice[] {
  if (inner === "leave" || way === "delete") return []
  // The same way means the same wish: inside a text that is kept, a proposed deletion is carried out.
  return insideOf(outer, all).map(({ record }) => accepting(record))
}

/** The open brackets inside another. */
export const insideOf = (outer: Bracket, all: readonly Bracket[]): Bracket[] =>
  all.filter(
    ({ id, from, to, record, paragraph }) =>
      id !== outer.id && paragraph === null && isOpen(record) && outer.from <= from && to <= outer.to,
  )

/** The ways open for one bracket, the likeliest first. */
export function waysFor({ record }: Bracket): Way[] {
  if (record.group !== null) return ["choose", "keep", "delete", "replace"]
  return removesText(record) ? ["delete", "keep", "replace"] : ["keep", "delete", "replace"]
}
