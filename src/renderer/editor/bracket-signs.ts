import type { Node } from "prosemirror-model"
import { type EditorState, Plugin, PluginKey, type Transaction } from "prosemirror-state"
import { Mapping, StepMap } from "prosemirror-transform"
import { Decoration, DecorationSet } from "prosemirror-view"
import { bracketIds } from "../../core/brackets/bracket.ts"
import { type BracketRecord, bracketRecord } from "../../core/brackets/bracket-record.ts"
import type { ActorId, BracketId } from "../../core/declaration/ids.ts"
import type { Fields } from "../../core/declaration/records.ts"
import type { ParagraphAttrs } from "../../core/schema/schema.ts"

/** What the signs need to know beside the text. */
export interface BracketSource {
  readonly fields: (id: BracketId) => Fields | undefined
  /** The region an actor speaks from, for the pattern under the text; null for the chair. */
  readonly regionOf: (actor: ActorId) => ActorId | null
}

/** Tells the signs that these brackets' records have changed. */
export interface SignsMeta {
  readonly records: ReadonlySet<BracketId>
}

export const bracketSignsKey = new PluginKey<DecorationSet>("bracket-signs")

/**
 * Draws the square brackets, who holds them, and the pattern of what they propose.
 *
 * Signs are generated content on inline decorations, not widgets: nothing stands
 * between the letters that a cursor, a composition or a copy would stumble over.
 * Only changed paragraphs and their neighbours are drawn again: on 6,000
 * paragraphs, drawing all of them cost a quarter of a second for each key.
 */
export function bracketSigns(source: BracketSource): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key: bracketSignsKey,
    state: {
      init: (_, state) =>
        DecorationSet.create(state.doc, drawRange(state.doc, 0, state.doc.childCount, source)),
      apply: (tr, set, before, after) => redraw(tr, set, before, after, source),
    },
    props: { decorations: (state) => bracketSignsKey.getState(state) },
  })
}

function redraw(
  tr: Transaction,
  set: DecorationSet,
  before: EditorState,
  after: EditorState,
  source: BracketSource,
): DecorationSet {
  let drawn = tr.docChanged ? redrawText(tr, set, before.doc, after.doc, source) : set
  const meta = tr.getMeta(bracketSignsKey) as SignsMeta | undefined
  if (meta) drawn = redrawRecords(drawn, after.doc, meta.records, source)
  return drawn
}

function redrawText(
  tr: Transaction,
  set: DecorationSet,
  before: Node,
  after: Node,
  source: BracketSource,
): DecorationSet {
  const window = changedWindow(before, after)
  if (window === null) return set
  // A document put in whole maps nothing; a map of the changed paragraphs keeps the rest in place.
  const mapped = set.map(
    tr.steps.length > 8
      ? new Mapping([new StepMap([window.pos, window.sizeBefore, window.sizeAfter])])
      : tr.mapping,
    after,
  )
  // A neighbour's first or last sign depends on what stands beside it.
  const first = Math.max(0, window.first - 1)
  const end = Math.min(after.childCount, window.endAfter + 1)
  return replaceRange(mapped, after, first, end, source)
}

function redrawRecords(
  set: DecorationSet,
  doc: Node,
  records: ReadonlySet<BracketId>,
  source: BracketSource,
): DecorationSet {
  let drawn = set
  doc.forEach((paragraph, _pos, index) => {
    const concerned = idsIn(paragraph).some((id) => records.has(id))
    if (concerned) drawn = replaceRange(drawn, doc, index, index + 1, source)
  })
  return drawn
}

function replaceRange(
  set: DecorationSet,
  doc: Node,
  first: number,
  end: number,
  source: BracketSource,
): DecorationSet {
  let from = 0
  for (let index = 0; index < first; index++) from += doc.child(index).nodeSize
  let to = from
  for (let index = first; index < end; index++) to += doc.child(index).nodeSize
  // Decorations that merely touch the edge belong to the neighbour.
  const stale = set.find(from, to).filter((decoration) => decoration.from >= from && decoration.to <= to)
  return set.remove(stale).add(doc, drawRange(doc, first, end, source))
}

interface Window {
  readonly first: number
  readonly endAfter: number
  readonly pos: number
  readonly sizeBefore: number
  readonly sizeAfter: number
}

/** The paragraphs that differ, found by identity from both ends; null where none does. */
function changedWindow(before: Node, after: Node): Window | null {
  const most = Math.min(before.childCount, after.childCount)
  let first = 0
  let pos = 0
  while (first < most && before.child(first) === after.child(first)) {
    pos += before.child(first).nodeSize
    first++
  }
  if (first === before.childCount && first === after.childCount) return null
  let tail = 0
  let tailSize = 0
  while (
    tail < most - first &&
    before.child(before.childCount - 1 - tail) === after.child(after.childCount - 1 - tail)
  ) {
    tailSize += before.child(before.childCount - 1 - tail).nodeSize
    tail++
  }
  return {
    first,
    endAfter: after.childCount - tail,
    pos,
    sizeBefore: before.content.size - tailSize - pos,
    sizeAfter: after.content.size - tailSize - pos,
  }
}

