import type { FootnoteId, ParagraphId } from "../../../core/declaration/ids.ts"
import { plainText } from "../../../core/declaration/paragraph.ts"
import type { Edit } from "../../../core/redline/edits.ts"
import type { FootnoteChange } from "../../../core/redline/footnote-changes.ts"
import { rowsByWeight } from "../../../core/redline/by-weight.ts"
import type { Redline } from "../../../core/redline/redline.ts"
import type { Row, RowKind } from "../../../core/redline/row.ts"
import type { Run } from "../../../core/redline/run.ts"
import { rankOf, type Weight } from "../../../core/redline/weigh.ts"

/** One change in the list: of a paragraph, or of a footnote. */
export interface ChangeRow {
  readonly kind: "choice"
  readonly key: string
  readonly change: RowKind | FootnoteChange["kind"]
  readonly moved: boolean
  /** Numbers of paragraphs, counting from 1, as "12" or "12–13"; or null. */
  readonly baseline: string | null
  readonly draft: string | null
  /** The footnote's number where a footnote changed; else null. */
  readonly footnote: number | null
  /** The weightiest of its edits. */
  readonly weight: Weight
  readonly edits: readonly Edit[]
  readonly runs: readonly Run[]
  /** The first words, to recognise the paragraph by. */
  readonly quote: string
  /** Where a click leads; null for what is no longer in the draft. */
  readonly place:
    | { readonly kind: "paragraph"; readonly id: ParagraphId }
    | { readonly kind: "footnote"; readonly id: FootnoteId }
    | null
}

export const changeOrders = ["text", "weight"] as const
export type ChangeOrder = (typeof changeOrders)[number]

/** What changed, paragraphs first, in the order of the draft or weightiest first. */
export function changeRows(redline: Redline, order: ChangeOrder): ChangeRow[] {
  const rows = order === "weight" ? rowsByWeight(redline) : redline.rows
  const notes = redline.footnotes.filter(({ kind }) => kind !== "unchanged").map(footnoteChange)
  return [
    ...rows.filter(({ kind }) => kind !== "unchanged").map(paragraphChange),
    ...(order === "weight" ? notes.sort(byWeight) : notes),
  ]
}

const byWeight = (first: ChangeRow, second: ChangeRow): number => rankOf(first.weight) - rankOf(second.weight)

function paragraphChange(row: Row): ChangeRow {
  const [paragraph] = row.draft
  return {
    kind: "choice",
    key: `p${(paragraph ?? row.baseline[0])?.id ?? ""}${row.kind}`,
    change: row.kind,
    moved: row.moved,
    baseline: numbersOf(row.baseline),
    draft: numbersOf(row.draft),
    footnote: null,
    weight: weightiest(row.edits, row.kind === "restyled" ? "typography" : "paragraph"),
    edits: row.edits,
    runs: row.runs,
    quote: quoteOf([...row.draft, ...row.baseline].map(({ node }) => plainText(node))[0] ?? ""),
    place: paragraph ? { kind: "paragraph", id: paragraph.id } : null,
  }
}

function footnoteChange(change: FootnoteChange): ChangeRow {
  const note = change.draft ?? change.baseline
  return {
    kind: "choice",
    key: `f${note?.id ?? ""}${change.kind}`,
    change: change.kind,
    moved: change.moved,
    baseline: null,
    draft: null,
    footnote: note?.number ?? null,
    weight: weightiest(change.edits, "footnote"),
    edits: change.edits,
    runs: change.runs,
    quote: quoteOf(note ? plainText(note.text) : ""),
    place: change.draft ? { kind: "footnote", id: change.draft.id } : null,
  }
}

/** An added or moved paragraph weighs as a paragraph, however weighty a word in it. */
function weightiest(edits: readonly Edit[], otherwise: Weight): Weight {
  const [first, ...rest] = edits.map(({ weight }) => weight)
  if (first === undefined) return otherwise
  return rest.reduce((most, weight) => (rankOf(weight) < rankOf(most) ? weight : most), first)
}

function numbersOf(paragraphs: Row["draft"]): string | null {
  const [first] = paragraphs
  const last = paragraphs.at(-1)
  if (!first || !last) return null
  return first === last ? String(first.index + 1) : `${String(first.index + 1)}–${String(last.index + 1)}`
}

const quoteLength = 140
const quoteOf = (text: string): string =>
  text.length > quoteLength ? `${text.slice(0, quoteLength).trimEnd()} …` : text
