import type { Node } from "prosemirror-model"
import type { BracketId } from "../../declaration/ids.ts"
import { paragraphsOf } from "../../declaration/paragraph.ts"
import { type ParagraphAttrs, schema } from "../../schema/schema.ts"
import { addsText } from "../effect.ts"
import { type Leaf, leafAfter, leafBefore, leavesBetween } from "../leaf.ts"
import { bracketMark, type Desk } from "./desk.ts"

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
  const map: MapPos = (pos, assoc) => desk.tr.mapping.slice(taken.since).map(pos, assoc)
  // From the end, so that what is still to do stays where it is; breaks last, since they move paragraphs.
  for (const leaf of taken.own.toReversed()) removeLeaf(desk, leaf, map)
  for (const gap of taken.breaks.toReversed()) removeBreak(desk, gap, map)
}

type MapPos = (pos: number, assoc: number) => number

function removeLeaf(desk: Desk, leaf: Leaf, map: MapPos): void {
  const from = map(leaf.from, 1)
  const to = map(leaf.to, -1)
  if (from >= to) return
  const { doc } = desk.tr
  // What it carries now: taking back its neighbour may have withdrawn a bracket around both.
  const ids = leafAfter(doc, from)?.ids ?? []
  const reaches = (id: BracketId) => [reach(doc, from, "before", id), reach(doc, to, "after", id)]
  const near = new Map(ids.map((id) => [id, reaches(id)]))
  desk.tr.delete(from, to)

  const placed: BracketId[] = []
  for (const id of ids) {
    if (near.get(id)?.includes("here")) continue
    const spansBreak = near.get(id)?.includes("across") ?? false
    if (spansBreak || !isOwnProposal(desk, id) || stillBrings(desk, id)) placed.push(id)
    else withdraw(desk, id)
  }
  // They stood around the same words, so each stands around the places of all.
  for (const id of placed) desk.place(from, id, placed)
}

/** Where a bracket goes on from `pos`: in the same paragraph, only across a break, or not at all. */
function reach(doc: Node, pos: number, side: "before" | "after", id: BracketId): "here" | "across" | null {
  const next = side === "before" ? leafBefore : leafAfter
  let at = pos
  for (let leaf = next(doc, at); leaf; leaf = next(doc, at)) {
    if (leaf.ids.includes(id) && !isOthersPlace(leaf, id)) return "here"
    // Somebody's place may stand between two parts of a bracket, or be all that is left inside it.
    if (leaf.node.type !== schema.nodes.place) return null
    at = side === "before" ? leaf.from : leaf.to
  }
  const edge = doc.resolve(at)
  const across = side === "before" ? edge.start(1) - 2 : edge.end(1) + 2
  if (across < 1 || across >= doc.content.size) return null
  return reach(doc, across, side, id) === null ? null : "across"
}

const isOthersPlace = ({ node }: Leaf, id: BracketId): boolean =>
  node.type === schema.nodes.place && node.attrs.bracket !== id

/**
 * Withdraws a proposal of which no word is left, and takes it off other people's places inside it.
 *
 * Looks through the whole text, since what was typed in between may have parted a
 * bracket; that happens once in the life of a proposal, not with every key.
 */
function withdraw(desk: Desk, id: BracketId): void {
  const { doc } = desk.tr
  const carriers = leavesBetween(doc, 0, doc.content.size).filter((leaf) => leaf.ids.includes(id))
  if (carriers.some((leaf) => !isOthersPlace(leaf, id))) return
  for (const leaf of carriers) desk.tr.removeMark(leaf.from, leaf.to, bracketMark(id))
  desk.withdraw(id)
}

function removeBreak(desk: Desk, { after, keeps }: OwnBreak, map: MapPos): void {
  const end = map(after, -1)
  const { doc } = desk.tr
  const upper = doc.resolve(end)
  if (upper.depth === 0 || end !== upper.end(1) || end + 2 > doc.content.size) return
  const vanishing = keeps === "above" ? doc.nodeAt(end + 1) : upper.parent
  for (const id of (vanishing?.attrs as ParagraphAttrs | undefined)?.brackets ?? [])
    desk.withdraw(id as BracketId)
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
      const { doc } = desk.tr
      const leaf = side === "before" ? leafBefore(doc, at) : leafAfter(doc, at)
      const id = leaf && ownPlace(desk, leaf)
      if (!leaf || id === null) break
      const goesOn = [reach(doc, leaf.from, "before", id), reach(doc, leaf.to, "after", id)]
      const isLast = goesOn.every((way) => way === null)
      // It still spans another break; or the break that a join spans is elsewhere by now.
      if (!goesOn.includes("here") && (!isLast || desk.authors.record(id).proposes === "join")) break
      if (isLast && stillBrings(desk, id)) break
      desk.tr.delete(leaf.from, leaf.to)
      at = leaf.from
      if (isLast) withdraw(desk, id)
    }
  }
}

function ownPlace(desk: Desk, leaf: Leaf): BracketId | null {
  if (leaf.node.type !== schema.nodes.place) return null
  const id = leaf.node.attrs.bracket as BracketId
  return isOwnProposal(desk, id) ? id : null
}

/** What its delegation may simply take back: its own open insertion, or its own join of two paragraphs. */
const isOwnProposal = (desk: Desk, id: BracketId): boolean => {
  const record = desk.authors.record(id)
  return desk.authors.isOwn(id) && (addsText(record) || record.proposes === "join")
}

/** Whether a paragraph that the proposal brought stands in the text: it must not stand there unproposed. */
function stillBrings(desk: Desk, id: BracketId): boolean {
  const brought = desk.authors.brought(id)
  return brought.length > 0 && paragraphsOf(desk.tr.doc).some((paragraph) => brought.includes(paragraph.id))
}
