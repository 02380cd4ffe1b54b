import type { BracketId, ParagraphId } from "../../declaration/ids.ts"
import { schema } from "../../schema/schema.ts"
import type { ParagraphAttrs } from "../../schema/schema.ts"
import { type Leaf, leafAfter, leafBefore, leavesBetween } from "../leaf.ts"
import { bracketMark, type Desk } from "./desk.ts"
import { type OwnBreak, takeBack } from "./take-back.ts"

/**
 * Proposes that a range goes; what the delegation itself had proposed there really goes.
 *
 * The rest keeps standing under a bracket. Deleting on beside one's own proposed
 * deletion extends it; other delegations' brackets are never taken over. A
 * paragraph break is proposed for deletion by a bracket that spans it, with a
 * place on a side that has no text.
 *
 * @returns the bracket that proposes the deletion, if one was opened here
 */
export function proposeDeletion(desk: Desk, from: number, to: number): BracketId | null {
  const { doc } = desk.tr
  const leaves = leavesBetween(doc, from, to)
  const breaks = breaksBetween(desk, from, to)
  // Somebody else's place in one's own text stays: it is all there is of a proposal.
  const own = leaves.filter(
    (leaf) => desk.authors.ownInsertionOf(leaf) !== null && !isForeignPlace(desk, leaf),
  )
  const others = leaves.filter((leaf) => !own.includes(leaf) && leaf.node.type !== schema.nodes.place)
  const unmarked = others.filter((leaf) => desk.authors.ownDeletionOf(leaf) === null)
  const openBreaks = breaks.filter((gap) => gap.own === null && !gap.marked)

  let opened: BracketId | null = null
  const start = desk.tr.mapping.maps.length
  if (unmarked.length > 0 || openBreaks.some((gap) => gap.needsBracket)) {
    const beside = neighbouringDeletion(desk, from, to, others)
    const around = others.flatMap((leaf) => leaf.ids)
    const id = beside ?? desk.open(others.length === 0 ? "join" : "deletion", around)
    if (beside === null) opened = id
    for (const leaf of unmarked) desk.tr.addMark(leaf.from, leaf.to, bracketMark(id))
    if (beside !== null && others.length > 0 && desk.authors.record(id).proposes === "join")
      desk.set(id, "proposes", "deletion")
    // From the end, so that offsets before stay what they are.
    for (const gap of openBreaks.toReversed())
      if (gap.needsBracket) bracketBreak(desk, gap.after, id, from, to)
  }
  takeBack(desk, { own, breaks: ownBreaks(breaks), since: start })
  return opened
}

const isForeignPlace = (desk: Desk, { node }: Leaf): boolean =>
  node.type === schema.nodes.place && !desk.authors.isOwn(node.attrs.bracket as BracketId)

interface Break {
  /** Where the paragraph above ends; the one below starts two further on. */
  readonly after: number
  /** Where the delegation itself proposes this break: which paragraph is the declaration's. */
  readonly own: "above" | "below" | null
  /** Whether it has already proposed to remove it. */
  readonly marked: boolean
  /** False where a whole paragraph goes with its text, and the break with the paragraph. */
  readonly needsBracket: boolean
}

function breaksBetween(desk: Desk, from: number, to: number): Break[] {
  const { doc } = desk.tr
  const found: Break[] = []
  doc.nodesBetween(from, to, (node, start) => {
    const end = start + 1 + node.content.size
    if (from <= end && end + 2 <= to) {
      const above = leafBefore(doc, end)
      const below = leafAfter(doc, end + 2)
      const lower = doc.nodeAt(end + 1)
      const wholeAbove = from <= start + 1 && node.content.size > 0
      const wholeBelow = lower !== null && lower.content.size > 0 && to >= end + 2 + lower.content.size
      found.push({
        after: end,
        own: ownBreak(desk, end, from < start),
        marked: (above?.ids ?? []).some(
          (id) => below?.ids.includes(id) && desk.authors.ownDeletionOf(below) === id,
        ),
        needsBracket: !(wholeAbove && to <= end + 2) && !(wholeBelow && from >= end),
      })
    }
    return false
  })
  return found
}

/**
 * A break is one's own where one's insertion spans it, or beside a paragraph that is
 * wholly one's own; such a paragraph takes one break with it, the one above if it can.
 */
function ownBreak(desk: Desk, after: number, aboveGoesToo: boolean): "above" | "below" | null {
  const { doc } = desk.tr
  if (isWhollyOwn(desk, after + 2)) return mayVanish(desk, after + 2) ? "above" : null
  if (isWhollyOwn(desk, after) && !aboveGoesToo && !isSecondHalf(desk, after + 2))
    return mayVanish(desk, after) ? "below" : null
  const above = desk.authors.ownInsertionOf(leafBefore(doc, after))
  const below = desk.authors.ownInsertionOf(leafAfter(doc, after + 2))
  const lower = doc.resolve(after + 2).parent.attrs as ParagraphAttrs
  const isOwn = above !== null && above === below && desk.authors.makes(above, lower.id as ParagraphId)
  return isOwn && mayVanish(desk, after + 2) ? "above" : null
}

/** Whether a proposed split made the paragraph around `pos`: the break above it is the split's. */
function isSecondHalf(desk: Desk, pos: number): boolean {
  const $pos = desk.tr.doc.resolve(pos)
  const { id } = $pos.parent.attrs as ParagraphAttrs
  return leavesBetween(desk.tr.doc, $pos.start(1), $pos.end(1)).some((leaf) =>
    leaf.ids.some((bracket) => desk.authors.splits(bracket, id as ParagraphId)),
  )
}

/** A paragraph that others propose to restyle or move does not just vanish: their proposal would. */
const mayVanish = (desk: Desk, pos: number): boolean =>
  (desk.tr.doc.resolve(pos).parent.attrs as ParagraphAttrs).brackets.every((id) =>
    desk.authors.isOwn(id as BracketId),
  )

const ownBreaks = (breaks: readonly Break[]): OwnBreak[] =>
  breaks.flatMap(({ after, own }) => (own === null ? [] : [{ after, keeps: own }]))

/** Whether the delegation brought the paragraph around `pos`, and nobody else has words in it. */
export function isWhollyOwn(desk: Desk, pos: number): boolean {
  const { doc } = desk.tr
  const $pos = doc.resolve(pos)
  const leaves = leavesBetween(doc, $pos.start(1), $pos.end(1))
  const insertion = desk.authors.ownInsertionOf(leaves[0] ?? null)
  const { id } = $pos.parent.attrs as ParagraphAttrs
  return (
    insertion !== null &&
    desk.authors.brings(insertion, id as ParagraphId) &&
    leaves.every((leaf) => leaf.ids.includes(insertion))
  )
}

/** An own proposed deletion that touches the range or lies in it. */
function neighbouringDeletion(
  desk: Desk,
  from: number,
  to: number,
  inside: readonly Leaf[],
): BracketId | null {
  const { doc } = desk.tr
  for (const leaf of [leafBefore(doc, from), leafAfter(doc, to), ...inside]) {
    const id = desk.authors.ownDeletionOf(leaf)
    if (id !== null) return id
  }
  return null
}

/** Lets a bracket span a break: text on both sides carries it already, or a place will. */
function bracketBreak(desk: Desk, after: number, id: BracketId, from: number, to: number): void {
  const below = leafAfter(desk.tr.doc, after + 2)
  const above = leafBefore(desk.tr.doc, after)
  if (!below?.ids.includes(id) && to >= after + 2) desk.place(after + 2, id)
  if (!above?.ids.includes(id) && from <= after) desk.place(after, id)
}
