import type { BracketId, ParagraphId } from "../../declaration/ids.ts"
import { type ParagraphAttrs, schema } from "../../schema/schema.ts"
import { addsText } from "../effect.ts"
import { firstLeafBelow, lastLeafAbove, type Leaf, leafAfter, leafBefore } from "../leaf.ts"
import type { Desk } from "./desk.ts"

/** A paragraph break that the delegation itself had proposed. */
export interface OwnBreak {
  /** Where the paragraph above ends. */
  readonly after: number
  /** Which of the two paragraphs is the declaration's and keeps its identity. */
  readonly keeps: "above" | "below"
}

/**
 * Really removes what the delegation had proposed itself.
 *
 * A bracket of somebody else that loses its last words by that keeps a place: it
 * is open, so it must be seen. A proposal of one's own that is empty is withdrawn.
 *
 * @param taken offsets as they were when `since` steps had been made
 */
export function takeBack(
  desk: Desk,
  taken: { readonly own: readonly Leaf[]; readonly breaks: readonly OwnBreak[]; readonly since: number },
): void {
  const leaves = taken.own.map((leaf) => ({ at: leaf.from, run: () => removeLeaf(desk, leaf, map) }))
  const breaks = taken.breaks.map((gap) => ({ at: gap.after, run: () => removeBreak(desk, gap, map) }))
  const map: MapPos = (pos, assoc) => desk.tr.mapping.slice(taken.since).map(pos, assoc)
  // From the end, so that what is still to do stays where it is.
  for (const { run } of [...leaves, ...breaks].sort((first, second) => second.at - first.at)) run()
}

type MapPos = (pos: number, assoc: number) => number

function removeLeaf(desk: Desk, leaf: Leaf, map: MapPos): void {
  const from = map(leaf.from, 1)
  const to = map(leaf.to, -1)
  if (from >= to) return
  const { doc } = desk.tr
  const beside = [leafBefore(doc, from), leafAfter(doc, to)]
  const isFirst = beside[0] === null
  const isLast = beside[1] === null
  const beyond = [isFirst ? lastLeafAbove(doc, from) : null, isLast ? firstLeafBelow(doc, to) : null]
  const author = desk.authors.ownInsertionOf(leaf, doc)
  const paragraphStays = author !== null && desk.authors.fills(author, paragraphIdAt(desk, from))
  desk.tr.delete(from, to)

  const around = leaf.ids.filter((id) => beside.every((other) => other?.ids.includes(id)))
  for (const id of leaf.ids) {
    if (beside.some((other) => other?.ids.includes(id))) continue
    const spansBreak = beyond.some((other) => other?.ids.includes(id))
    const emptiesParagraph = isFirst && isLast && id === author && !paragraphStays
    if (spansBreak || emptiesParagraph || !isOwnProposal(desk, id)) desk.place(from, [...around, id])
    else desk.withdraw(id)
  }
}

function removeBreak(desk: Desk, { after, keeps }: OwnBreak, map: MapPos): void {
  const end = map(after, -1)
  const { doc } = desk.tr
  const upper = doc.resolve(end)
  if (end + 2 > doc.content.size) return
  if (keeps === "above") {
    desk.tr.join(end + 1)
    tidyPlaces(desk, end)
    return
  }
  // The paragraph above is the delegation's own: what is left of it moves down, the one below stays itself.
  const start = upper.start(1) - 1
  if (upper.parent.content.size > 0) desk.tr.insert(end + 2, upper.parent.content)
  desk.tr.delete(start, end + 1)
  tidyPlaces(desk, start + 1 + upper.parent.content.size)
}

/** Removes the delegation's places around `pos` that hold nothing any more, and withdraws what is empty. */
function tidyPlaces(desk: Desk, pos: number): void {
  let at = pos
  for (const side of ["before", "after"] as const) {
    for (;;) {
      const leaf = side === "before" ? leafBefore(desk.tr.doc, at) : leafAfter(desk.tr.doc, at)
      const id = leaf && ownPlace(desk, leaf)
      if (!leaf || id === null) break
      desk.tr.delete(leaf.from, leaf.to)
      at = leaf.from
      if (!isCarriedAt(desk, at, id)) desk.withdraw(id)
    }
  }
}

function ownPlace(desk: Desk, leaf: Leaf): BracketId | null {
  if (leaf.node.type !== schema.nodes.place) return null
  const id = leaf.node.attrs.bracket as BracketId
  return isOwnProposal(desk, id) ? id : null
}

/** Whether a bracket still has text or a place beside `pos`, in this paragraph or across a break. */
export function isCarriedAt(desk: Desk, pos: number, id: BracketId): boolean {
  const { doc } = desk.tr
  const before = leafBefore(doc, pos) ?? lastLeafAbove(doc, pos)
  const after = leafAfter(doc, pos) ?? firstLeafBelow(doc, pos)
  return (before?.ids.includes(id) ?? false) || (after?.ids.includes(id) ?? false)
}

/** What its delegation may simply take back: its own open insertion, or its own join of two paragraphs. */
const isOwnProposal = (desk: Desk, id: BracketId): boolean => {
  const record = desk.authors.record(id)
  return desk.authors.isOwn(id) && (addsText(record) || record.proposes === "join")
}

const paragraphIdAt = (desk: Desk, pos: number) =>
  (desk.tr.doc.resolve(pos).parent.attrs as ParagraphAttrs).id as ParagraphId
