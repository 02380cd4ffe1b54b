import { Fragment, type Node, Slice } from "prosemirror-model"
import type { BracketId, ParagraphId } from "../../declaration/ids.ts"
import { type ParagraphAttrs, schema } from "../../schema/schema.ts"
import { bringsField, splitsField } from "../effect.ts"
import { bracketsAround, firstLeafBelow, lastLeafAbove, type Leaf, leafAfter, leafBefore } from "../leaf.ts"
import { bracketMark, type Desk } from "./desk.ts"

/** What an insertion did. */
export interface Inserted {
  /** The bracket opened for it, or null where it went into one's own that was there. */
  readonly opened: BracketId | null
  /** Where the cursor goes: just after what was inserted. */
  readonly end: number
}

/**
 * Puts new content in as the delegation's proposal.
 *
 * Inside its own open insertion, or right beside it, it goes into that one.
 * Anywhere else it gets a bracket of its own, nested in the brackets around it,
 * but never inside somebody's proposed deletion: what is new cannot be deleted
 * with what was there.
 */
export function proposeInsertion(desk: Desk, pos: number, slice: Slice): Inserted {
  const { doc } = desk.tr
  const $pos = doc.resolve(pos)
  if ($pos.depth === 0) return insertParagraphs(desk, pos, cleanParagraphs(desk, slice.content))

  const children = [...Array(slice.content.childCount).keys()].map((index) => slice.content.child(index))
  if (children.every((child) => child.isInline)) return insertInline(desk, pos, slice.content)
  const parts = children.map((child) => (child.isInline ? schema.node("paragraph", null, [child]) : child))
  const [first, ...rest] = parts
  if (first !== undefined && rest.length === 0) return insertInline(desk, pos, first.content)
  return insertBreaks(desk, pos, parts)
}

function insertInline(desk: Desk, pos: number, content: Fragment): Inserted {
  const clean = cleanInline(content)
  if (clean.size === 0) return { opened: null, end: pos }
  const home = homeAt(desk, pos, null)
  desk.tr.insert(pos, marked(clean, home.ids))
  return { opened: home.opened, end: dropPlaces(desk, pos, pos + clean.size, home.id) }
}

/** Splits the paragraph, or adds whole paragraphs where the cursor stands at an edge of it. */
function insertBreaks(desk: Desk, pos: number, parts: readonly Node[]): Inserted {
  const $pos = desk.tr.doc.resolve(pos)
  const first = parts[0]?.content ?? Fragment.empty
  const last = parts.at(-1)
  if ($pos.parentOffset === $pos.parent.content.size) {
    // At its end: the rest are new paragraphs below, nothing of the old one moves.
    const inline = insertInline(desk, pos, first)
    const below = desk.tr.doc.resolve(inline.end).after(1)
    const added = insertParagraphs(
      desk,
      below,
      cleanParagraphs(desk, Fragment.from(parts.slice(1))),
      inline.opened,
    )
    return { opened: inline.opened ?? added.opened, end: added.end }
  }
  if ($pos.parentOffset === 0) {
    // At its start: new paragraphs above, so that the old one keeps its identity.
    const above = cleanParagraphs(desk, Fragment.from(parts.slice(0, -1)))
    const added = insertParagraphs(desk, $pos.before(1), above)
    const start = added.end + 2
    const inline = insertInline(desk, start, last?.content ?? Fragment.empty)
    return { opened: added.opened ?? inline.opened, end: inline.end }
  }
  const isSplit = parts.every((part) => part.content.size === 0)
  const home = homeAt(desk, pos, isSplit ? "split" : null)
  const copies = parts.map((part, index) =>
    copyParagraph(desk, part, index === 0 ? $pos.parent : null, home.ids),
  )
  const content = Fragment.from(copies)
  for (const { attrs } of copies.slice(1))
    desk.set(home.id, splitsField((attrs as ParagraphAttrs).id as ParagraphId), true)
  desk.tr.replace(pos, pos, new Slice(content, 1, 1))
  let end = pos + content.size - 2
  // The bracket must reach both sides of each break, or it would not span it.
  for (let paragraph = 0, at = pos; paragraph < copies.length; paragraph++) {
    const size = copies[paragraph]?.content.size ?? 0
    const inner = paragraph === 0 ? leafBefore(desk.tr.doc, at + size) : leafAfter(desk.tr.doc, at)
    if (!inner?.ids.includes(home.id)) {
      desk.place(at, home.id)
      end += 1
      at += 1
    }
    at += size + 2
  }
  return { opened: home.opened, end }
}

