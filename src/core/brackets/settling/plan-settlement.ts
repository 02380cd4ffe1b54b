import type { Node } from "prosemirror-model"
import { Transform } from "prosemirror-transform"
import { metaId } from "../../declaration/declaration.ts"
import type { BracketId } from "../../declaration/ids.ts"
import type { Records } from "../../declaration/records.ts"
import { schema } from "../../schema/schema.ts"
import { type Bracket, bracketsOf } from "../bracket.ts"
import type { Outcome } from "../bracket-record.ts"
import { addsText, isAboutParagraph, isOpen } from "../effect.ts"
import type { Choice } from "./choice.ts"
import { listRepairs } from "./list-repairs.ts"
import { changeParagraph, liftFromParagraph } from "./paragraph-change.ts"
import type { Repair } from "./repair.ts"
import { Seams } from "./seams.ts"
import { type Range, survivalOf } from "./survival.ts"

/** What settling would do, before anything is done. */
export interface SettlementPlan {
  /** The text as it is, and settled but not repaired. */
  readonly transform: Transform
  /** Offsets in the settled text. */
  readonly repairs: readonly Repair[]
  /** Every bracket that ends, and how. */
  readonly outcomes: readonly PlannedOutcome[]
  /** Open brackets inside or across what is settled, which stay open. */
  readonly stillOpen: readonly BracketId[]
}

export interface PlannedOutcome {
  readonly bracket: BracketId
  readonly outcome: Outcome
  /** True where nobody chose for it: its words go with those around it. */
  readonly along: boolean
}

/**
 * Plans the settling of some brackets of one text, the body or a footnote's.
 *
 * An inner bracket nobody chose for stays open where the outer one's text is
 * kept; where that text goes it goes along, and the plan says so.
 */
export function planSettlement(doc: Node, records: Records, choices: readonly Choice[]): SettlementPlan {
  const all = bracketsOf(doc, records.brackets)
  const byId = new Map(all.map((bracket) => [bracket.id, bracket]))
  const chosen = new Map(
    choices.filter(({ bracket }) => byId.has(bracket)).map((choice) => [choice.bracket, choice]),
  )
  const survival = survivalOf(doc, all, chosen, records.brackets)
  const vanished = new Set([...survival.removed, ...survival.joined])
  const emptied = new Set(survival.emptied)
  const outcomes = outcomesOf(all, chosen, ({ id, paragraph }) =>
    paragraph === null ? emptied.has(id) : vanished.has(paragraph),
  )
  const ending = outcomes.flatMap(({ bracket }) => byId.get(bracket) ?? [])

  const seams = new Seams(doc, all)
  const transform = new Transform(doc)
  for (const bracket of ending) {
    const choice = chosen.get(bracket.id)
    if (bracket.paragraph !== null || !choice) continue
    if (choice.outcome === "keep") seams.lift(bracket)
    else if (choice.outcome === "replace") seams.lift(bracket, choice.text)
  }
  const refused = ending.filter(({ id, record }) => addsText(record) && chosen.get(id)?.outcome === "delete")
  for (const { from, to } of survival.gone)
    seams.remove(from, to, refused.some((bracket) => bracket.from <= from && to <= bracket.to) ? "" : " ")

  edit(transform, survival.gone, newWordings(ending, chosen, doc))
  for (const { id, from, to, paragraph, record } of ending) {
    if (paragraph === null) {
      const mark = schema.mark("bracket", { id })
      transform.removeMark(transform.mapping.map(from, -1), transform.mapping.map(to, 1), mark)
      continue
    }
    liftFromParagraph(transform, paragraph, id)
    if (isAboutParagraph(record) && chosen.get(id)?.outcome === "keep")
      changeParagraph(transform, paragraph, record)
  }
  const language = records.meta.get(metaId)?.language
  return {
    transform,
    repairs: [
      ...seams.repairs(transform, typeof language === "string" ? language : "en"),
      ...listRepairs(doc, transform.doc, survival.removed),
    ],
    outcomes,
    stillOpen: openBeside(all, ending),
  }
}

function outcomesOf(
  all: readonly Bracket[],
  chosen: ReadonlyMap<BracketId, Choice>,
  goesAlong: (bracket: Bracket) => boolean,
): PlannedOutcome[] {
  return all.flatMap((bracket): PlannedOutcome[] => {
    const { id, record } = bracket
    const choice = chosen.get(id)
    if (choice?.outcome === "leave") return []
    if (choice) return [{ bracket: id, outcome: outcomeNames[choice.outcome], along: false }]
    return goesAlong(bracket) && isOpen(record) ? [{ bracket: id, outcome: "deleted", along: true }] : []
  })
}

const outcomeNames = { keep: "kept", delete: "deleted", replace: "replaced" } as const

/** The compromise texts and where they go, inside the brackets that stay around them. */
function newWordings(
  ending: readonly Bracket[],
  chosen: ReadonlyMap<BracketId, Choice>,
  doc: Node,
): { at: number; text: string; ids: BracketId[] }[] {
  const ends = new Set(ending.map(({ id }) => id))
  return ending.flatMap(({ id, from, to }) => {
    const choice = chosen.get(id)
    if (choice?.outcome !== "replace" || choice.text === "") return []
    const around = new Set<BracketId>()
    doc.nodesBetween(from, to, (node) => {
      for (const mark of node.marks)
        if (mark.type === schema.marks.bracket) around.add(mark.attrs.id as BracketId)
    })
    return [{ at: from, text: choice.text, ids: [...around].filter((other) => !ends.has(other)) }]
  })
}

/** Takes out what goes and puts in what comes, from the end, so that offsets hold. */
function edit(
  transform: Transform,
  gone: readonly Range[],
  wordings: readonly { readonly at: number; readonly text: string; readonly ids: readonly BracketId[] }[],
): void {
  const cuts = gone.flatMap(({ from, to }) => {
    // A new wording must not fall into a range that goes: the range ends there and begins again.
    const inside = wordings.map(({ at }) => at).filter((at) => from < at && at < to)
    const edges = [from, ...[...new Set(inside)].sort((first, second) => first - second), to]
    return edges.slice(1).map((end, index) => ({ from: edges[index] ?? from, to: end, put: null }))
  })
  const puts = wordings.map((wording) => ({ from: wording.at, to: wording.at, put: wording }))
  const edits = [...cuts, ...puts].sort((first, second) => second.from - first.from || second.to - first.to)
  for (const { from, to, put } of edits) {
    if (!put) transform.delete(from, to)
    else
      transform.insert(
        from,
        schema.text(
          put.text,
          put.ids.map((id) => schema.mark("bracket", { id })),
        ),
      )
  }
}

function openBeside(all: readonly Bracket[], ending: readonly Bracket[]): BracketId[] {
  const ends = new Set(ending.map(({ id }) => id))
  return all
    .filter(
      ({ id, from, to, record }) =>
        !ends.has(id) && isOpen(record) && ending.some((other) => from < other.to && other.from < to),
    )
    .map(({ id }) => id)
}
