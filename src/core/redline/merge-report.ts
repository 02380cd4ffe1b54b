import type { Declaration } from "../declaration/declaration.ts"
import type { ParagraphId } from "../declaration/ids.ts"
import { paragraphs, plainText } from "../declaration/paragraph.ts"

/** A declaration before, on both sides of, and after a spell without connection. */
export interface MergeSides {
  /** What both sides had when they lost sight of each other. */
  readonly base: Declaration
  readonly mine: Declaration
  readonly theirs: Declaration
  readonly merged: Declaration
}

/** One paragraph that somebody changed meanwhile. Null where a side does not have it. */
export interface MergedParagraph {
  readonly paragraph: ParagraphId
  /** `in`: others changed it; `out`: only I did; `both`: both did, and differently. */
  readonly kind: "in" | "out" | "both"
  readonly base: string | null
  readonly mine: string | null
  readonly theirs: string | null
  readonly merged: string | null
  /**
   * What a person has to look at: both sides reworded the same words, which now stand mixed, or
   * one deleted what the other worked on. Null where the two changes lie apart.
   */
  readonly conflict: "same-words" | "deleted-against-edit" | null
}

/** What came in, what went out and where both changed, in the order of the merged text; deleted ones last. */
export function mergeReport(sides: MergeSides): MergedParagraph[] {
  const [base, mine, theirs, merged] = [sides.base, sides.mine, sides.theirs, sides.merged].map(wordsOf)
  if (!base || !mine || !theirs || !merged) return []
  const ids = new Set([...merged.keys(), ...theirs.keys(), ...mine.keys(), ...base.keys()])
  return [...ids].flatMap((paragraph) => {
    const of = (side: ReadonlyMap<ParagraphId, string>): string | null => side.get(paragraph) ?? null
    const found = { base: of(base), mine: of(mine), theirs: of(theirs), merged: of(merged) }
    const kind = kindOf(found)
    return kind === null
      ? []
      : [{ paragraph, kind, ...found, conflict: kind === "both" ? conflictOf(found) : null }]
  })
}

type Texts = Pick<MergedParagraph, "base" | "mine" | "theirs" | "merged">

function kindOf({ base, mine, theirs }: Texts): MergedParagraph["kind"] | null {
  const [isMine, isTheirs] = [mine !== base, theirs !== base]
  if (isMine && isTheirs) return mine === theirs ? "in" : "both"
  if (isTheirs) return "in"
  return isMine ? "out" : null
}

function conflictOf({ base, mine, theirs }: Texts): MergedParagraph["conflict"] {
  if (mine === null || theirs === null) return "deleted-against-edit"
  const [one, other] = [changedStretch(base ?? "", mine), changedStretch(base ?? "", theirs)]
  // Two insertions at one place touch without overlapping; their order is chance, so they count.
  return one.from <= other.to && other.from <= one.to ? "same-words" : null
}

/** The words of `before` between the first and the last that `after` changes, counted from 0. */
function changedStretch(before: string, after: string): { readonly from: number; readonly to: number } {
  const [was, is] = [before.split(/\s+/), after.split(/\s+/)]
  const shorter = Math.min(was.length, is.length)
  let from = 0
  while (from < shorter && was[from] === is[from]) from++
  let kept = 0
  while (kept < shorter - from && was[was.length - 1 - kept] === is[is.length - 1 - kept]) kept++
  return { from, to: was.length - kept }
}

const wordsOf = (declaration: Declaration): Map<ParagraphId, string> =>
  new Map(paragraphs(declaration).map(({ id, node }) => [id, plainText(node)]))
