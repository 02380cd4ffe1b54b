import type { Bracket } from "../../core/brackets/bracket.ts"
import type { Paragraph } from "../../core/declaration/paragraph.ts"

/** How brackets show: with the names behind them, or without, as in a chair's text. */
export type BracketView = "compilation" | "chair"

/** The sign of a bracket and where it stands: just before the content at `pos`. */
export interface Sign {
  readonly pos: number
  readonly text: string
}

/**
 * The bracket signs of one paragraph in the order they are printed.
 *
 * @param open brackets of the whole text, an outer one before those inside it
 */
export function signsAt(paragraph: Paragraph, open: readonly Bracket[], view: BracketView): Sign[] {
  const inside = (pos: number): boolean => paragraph.from < pos && pos < paragraph.to
  const opening = open
    .filter(({ from }) => inside(from))
    .map((bracket) => ({ pos: bracket.from, text: openingSign(bracket, view), closes: 0 }))
  const closing = open
    .filter(({ to }) => inside(to))
    // Of brackets that end at one place the one that opened last ends first.
    .map((bracket, index) => ({ pos: bracket.to, text: closingSign(bracket, view), closes: index + 1 }))
  return [...opening, ...closing].sort(
    (first, second) => first.pos - second.pos || second.closes - first.closes,
  )
}

function openingSign({ record }: Bracket, view: BracketView): string {
  if (view === "chair") return "["
  if (record.notation) return record.notation.open
  return record.proposedBy.length > 0 ? `[${record.proposedBy.join("/")}: ` : "["
}

function closingSign({ record }: Bracket, view: BracketView): string {
  return view === "compilation" ? (record.notation?.close ?? "]") : "]"
}
