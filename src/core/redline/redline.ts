import { ActorNames } from "./actor-names.ts"
import type { Declaration } from "../declaration/declaration.ts"
import { type Paragraph, paragraphs } from "../declaration/paragraph.ts"
import { statusOf } from "../declaration/status.ts"
import { Effort } from "./align.ts"
import { type BracketChange, bracketChanges } from "./bracket-changes.ts"
import { compareSides, type Matching } from "./compare-sides.ts"
import { type Edit, editsOf } from "./edits.ts"
import { type FootnoteChange, footnoteChanges, footnoteNumbers, pairFootnotes } from "./footnote-changes.ts"
import { rowsInOrder } from "./order.ts"
import { pairParagraphs } from "./pair.ts"
import type { Restyling, Row, RowKind, StatusChange } from "./row.ts"
import { type Sign, type Signs, signsOf } from "./signs.ts"
import { sideOf } from "./side.ts"
import { type Summary, summarise } from "./summary.ts"

/** The changes from a baseline to a draft, fit for reading. */
export interface Redline {
  /**
   * Every paragraph of both sides, each in one row, in the order of the draft;
   * a removed paragraph stands where it stood. A moved row stands at its new
   * place only: see `readingOrder` for both.
   */
  readonly rows: readonly Row[]
  readonly footnotes: readonly FootnoteChange[]
  readonly brackets: readonly BracketChange[]
  readonly summary: Summary
}

export interface RedlineOptions {
  /** Names, codes and aliases of actors: an edit that changes one weighs more. */
  readonly actors?: readonly string[]
}

// Some seconds of searching on a slow machine; real texts take a hundredth of it.
const effortForAll = 60_000_000

export function redline(baseline: Declaration, draft: Declaration, options: RedlineOptions = {}): Redline {
  const sides = { baseline: paragraphs(baseline), draft: paragraphs(draft) }
  const groups = rowsInOrder(pairParagraphs(sides.baseline, sides.draft))
  const footnotePairs = pairFootnotes(baseline, draft)
  const matching = matchingOf(baseline, draft, footnotePairs.keyOf)
  const signs = {
    baseline: signsOf(baseline.doc, baseline.records.brackets),
    draft: signsOf(draft.doc, draft.records.brackets),
  }
  const actors = new ActorNames(options.actors ?? [])
  const rows = groups.map(({ group, moved }): Row => {
    const before = group.baseline.flatMap((b) => sides.baseline[b] ?? [])
    const now = group.draft.flatMap((d) => sides.draft[d] ?? [])
    const status = statusChange(baseline, before, draft, now)
    return { ...rowOf({ before, now, moved }, signs, matching, actors), status }
  })
  const footnotes = footnoteChanges(baseline, draft, footnotePairs, rows, matching, actors)
  const brackets = bracketChanges(baseline, draft, rows, footnotes)
  return { rows, footnotes, brackets, summary: summarise(sides, rows, footnotes, brackets) }
}

function matchingOf(
  baseline: Declaration,
  draft: Declaration,
  footnoteKey: Matching["footnoteKey"],
): Matching {
  const numbers = new Map<string, number>()
  const numberOf = (key: string): number => {
    const known = numbers.get(key)
    if (known !== undefined) return known
    numbers.set(key, numbers.size)
    return numbers.size - 1
  }
  return {
    numberOf,
    footnoteKey,
    footnoteText: { baseline: footnoteNumbers(baseline), draft: footnoteNumbers(draft) },
    signKey: ({ side, text }: Sign) => `${side} ${text}`,
    effort: new Effort(effortForAll),
  }
}

interface Pair {
  readonly before: readonly Paragraph[]
  readonly now: readonly Paragraph[]
  readonly moved: boolean
}

function rowOf(
  { before, now, moved }: Pair,
  signs: { readonly baseline: Signs; readonly draft: Signs },
  matching: Matching,
  actors: ActorNames,
): Omit<Row, "status"> {
  const { runs, coarse } = compareSides(sideOf(before, signs.baseline), sideOf(now, signs.draft), matching)
  const edits = editsOf(runs, actors)
  const restyling = restylingOf(before, now)
  const kind = kindOf({ before, now, moved }, edits, restyling)
  return {
    kind,
    moved,
    baseline: before,
    draft: now,
    runs,
    edits: wholeParagraph(kind, edits),
    restyling,
    coarse,
  }
}

/** A paragraph put in or taken out weighs as a paragraph, whatever words are in it. */
const wholeParagraph = (kind: RowKind, edits: readonly Edit[]): readonly Edit[] =>
  kind === "added" || kind === "removed" ? edits.map((edit) => ({ ...edit, weight: "paragraph" })) : edits

function kindOf({ before, now, moved }: Pair, edits: readonly Edit[], restyling: Restyling | null): RowKind {
  if (before.length === 0) return "added"
  if (now.length === 0) return "removed"
  if (now.length > 1) return "split"
  if (before.length > 1) return "merged"
  if (edits.some(({ what }) => what !== "formatting")) return "edited"
  if (restyling !== null || edits.length > 0) return "restyled"
  return moved ? "moved" : "unchanged"
}

/** Compares the first paragraph of each side: the parts of a split or merge have no counterpart of their own. */
function restylingOf([before]: readonly Paragraph[], [now]: readonly Paragraph[]): Restyling | null {
  if (!before || !now) return null
  const restyling: Restyling = {
    kind: before.kind === now.kind ? null : { baseline: before.kind, draft: now.kind },
    level: before.level === now.level ? null : { baseline: before.level, draft: now.level },
    label: before.label === now.label ? null : { baseline: before.label, draft: now.label },
  }
  return Object.values(restyling).every((change) => change === null) ? null : restyling
}

function statusChange(
  baseline: Declaration,
  [before]: readonly Paragraph[],
  draft: Declaration,
  [now]: readonly Paragraph[],
): StatusChange | null {
  if (!before || !now) return null
  const [was, is] = [statusOf(baseline, before.id), statusOf(draft, now.id)]
  const isSame = was?.name === is?.name && was?.wording === is?.wording && !was?.lapsed === !is?.lapsed
  return isSame ? null : { baseline: was, draft: is }
}