/** @param into the bracket that the content before them went into */
function insertParagraphs(
  desk: Desk,
  pos: number,
  paragraphs: readonly Node[],
  into: BracketId | null = null,
): Inserted {
  if (paragraphs.length === 0) return { opened: null, end: pos }
  const home = homeBetween(desk, pos, into)
  const filled = paragraphs.map((paragraph) =>
    paragraph.copy(
      paragraph.content.size === 0
        ? Fragment.from(schema.node("place", { bracket: home.id }, [], home.ids.map(bracketMark)))
        : marked(paragraph.content, home.ids),
    ),
  )
  for (const { attrs } of filled)
    desk.set(home.id, bringsField((attrs as ParagraphAttrs).id as ParagraphId), true)
  desk.tr.insert(pos, filled)
  return { opened: home.opened, end: pos + Fragment.from(filled).size - 1 }
}

/** The home of whole paragraphs at `pos`, between two others. */
function homeBetween(desk: Desk, pos: number, into: BracketId | null): Home {
  const { doc } = desk.tr
  const above = pos > 0 ? leafBefore(doc, pos - 1) : null
  const below = pos < doc.content.size ? leafAfter(doc, pos + 1) : null
  const around = sharedBrackets(desk, above, below)
  const inside = above && below ? innermostInsertion(desk, above, below) : null
  if (inside !== null && desk.authors.isOwn(inside)) return { id: inside, ids: around, opened: null }
  const id = into ?? desk.open("insertion", around)
  return { id, ids: [...around, id], opened: into === null ? id : null }
}

/** Where new content belongs: the bracket it goes into, with those around it, outermost first. */
interface Home {
  readonly id: BracketId
  readonly ids: readonly BracketId[]
  readonly opened: BracketId | null
}

function homeAt(desk: Desk, pos: number, opens: "split" | null): Home {
  const { doc } = desk.tr
  const before = leafBefore(doc, pos)
  const after = leafAfter(doc, pos)
  const around = sharedBrackets(desk, before ?? lastLeafAbove(doc, pos), after ?? firstLeafBelow(doc, pos))
  const inside = before && after ? innermostInsertion(desk, before, after) : null
  if (inside !== null && desk.authors.isOwn(inside)) return { id: inside, ids: around, opened: null }
  for (const leaf of [before, after]) {
    const own = desk.authors.ownInsertionOf(leaf)
    if (own === null || !leaf || own === inside) continue
    return { id: own, ids: leaf.ids.filter((id) => id === own || desk.authors.encloses(id)), opened: null }
  }
  const id = desk.open(opens ?? "insertion", around)
  return { id, ids: [...around, id], opened: id }
}

/** The innermost insertion that both neighbours lie in. */
const innermostInsertion = (desk: Desk, before: Leaf, after: Leaf): BracketId | null =>
  desk.authors.insertionOf({ ids: bracketsAround(before, after) })

/** The brackets around a place that what is new goes into: not the deletion of what was there. */
const sharedBrackets = (desk: Desk, before: Leaf | null, after: Leaf | null): BracketId[] =>
  bracketsAround(before, after).filter((id) => desk.authors.encloses(id))

/** Text has come: a place that kept the bracket visible is no longer needed beside it. */
function dropPlaces(desk: Desk, from: number, to: number, id: BracketId): number {
  const after = leafAfter(desk.tr.doc, to)
  if (after && isPlaceOf(after, id)) desk.tr.delete(after.from, after.to)
  const before = leafBefore(desk.tr.doc, from)
  if (!before || !isPlaceOf(before, id)) return to
  desk.tr.delete(before.from, before.to)
  return to - 1
}

const isPlaceOf = (leaf: Leaf, id: BracketId): boolean =>
  leaf.node.type === schema.nodes.place && leaf.node.attrs.bracket === id

function marked(content: Fragment, ids: readonly BracketId[]): Fragment {
  const nodes: Node[] = []
  content.forEach((node) =>
    nodes.push(node.mark(ids.reduce((marks, id) => bracketMark(id).addToSet(marks), node.marks))),
  )
  return Fragment.from(nodes)
}

/** Content copied from elsewhere brings its words, not the brackets that stood around them there. */
function cleanInline(content: Fragment): Fragment {
  const nodes: Node[] = []
  content.forEach((node) => {
    if (node.isInline && node.type !== schema.nodes.place)
      nodes.push(node.mark(node.marks.filter((mark) => mark.type !== schema.marks.bracket)))
  })
  return Fragment.from(nodes)
}

function cleanParagraphs(desk: Desk, content: Fragment): Node[] {
  const paragraphs: Node[] = []
  content.forEach((node) => {
    if (node.type === schema.nodes.paragraph) paragraphs.push(copyParagraph(desk, node, null, []))
  })
  return paragraphs
}

function copyParagraph(desk: Desk, node: Node, identity: Node | null, ids: readonly BracketId[]): Node {
  const attrs = identity?.attrs ?? { ...node.attrs, id: desk.newId(), origin: null, brackets: [] }
  return schema.node("paragraph", attrs, marked(cleanInline(node.content), ids))
}
