import type { BracketId } from "../../declaration/ids.ts"
import type { Bracket } from "../bracket.ts"
import type { BracketRecord } from "../bracket-record.ts"
import { isOpen, removesText } from "../effect.ts"

/**
 * What is decided about one bracket: its text stays, goes, or gives way to a
 * compromise; or the bracket stays open although the text around it is settled.
 * For a proposed restyling or move, `keep` makes it.
 */
export type Choice =
  | { readonly bracket: BracketId; readonly outcome: "keep" | "delete" | "leave" }
  | { readonly bracket: BracketId; readonly outcome: "replace"; readonly text: string }

/** The choice that gives a proposal what it asks for. */
export const accepting = (record: BracketRecord): Choice => ({
  bracket: record.id,
  outcome: removesText(record) ? "delete" : "keep",
})

/** The choice that leaves the text as it was without the proposal; text that merely is not agreed goes. */
export const refusing = (record: BracketRecord): Choice => ({
  bracket: record.id,
  outcome: removesText(record) ? "keep" : "delete",
})

/**
 * One option of a group is taken, the others go with it. In a replacement the
 * options are the new wording and the old one, which its deletion brackets.
 */
export function choosing(chosen: BracketRecord, all: readonly Bracket[]): Choice[] {
  if (chosen.group === null) return [accepting(chosen)]
  const options = all.filter(({ record }) => record.group === chosen.group && isOpen(record))
  const unique = new Map(options.map(({ record }) => [record.id, record]))
  return [...unique.values()].map((record) =>
    // Taking the bracket around the old wording means keeping it, whatever the bracket proposes.
    record.id === chosen.id
      ? { bracket: record.id, outcome: "keep" }
      : { bracket: record.id, outcome: "delete" },
  )
}

/** Accepts or refuses every bracket of a list: by region, by delegation, in a section, in a selection. */
export const inBulk = (choose: typeof accepting | typeof refusing, brackets: readonly Bracket[]): Choice[] =>
  brackets.filter(({ record }) => isOpen(record)).map(({ record }) => choose(record))
