import type { Node } from "prosemirror-model"
import { Transform } from "prosemirror-transform"
import type { Act } from "../../../core/brackets/act.ts"
import type { Bracket } from "../../../core/brackets/bracket.ts"
import type { Choice } from "../../../core/brackets/settling/choice.ts"
import { planSettlement, type SettlementPlan } from "../../../core/brackets/settling/plan-settlement.ts"
import type { Repair } from "../../../core/brackets/settling/repair.ts"
import { settle } from "../../../core/brackets/settling/settle.ts"
import { type Declaration, withRecords } from "../../../core/declaration/declaration.ts"
import type { ParagraphId } from "../../../core/declaration/ids.ts"
import { redline } from "../../../core/redline/redline.ts"
import type { Run } from "../../../core/redline/run.ts"
import { type ParagraphAttrs, schema } from "../../../core/schema/schema.ts"

/** What settling would do, shown before it is done. */
export interface SettlementPreview {
  readonly plan: SettlementPlan
  /** The changed paragraphs, each from the text as it is to the text as it would be. */
  readonly paragraphs: readonly (readonly Run[])[]
  /** The words as they were when this was drawn: what is done must be what was seen. */
  readonly seen: string
}

/** Plans the settling of brackets of one text and carries it out on a copy. */
export function previewSettlement(
  { doc, declaration }: { readonly doc: Node; readonly declaration: Declaration },
  brackets: readonly Bracket[],
  choices: readonly Choice[],
  { act, repairs }: { readonly act: Act; readonly repairs: (plan: SettlementPlan) => readonly Repair[] },
): SettlementPreview {
  const plan = planSettlement(doc, declaration.records, choices)
  const tr = new Transform(doc)
  const changes = settle(tr, plan, act, { repairs: repairs(plan) })
  const touched = new Set(brackets.flatMap(({ from, to }) => paragraphIds(doc, from, to)))
  const before = { ...declaration, doc: onlyParagraphs(doc, touched) }
  const after = withRecords({ ...declaration, doc: onlyParagraphs(tr.doc, touched) }, changes)
  return {
    plan,
    paragraphs: redline(before, after).rows.map(({ runs }) => runs),
    seen: wordsOf(doc, brackets),
  }
}

/** The words inside some brackets, to see whether they are still the same. */
export const wordsOf = (doc: Node, brackets: readonly Bracket[]): string =>
  brackets.map(({ from, to }) => doc.textBetween(from, to, "¶", "·")).join("\n")

function paragraphIds(doc: Node, from: number, to: number): ParagraphId[] {
  const ids: ParagraphId[] = []
  doc.nodesBetween(from, to, (node) => {
    if (node.type === schema.nodes.paragraph) ids.push((node.attrs as ParagraphAttrs).id as ParagraphId)
    return false
  })
  return ids
}

function onlyParagraphs(doc: Node, ids: ReadonlySet<ParagraphId>): Node {
  const kept: Node[] = []
  doc.forEach((paragraph) => {
    if (ids.has((paragraph.attrs as ParagraphAttrs).id as ParagraphId)) kept.push(paragraph)
  })
  return schema.node("doc", null, kept)
}
