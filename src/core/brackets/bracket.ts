import type { Mark, Node } from "prosemirror-model"
import type { Declaration } from "../declaration/declaration.ts"
import type { BracketId, FootnoteId, ParagraphId } from "../declaration/ids.ts"
import type { Fields, Table } from "../declaration/records.ts"
import type { ParagraphAttrs } from "../schema/schema.ts"
import { type BracketRecord, bracketRecord } from "./bracket-record.ts"

/**
 * Text the delegations have not agreed, printed between square brackets.
 * Brackets nest, overlap and may span paragraphs; they are ranges, not nodes.
 */
export interface Bracket {
  /** Stays the same while the text around it is edited, unlike `from` and `to`. */
  readonly id: BracketId
  readonly record: BracketRecord
  /** The footnote in whose text it stands, or null for the body. */
  readonly footnote: FootnoteId | null
  /** Where the bracketed text starts, just after the opening sign. */
  readonly from: number
  /** Where it ends, just before the closing sign. */
  readonly to: number
  /** How many brackets stand around its start: 0 for an outermost one. */
  readonly depth: number
  /** The paragraph it sits on, for a proposal about the paragraph itself; else null. */
  readonly paragraph: ParagraphId | null
}

const noFields: Fields = {}

/**
 * The brackets of one document in reading order, an outer bracket before those inside it.
 *
 * The order of marks is not the same for every drafter, so brackets that open
 * at one place are sorted by where they end, then by the order in their records.
 */
export function bracketsOf(doc: Node, records: Table, footnote: FootnoteId | null = null): Bracket[] {
  const ranges = new Map<BracketId, { from: number; to: number; paragraph: ParagraphId | null }>()
  doc.forEach((paragraph, start) => {
    const attrs = paragraph.attrs as ParagraphAttrs
    for (const id of attrs.brackets)
      ranges.set(id as BracketId, {
        from: start + 1,
        to: start + paragraph.nodeSize - 1,
        paragraph: attrs.id as ParagraphId,
      })
    paragraph.forEach((node, inner) => {
      const from = start + 1 + inner
      for (const id of bracketIds(node.marks)) {
        const range = ranges.get(id)
        if (range && range.paragraph === null) range.to = from + node.nodeSize
        else if (!range) ranges.set(id, { from, to: from + node.nodeSize, paragraph: null })
      }
    })
  })
  const sorted = [...ranges]
    .map(([id, range]) => ({ id, ...range, record: bracketRecord(id, records.get(id) ?? noFields) }))
    .sort(
      (first, second) =>
        first.from - second.from ||
        second.to - first.to ||
        first.record.order - second.record.order ||
        (first.id < second.id ? -1 : 1),
    )
  const around: { to: number }[] = []
  return sorted.map((bracket) => {
    while (around.length > 0 && (around.at(-1)?.to ?? 0) <= bracket.from) around.pop()
    // Overlapping without nesting: an outer bracket that ends first is dropped when passed.
    const depth = around.filter((outer) => outer.to > bracket.from).length
    around.push(bracket)
    return { ...bracket, footnote, depth }
  })
}

/** The brackets of the body, then those of each footnote's text in the order of `notes`. */
export function brackets(declaration: Declaration): Bracket[] {
  const table = declaration.records.brackets
  const found = bracketsOf(declaration.doc, table)
  for (const [id, note] of declaration.notes) found.push(...bracketsOf(note, table, id))
  return found
}

/**
 * The innermost bracket around `pos`, or null where the text is agreed.
 *
 * An offset at the very edge counts as inside, so that a cursor placed right
 * after `[` acts on the bracket it appears to be in.
 *
 * @param inReadingOrder brackets of one document, an outer one before those inside it
 */
export function bracketAt(inReadingOrder: readonly Bracket[], pos: number): Bracket | null {
  // Where brackets overlap without nesting, the last to open counts as innermost.
  return inReadingOrder.findLast((bracket) => bracket.from <= pos && pos <= bracket.to) ?? null
}

/** The ids of the brackets among some marks. */
export const bracketIds = (marks: readonly Mark[]): BracketId[] =>
  marks.filter((mark) => mark.type.name === "bracket").map((mark) => mark.attrs.id as BracketId)
