import type { Node } from "prosemirror-model"
import type { Transform } from "prosemirror-transform"
import { type Act, recordEvent } from "../brackets/act.ts"
import type { Declaration } from "../declaration/declaration.ts"
import type { FootnoteId, ParagraphId } from "../declaration/ids.ts"
import type { RecordChange } from "../declaration/records.ts"
import { type ParagraphAttrs, schema } from "../schema/schema.ts"
import { type Footnote, footnoteReferences, footnotes } from "./footnote.ts"
import { isPosition, withdrawFootnote } from "./footnote-acts.ts"

/** A note whose last reference stands in text about to be deleted. */
export interface LostAnchor {
  readonly footnote: Footnote
  /** Whether somebody's position would go with it: then it must be asked what to do. */
  readonly isPosition: boolean
  /** The paragraph it stood in. */
  readonly paragraph: ParagraphId
  /** Whether that paragraph outlives the deletion, so that the note can stay at it. */
  readonly paragraphStays: boolean
}

/**
 * What to do with a note whose anchor goes. `keep`: it stays at its paragraph,
 * or at the one before where that is deleted too; `move`: it goes to another
 * place; `withdraw`: its owner gives it up, or the secretariat on his behalf.
 */
export type AnchorChoice =
  | { readonly what: "keep" }
  | { readonly what: "move"; readonly to: number }
  | { readonly what: "withdraw"; readonly remark: string }

/** The notes that would lose their last anchor if the text between `from` and `to` were deleted. */
export function lostAnchors(declaration: Declaration, from: number, to: number): LostAnchor[] {
  return footnotes(declaration).flatMap((footnote) => {
    const last = footnote.references.at(-1)
    if (!last || footnote.references.some(({ pos }) => pos < from || pos >= to)) return []
    return {
      footnote,
      isPosition: isPosition(footnote.kind),
      paragraph: last.paragraph,
      paragraphStays: outlives(declaration.doc, last.pos, from, to),
    }
  })
}

/**
 * Deletes the text between `from` and `to`, with an answer for each note that
 * would lose its anchor. A note without an answer stays at its paragraph: a
 * position is never dropped in silence.
 *
 * @param choices by footnote; `move.to` counts in the text before the deletion
 */
export function deleteText(
  tr: Transform,
  declaration: Declaration,
  { from, to }: { readonly from: number; readonly to: number },
  choices: ReadonlyMap<FootnoteId, AnchorChoice>,
  act: Act,
): RecordChange[] {
  const lost = lostAnchors(declaration, from, to)
  const start = tr.mapping.maps.length
  tr.delete(tr.mapping.map(from), tr.mapping.map(to))
  const changes: RecordChange[] = []
  for (const { footnote, paragraph } of lost) {
    const { id } = footnote
    const choice = choices.get(id) ?? { what: "keep" }
    if (choice.what === "withdraw") {
      changes.push(...withdrawFootnote(tr, id, choice.remark, act))
      continue
    }
    const wanted = choice.what === "move" ? choice.to : endOfParagraph(declaration.doc, paragraph)
    const pos = nearestText(tr.doc, tr.mapping.slice(start).map(wanted, -1))
    if (pos === null) {
      changes.push(...withdrawFootnote(tr, id, "no paragraph is left to hold it", act))
      continue
    }
    tr.insert(pos, schema.node("footnote", { id }))
    const now = (tr.doc.resolve(pos).parent.attrs as ParagraphAttrs).id
    const what = choice.what === "move" ? "moved" : "kept"
    changes.push(recordEvent("footnotes", id, what, { from: paragraph, paragraph: now }, act))
  }
  return changes
}

/**
 * Notes that nothing refers to and nobody withdrew: what a deletion by somebody
 * offline leaves behind. They stand in the register until somebody answers.
 */
export function orphanedNotes(declaration: Declaration): Footnote[] {
  const references = footnoteReferences(declaration.doc)
  return footnotes(declaration).filter(({ id, status }) => !references.has(id) && status !== "withdrawn")
}

function outlives(doc: Node, pos: number, from: number, to: number): boolean {
  const $pos = doc.resolve(pos)
  // A deletion from inside one paragraph into the next joins them; the first keeps its id.
  return $pos.before(1) >= from ? $pos.after(1) > to && from > $pos.before(1) : true
}

function endOfParagraph(doc: Node, id: ParagraphId): number {
  let end = 0
  doc.forEach((paragraph, start) => {
    if ((paragraph.attrs as ParagraphAttrs).id === id) end = start + paragraph.nodeSize - 1
  })
  return end
}

/** The place inside a paragraph at `pos` or nearest before it; null in a text without paragraphs. */
function nearestText(doc: Node, pos: number): number | null {
  if (doc.childCount === 0) return null
  const $pos = doc.resolve(Math.min(pos, doc.content.size))
  if ($pos.parent.type === schema.nodes.paragraph) return $pos.pos
  if ($pos.nodeBefore) return $pos.pos - 1
  return $pos.pos + 1
}
