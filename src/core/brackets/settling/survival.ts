import type { Node } from "prosemirror-model"
import type { BracketId, ParagraphId } from "../../declaration/ids.ts"
import { type ParagraphAttrs, schema } from "../../schema/schema.ts"
import type { Bracket } from "../bracket.ts"
import { type Leaf, leavesBetween } from "../leaf.ts"
import type { Choice } from "./choice.ts"

export interface Range {
  readonly from: number
  readonly to: number
}

/** What of a text is left when some brackets are settled. */
export interface Survival {
  /** What goes, in order and without overlaps: words, places, breaks, whole paragraphs. */
  readonly gone: readonly Range[]
  /** The brackets that keep no leaf at all. */
  readonly emptied: readonly BracketId[]
  /** The paragraphs that go altogether. */
  readonly removed: readonly ParagraphId[]
}

/** Decides leaf by leaf; of nested brackets that are settled together the innermost decides. */
export function survivalOf(
  doc: Node,
  inReadingOrder: readonly Bracket[],
  choices: ReadonlyMap<BracketId, Choice>,
  fills: (bracket: BracketId, paragraph: ParagraphId) => boolean,
): Survival {
  const rank = new Map(inReadingOrder.map(({ id }, index) => [id, index]))
  const decide = (ids: readonly BracketId[]): Choice | null => {
    let deepest: Choice | null = null
    for (const id of ids) {
      const choice = choices.get(id)
      if (choice && (!deepest || (rank.get(id) ?? 0) > (rank.get(deepest.bracket) ?? 0))) deepest = choice
    }
    return deepest
  }
  const goes = (choice: Choice | null): boolean =>
    choice?.outcome === "delete" || choice?.outcome === "replace"

  const paragraphs: Judged[] = []
  const carried = new Map<BracketId, boolean>()
  doc.forEach((node, start) => {
    const id = (node.attrs as ParagraphAttrs).id as ParagraphId
    const leaves = leavesBetween(doc, start, start + node.nodeSize)
    const judged: Judged = {
      id,
      node,
      start,
      gone: [],
      remains: leaves.length === 0,
      empty: leaves.length === 0,
      refused: false,
      leaves,
    }
    for (const leaf of leaves) {
      const choice = decide(leaf.ids)
      const settledPlace =
        leaf.node.type === schema.nodes.place && isSettled(leaf.node.attrs.bracket as BracketId, choices)
      const dead = goes(choice)
      if (dead || settledPlace) judged.gone.push({ from: leaf.from, to: leaf.to })
      else judged.remains = true
      for (const inside of leaf.ids)
        carried.set(inside, (carried.get(inside) ?? false) || !(dead || settledPlace))
      if (dead) judged.refused = true
      // New wording will stand where the old one began; a filled paragraph stood before.
      if (choice?.outcome === "replace" || (choice && fills(choice.bracket, id))) judged.remains = true
    }
    if (!judged.refused) judged.remains = true
    paragraphs.push(judged)
  })
  const deadBreaks = breaksThatGo(paragraphs, (ids) => goes(decide(ids)))
  return {
    gone: merged(rangesGone(paragraphs, deadBreaks)),
    emptied: [...carried].flatMap(([id, lives]) => (lives ? [] : [id])),
    removed: paragraphs
      .filter(({ remains, removable }) => !remains || removable === true)
      .map(({ id }) => id),
  }
}

interface Judged {
  readonly id: ParagraphId
  readonly node: Node
  readonly start: number
  readonly gone: Range[]
  readonly leaves: readonly Leaf[]
  readonly empty: boolean
  /** Something stays, so the paragraph stays. */
  remains: boolean
  refused: boolean
  /** Empty, and inside what goes. */
  removable?: boolean
}

const isSettled = (id: BracketId, choices: ReadonlyMap<BracketId, Choice>): boolean => {
  const choice = choices.get(id)
  return choice !== undefined && choice.outcome !== "leave"
}

/** For each paragraph whether the break above it goes: the brackets on both sides of it decide. */
function breaksThatGo(paragraphs: Judged[], goes: (ids: readonly BracketId[]) => boolean): boolean[] {
  const dead = paragraphs.map(() => false)
  let above: { leaf: Leaf; index: number } | null = null
  for (const [index, paragraph] of paragraphs.entries()) {
    const first = paragraph.leaves[0]
    const last = paragraph.leaves.at(-1)
    if (!first || !last) continue
    if (above) {
      const ids = above.leaf.ids.filter((id) => first.ids.includes(id))
      if (ids.length > 0 && goes(ids))
        for (let between = above.index + 1; between <= index; between++) {
          dead[between] = true
          const empty = paragraphs[between]
          if (empty?.empty) empty.removable = true
        }
    }
    above = { leaf: last, index }
  }
  return dead
}

function rangesGone(paragraphs: readonly Judged[], deadBreaks: readonly boolean[]): Range[] {
  const ranges: Range[] = []
  // The last paragraph that stays, as long as every break since has gone.
  let joinable: Judged | null = null
  for (const [index, paragraph] of paragraphs.entries()) {
    const { node, start, gone } = paragraph
    if (deadBreaks[index] !== true) joinable = null
    if (!paragraph.remains || paragraph.removable === true) {
      ranges.push({ from: start, to: start + node.nodeSize })
      continue
    }
    if (joinable) ranges.push({ from: joinable.start + joinable.node.nodeSize - 1, to: start + 1 })
    ranges.push(...gone)
    joinable = paragraph
  }
  return ranges
}

function merged(ranges: readonly Range[]): Range[] {
  const result: { from: number; to: number }[] = []
  for (const { from, to } of [...ranges].sort((first, second) => first.from - second.from)) {
    const last = result.at(-1)
    if (last && from <= last.to) last.to = Math.max(last.to, to)
    else result.push({ from, to })
  }
  return result
}
