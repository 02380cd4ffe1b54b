import type { Node } from "prosemirror-model"
import type { BracketId, ParagraphId } from "../../declaration/ids.ts"
import type { Table } from "../../declaration/records.ts"
import { type ParagraphAttrs, schema } from "../../schema/schema.ts"
import type { Bracket } from "../bracket.ts"
import type { BracketRecord } from "../bracket-record.ts"
import { addsText, broughtBy, madeBy, removesText } from "../effect.ts"
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
  /** The paragraphs that go altogether, and those that become part of the one above. */
  readonly removed: readonly ParagraphId[]
  readonly joined: readonly ParagraphId[]
}

/** Decides leaf by leaf; of nested brackets that are settled together the innermost decides. */
export function survivalOf(
  doc: Node,
  inReadingOrder: readonly Bracket[],
  choices: ReadonlyMap<BracketId, Choice>,
  table: Table,
): Survival {
  const rank = new Map(inReadingOrder.map(({ id }, index) => [id, index]))
  const records = new Map(inReadingOrder.map(({ id, record }) => [id, record]))
  const decide = (ids: readonly BracketId[]): Choice | null => {
    const chosen = ids
      .flatMap((id) => choices.get(id) ?? [])
      .sort((first, second) => (rank.get(second.bracket) ?? 0) - (rank.get(first.bracket) ?? 0))
    // Not to delete a proposal does not put it in: only what stood before is kept by that.
    const refusal = chosen.find(({ bracket, outcome }) => outcome === "delete" && is(bracket, addsText))
    return (
      chosen.find(({ bracket, outcome }) => !(refusal && outcome === "keep" && is(bracket, removesText))) ??
      null
    )
  }
  const is = (id: BracketId, test: (record: BracketRecord) => boolean): boolean => {
    const record = records.get(id)
    return record !== undefined && test(record)
  }
  // Words proposed in a paragraph that stood before leave it, if need be empty. Of imported
  // proposals we do not know, and take a paragraph that holds nothing else to come with them.
  const refused = [...choices.values()].filter(({ outcome }) => outcome === "delete")
  const madeAndRefused = new Set(refused.flatMap(({ bracket }) => madeBy(table.get(bracket) ?? {})))
  const broughtAndRefused = new Set(refused.flatMap(({ bracket }) => broughtBy(table.get(bracket) ?? {})))
  const isAddition = (ids: readonly BracketId[], paragraph: ParagraphId): boolean =>
    !broughtAndRefused.has(paragraph) &&
    ids.some((id) => is(id, addsText) && is(id, ({ opened }) => opened !== null))
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
      if (dead && !isAddition(leaf.ids, id)) judged.refused = true
      // New wording will stand where the old one began.
      if (choice?.outcome === "replace") judged.remains = true
    }
    paragraphs.push(judged)
  })
  const deadBreaks = breaksThatGo(paragraphs, (ids, paragraph) => {
    const choice = decide(ids)
    if (!goes(choice) || !choice) return false
    if (!is(choice.bracket, addsText) || is(choice.bracket, ({ opened }) => opened === null)) return true
    // A refused proposal takes the breaks it made, not those it came to stand across.
    return (
      madeAndRefused.has(paragraph) ||
      ids.some((id) => choices.get(id)?.outcome === "delete" && is(id, removesText))
    )
  })
  for (const [index, paragraph] of paragraphs.entries())
    // What stood before stays without the words proposed in it; a second half goes back to the first.
    if (!paragraph.refused && deadBreaks[index] !== true) paragraph.remains = true
  const { ranges, joined } = rangesGone(paragraphs, deadBreaks)
  return {
    gone: merged(ranges),
    emptied: [...carried].flatMap(([id, lives]) => (lives ? [] : [id])),
    removed: paragraphs.filter((paragraph) => !stays(paragraph)).map(({ id }) => id),
    joined,
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

const stays = ({ remains, removable }: Judged): boolean => remains && removable !== true

const isSettled = (id: BracketId, choices: ReadonlyMap<BracketId, Choice>): boolean => {
  const choice = choices.get(id)
  return choice !== undefined && choice.outcome !== "leave"
}

/** For each paragraph whether the break above it goes: the brackets on both sides decide. */
function breaksThatGo(
  paragraphs: readonly Judged[],
  goes: (ids: readonly BracketId[], paragraph: ParagraphId) => boolean,
): boolean[] {
  const dead = paragraphs.map(() => false)
  let above: { leaf: Leaf; index: number } | null = null
  for (const [index, paragraph] of paragraphs.entries()) {
    const first = paragraph.leaves[0]
    const last = paragraph.leaves.at(-1)
    if (!first || !last) continue
    const ids = above?.leaf.ids.filter((id) => first.ids.includes(id)) ?? []
    for (let between = (above?.index ?? index) + 1; between <= index; between++) {
      const lower = paragraphs[between]
      if (!lower || ids.length === 0 || !goes(ids, lower.id)) continue
      dead[between] = true
      if (lower.empty) lower.removable = true
    }
    above = { leaf: last, index }
  }
  return dead
}

function rangesGone(
  paragraphs: readonly Judged[],
  deadBreaks: readonly boolean[],
): { ranges: Range[]; joined: ParagraphId[] } {
  const ranges: Range[] = []
  const joined: ParagraphId[] = []
  // The last paragraph that stays, as long as every break since has gone.
  let joinable: Judged | null = null
  for (const [index, paragraph] of paragraphs.entries()) {
    const { id, node, start, gone } = paragraph
    if (deadBreaks[index] !== true) joinable = null
    if (!stays(paragraph)) {
      ranges.push({ from: start, to: start + node.nodeSize })
      continue
    }
    if (joinable) {
      ranges.push({ from: joinable.start + joinable.node.nodeSize - 1, to: start + 1 })
      joined.push(id)
    }
    ranges.push(...gone)
    joinable = paragraph
  }
  return { ranges, joined }
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