function drawRange(doc: Node, first: number, end: number, source: BracketSource): Decoration[] {
  const drawn: Decoration[] = []
  let pos = 0
  for (let index = 0; index < end; index++) {
    const paragraph = doc.child(index)
    if (index >= first)
      drawn.push(...drawParagraph(paragraph, pos, edgeIds(doc, index, -1), edgeIds(doc, index, 1), source))
    pos += paragraph.nodeSize
  }
  return drawn
}

/** The brackets at the near edge of the closest paragraph with text before or after `index`. */
function edgeIds(doc: Node, index: number, direction: -1 | 1): ReadonlySet<BracketId> {
  for (let at = index + direction; at >= 0 && at < doc.childCount; at += direction) {
    const node = direction === -1 ? doc.child(at).lastChild : doc.child(at).firstChild
    if (node) return new Set(bracketIds(node.marks))
  }
  return new Set()
}

/** A stretch of one paragraph under one bracket, without a hole. */
interface Run {
  readonly record: BracketRecord
  readonly from: number
  to: number
  readonly opens: boolean
  closes: boolean
}

function drawParagraph(
  paragraph: Node,
  pos: number,
  before: ReadonlySet<BracketId>,
  after: ReadonlySet<BracketId>,
  source: BracketSource,
): Decoration[] {
  const runs = runsIn(paragraph, pos, before, after, source)
  const drawn = drawOnParagraph(paragraph, pos, source)
  for (const run of runs)
    drawn.push(
      Decoration.inline(run.from, run.to, {
        nodeName: "span",
        class: `bracketed ${classOf(run.record, source)}`,
      }),
    )
  // Of decorations on the same letter, the one given first is drawn innermost.
  for (const run of runs.filter((run) => run.opens).sort(innerFirst)) {
    const end = run.from + 1
    const owners = run.record.proposedBy.join("/")
    if (owners !== "")
      drawn.push(
        Decoration.inline(run.from, end, {
          nodeName: "span",
          class: "bracket-owner",
          "data-owner": owners,
          "data-region": regionName(run.record, source),
        }),
      )
    drawn.push(
      Decoration.inline(run.from, end, {
        nodeName: "span",
        class: "bracket-open",
        ...regionData(run, source),
      }),
    )
  }
  for (const run of runs.filter((run) => run.closes).sort(innerFirst))
    drawn.push(
      Decoration.inline(run.to - 1, run.to, {
        nodeName: "span",
        class: "bracket-close",
        ...regionData(run, source),
      }),
    )
  return drawn
}

const innerFirst = (first: Run, second: Run): number =>
  first.to - first.from - (second.to - second.from) || second.record.order - first.record.order

function runsIn(
  paragraph: Node,
  pos: number,
  before: ReadonlySet<BracketId>,
  after: ReadonlySet<BracketId>,
  source: BracketSource,
): Run[] {
  const runs: Run[] = []
  const open = new Map<BracketId, Run>()
  paragraph.forEach((node, inner) => {
    const from = pos + 1 + inner
    const ids = new Set(bracketIds(node.marks))
    for (const id of [...open.keys()]) if (!ids.has(id)) open.delete(id)
    for (const id of ids) {
      const run = open.get(id)
      if (run) run.to = from + node.nodeSize
      else {
        const record = bracketRecord(id, source.fields(id) ?? {})
        const started: Run = {
          record,
          from,
          to: from + node.nodeSize,
          opens: inner > 0 || !before.has(id),
          closes: true,
        }
        open.set(id, started)
        runs.push(started)
      }
    }
  })
  const end = pos + paragraph.nodeSize - 1
  for (const run of runs) if (run.to === end && after.has(run.record.id)) run.closes = false
  return runs
}

function drawOnParagraph(paragraph: Node, pos: number, source: BracketSource): Decoration[] {
  const ids = (paragraph.attrs as ParagraphAttrs).brackets
  return ids.map((id) => {
    const record = bracketRecord(id as BracketId, source.fields(id as BracketId) ?? {})
    return Decoration.node(pos, pos + paragraph.nodeSize, {
      class: `paragraph-bracket ${classOf(record, source)}`,
      "data-paragraph-proposal": record.proposes,
      "data-owner": record.proposedBy.join("/"),
    })
  })
}

const regionData = (run: Run, source: BracketSource): { "data-region": string; "data-sign-of": string } => ({
  "data-region": regionName(run.record, source),
  "data-sign-of": run.record.id,
})

function classOf(record: BracketRecord, source: BracketSource): string {
  return `proposes-${record.proposes} by-${regionName(record, source).toLowerCase()}`
}

/** The region all owners speak from; "both" where they differ, "none" where nobody is named. */
function regionName(record: BracketRecord, source: BracketSource): string {
  const regions = new Set(record.proposedBy.map((actor) => source.regionOf(actor) ?? "chair"))
  if (regions.size === 0) return "none"
  return regions.size === 1 ? ([...regions][0] ?? "none") : "both"
}

function idsIn(paragraph: Node): BracketId[] {
  const ids = new Set<BracketId>((paragraph.attrs as ParagraphAttrs).brackets as readonly BracketId[])
  paragraph.forEach((node) => {
    for (const id of bracketIds(node.marks)) ids.add(id)
  })
  return [...ids]
}
