import type { ActorNames } from "./actor-names.ts"
import type { Declaration } from "../declaration/declaration.ts"
import type { FootnoteId, ParagraphId } from "../declaration/ids.ts"
import { paragraphsOf } from "../declaration/paragraph.ts"
import { type Footnote, footnotes } from "../positions/footnote.ts"
import { compareSides, type Matching } from "./compare-sides.ts"
import { type Edit, editsOf } from "./edits.ts"
import { type PositionChange, positionChanges } from "./position-changes.ts"
import type { Row } from "./row.ts"
import type { Run } from "./run.ts"
import { sideOf } from "./side.ts"
import { signsOf } from "./signs.ts"
import { unitsOf } from "./tokens.ts"
import { fold } from "./fold.ts"

/** What became of a footnote, as an object: its words, its place, whose position it records. */
export interface FootnoteChange {
  /**
   * `moved`: the same words, referred to from another paragraph.
   * `reclassified`: words and place are the same; its kind, owner, status or
   * what delegations hold on it is not.
   */
  readonly kind: "unchanged" | "edited" | "added" | "removed" | "moved" | "reclassified"
  readonly baseline: Footnote | null
  readonly draft: Footnote | null
  readonly runs: readonly Run[]
  readonly edits: readonly Edit[]
  /** True as well where it was moved and edited. */
  readonly moved: boolean
  /** What about it, other than its words and place, is not the same. */
  readonly fields: readonly ("kind" | "owner" | "status")[]
  readonly positions: readonly PositionChange[]
  readonly coarse: boolean
}

export interface FootnotePairs {
  readonly pairs: readonly { readonly baseline: Footnote | null; readonly draft: Footnote | null }[]
  /** One key for both footnotes of a pair. */
  readonly keyOf: Matching["footnoteKey"]
}

/** Pairs footnotes by lineage, then by equal words, then by likeness, then by what is left in order. */
export function pairFootnotes(baseline: Declaration, draft: Declaration): FootnotePairs {
  const before = footnotes(baseline)
  const now = footnotes(draft)
  const toDraft = new Map<Footnote, Footnote>()
  const taken = new Set<Footnote>()
  const put = (b: Footnote, d: Footnote): void => {
    if (toDraft.has(b) || taken.has(d)) return
    toDraft.set(b, d)
    taken.add(d)
  }
  const words = new Map([...before, ...now].map((note) => [note, wordsOf(note)]))
  const text = (note: Footnote): string => words.get(note)?.join(" ") ?? ""
  const like = (b: Footnote, d: Footnote): number => likeness(words.get(b) ?? [], words.get(d) ?? [])
  const pass = (test: (b: Footnote, d: Footnote) => boolean): void => {
    for (const d of now) {
      if (taken.has(d)) continue
      const b = before.find((note) => !toDraft.has(note) && test(note, d))
      if (b) put(b, d)
    }
  }
  // Ids that merely count say nothing; see `lineage`. An origin was written on purpose.
  pass((b, d) => d.origin === b.id && like(b, d) > 0.2)
  pass((b, d) => b.id === d.id && text(b) === text(d))
  pass((b, d) => text(b) === text(d))
  pass((b, d) => (b.id === d.id || b.number === d.number) && like(b, d) >= 0.5)
  pass((b, d) => like(b, d) >= 0.6)

  const numbers = { baseline: new Map<FootnoteId, string>(), draft: new Map<FootnoteId, string>() }
  for (const [i, note] of before.entries()) {
    numbers.baseline.set(note.id, String(i))
    const partner = toDraft.get(note)
    if (partner) numbers.draft.set(partner.id, String(i))
  }
  const inDraft = now.map((d) => ({ baseline: before.find((b) => toDraft.get(b) === d) ?? null, draft: d }))
  const removed = before.filter((b) => !toDraft.has(b)).map((b) => ({ baseline: b, draft: null }))
  // A reference to a note that neither side has is the same dangling reference.
  const inDraftOnly = new Set(now.map(({ id }) => id))
  return {
    pairs: [...inDraft, ...removed],
    keyOf: {
      baseline: (id) => numbers.baseline.get(id) ?? `- ${id}`,
      draft: (id) => numbers.draft.get(id) ?? `${inDraftOnly.has(id) ? "+" : "-"} ${id}`,
    },
  }
}

export function footnoteChanges(
  baseline: Declaration,
  draft: Declaration,
  { pairs }: FootnotePairs,
  rows: readonly Row[],
  matching: Matching,
  actors: ActorNames,
): FootnoteChange[] {
  const rowOf = {
    baseline: new Map(rows.flatMap((row) => row.baseline.map(({ id }) => [id, row] as const))),
    draft: new Map(rows.flatMap((row) => row.draft.map(({ id }) => [id, row] as const))),
  }
  const placesOf = (note: Footnote, rowOfParagraph: ReadonlyMap<ParagraphId, Row>) =>
    new Set(note.references.map(({ paragraph }) => rowOfParagraph.get(paragraph)))
  return pairs.map(({ baseline: before, draft: now }) => {
    const side = (note: Footnote | null, { records }: Declaration) =>
      sideOf(
        note ? paragraphsOf(note.text) : [],
        note ? signsOf(note.text, records.brackets, note.id) : { in: () => [] },
      )
    const { runs, coarse } = compareSides(side(before, baseline), side(now, draft), matching)
    const edits = editsOf(runs, actors)
    const moved =
      before !== null &&
      now !== null &&
      !sameMembers(placesOf(before, rowOf.baseline), placesOf(now, rowOf.draft))
    const fields =
      before && now ? (["kind", "owner", "status"] as const).filter((name) => before[name] !== now[name]) : []
    const positions = positionChanges(before?.positions ?? [], now?.positions ?? [])
    const kind = kindOf(before, now, {
      edited: edits.length > 0,
      moved,
      other: fields.length + positions.length > 0,
    })
    return { kind, baseline: before, draft: now, runs, edits, moved, fields, positions, coarse }
  })
}

function kindOf(
  before: Footnote | null,
  now: Footnote | null,
  is: { readonly edited: boolean; readonly moved: boolean; readonly other: boolean },
): FootnoteChange["kind"] {
  if (!before) return "added"
  if (!now) return "removed"
  if (is.edited) return "edited"
  if (is.moved) return "moved"
  return is.other ? "reclassified" : "unchanged"
}

/** The number of a footnote as it is printed, in superior figures; a question mark where nothing refers to it. */
export function footnoteNumbers(declaration: Declaration): (id: FootnoteId) => string {
  const numbers = new Map(footnotes(declaration).map(({ id, number }) => [id, number]))
  return (id) => {
    const number = numbers.get(id)
    return number === undefined || number === null ? "⁽ˀ⁾" : superior(number)
  }
}

const superior = (number: number): string =>
  String(number).replace(/\d/gu, (digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)] ?? digit)

const wordsOf = ({ text }: Footnote): string[] =>
  unitsOf(text.textBetween(0, text.content.size, " ")).map((unit) => fold(unit).toLowerCase())

function likeness(before: readonly string[], now: readonly string[]): number {
  const left = new Map<string, number>()
  for (const word of before) left.set(word, (left.get(word) ?? 0) + 1)
  let common = 0
  for (const word of now) {
    const count = left.get(word) ?? 0
    if (count > 0) common++
    left.set(word, count - 1)
  }
  return before.length + now.length === 0 ? 1 : (2 * common) / (before.length + now.length)
}

const sameMembers = <Member>(first: ReadonlySet<Member>, second: ReadonlySet<Member>): boolean =>
  first.size === second.size && [...first].every((member) => second.has(member))
