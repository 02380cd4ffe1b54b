import { type Node, Slice, Fragment } from "prosemirror-model"
import {
  AddMarkStep,
  AttrStep,
  Mapping,
  RemoveMarkStep,
  ReplaceAroundStep,
  ReplaceStep,
  type Step,
  type Transform,
} from "prosemirror-transform"
import type { Records, RecordChange } from "../../declaration/records.ts"
import { type ParagraphAttrs, schema } from "../../schema/schema.ts"
import type { Act } from "../act.ts"
import { leavesBetween } from "../leaf.ts"
import { Desk } from "./desk.ts"
import { proposeDeletion } from "./propose-deletion.ts"
import { proposeInsertion } from "./propose-insertion.ts"
import { proposeRestyling } from "./propose-restyling.ts"

export interface ProposingOptions {
  /** Deleting forwards: the cursor then moves past what it has marked. */
  readonly forward?: boolean
}

export interface Proposed {
  readonly changes: RecordChange[]
  /** Where the cursor goes, or null where the selection just maps. */
  readonly cursor: number | null
}

/**
 * Proposing mode: what a drafter typed, deleted, replaced, split, joined or
 * restyled becomes a proposal of his delegation, never a silent change.
 *
 * Reads the steps of `done`, which is then thrown away, and makes on `tr` the
 * steps that propose the same. Looks only at the places touched and at the
 * records of the brackets there, so that a keystroke costs the same in a long text.
 *
 * @param done what the editor would have done
 * @param tr a fresh transform on the same document
 */
export function proposeInstead(
  done: Transform,
  tr: Transform,
  records: Records,
  act: Act,
  options: ProposingOptions = {},
): Proposed {
  const desk = new Desk(tr, records.brackets, act)
  const count = done.steps.length
  const mapping = new Mapping(done.steps.map((step) => step.getMap().invert()).reverse())
  let cursor: number | null = null
  let seen = 0
  for (const [index, step] of done.steps.entries()) {
    const before = done.docs[index]
    if (!before) continue
    const toTr = mapping.slice(count - index)
    const handled = propose(desk, step, { before, map: (pos, assoc) => toTr.map(pos, assoc), options })
    cursor = handled.cursor ?? cursor
    // Later steps find their way into what this one inserted.
    for (; seen < tr.steps.length; seen++) {
      const map = tr.steps[seen]?.getMap()
      if (map) mapping.appendMap(map, seen === handled.insertion ? count - 1 - index : undefined)
    }
  }
  return { changes: desk.pending.changes, cursor }
}

interface Place {
  readonly before: Node
  readonly map: (pos: number, assoc: number) => number
  readonly options: ProposingOptions
}

interface Handled {
  /** Where the cursor goes, or null where it stays. */
  readonly cursor: number | null
  /** Which of the new steps inserts the content as the old one did. */
  readonly insertion: number | null
}

const unmoved: Handled = { cursor: null, insertion: null }

function propose(desk: Desk, step: Step, place: Place): Handled {
  if (step instanceof ReplaceStep) return proposeReplace(desk, step, place)
  if (step instanceof AttrStep) restyle(desk, place.map(step.pos, 1), { [step.attr]: step.value as unknown })
  else if (step instanceof ReplaceAroundStep) {
    const attrs = step.slice.content.firstChild?.attrs
    if (attrs) restyle(desk, place.map(step.from, 1), attrs)
  } else if (step instanceof AddMarkStep || step instanceof RemoveMarkStep) {
    if (step.mark.type !== schema.marks.bracket) proposeDress(desk, step, place)
  }
  // Brackets and records have acts of their own; nothing else changes a declaration.
  return unmoved
}

function proposeReplace(desk: Desk, step: ReplaceStep, { map, options }: Place): Handled {
  const { tr } = desk
  const from = map(step.from, 1)
  const to = Math.max(from, map(step.to, step.from === step.to ? 1 : -1))
  const start = tr.steps.length
  const since = (pos: number, assoc: number) => tr.mapping.slice(start).map(pos, assoc)
  if (step.slice.size === 0) {
    proposeDeletion(desk, from, to)
    return { cursor: options.forward === true ? since(to, -1) : since(from, -1), insertion: null }
  }
  // What is new comes behind what it replaces. Within a paragraph it comes first, so that
  // one's own words, typed over, hand their bracket on; across paragraphs the rest is cleared first.
  const crosses = from < to && !tr.doc.resolve(from).sameParent(tr.doc.resolve(to))
  const cleared = crosses ? proposeDeletion(desk, from, to) : null
  const insertion = tr.steps.length
  const inserted = proposeInsertion(desk, since(to, -1), step.slice)
  const after = tr.steps.length
  const deleted = from < to && !crosses ? proposeDeletion(desk, since(from, -1), since(to, -1)) : cleared
  if (inserted.opened && deleted) desk.tieReplacement(deleted, inserted.opened)
  const made = tr.steps[insertion]
  const isWhole = made instanceof ReplaceStep && made.slice.size === step.slice.size
  return { cursor: tr.mapping.slice(after).map(inserted.end, -1), insertion: isWhole ? insertion : null }
}

/** Emphasis is part of the text: words in another dress are another wording. */
function proposeDress(desk: Desk, step: AddMarkStep | RemoveMarkStep, { map }: Place): void {
  const from = map(step.from, 1)
  const to = map(step.to, -1)
  const leaves = leavesBetween(desk.tr.doc, from, to).filter(({ node }) => node.type !== schema.nodes.place)
  for (const leaf of leaves.toReversed()) {
    const add = step instanceof AddMarkStep
    if (step.mark.isInSet(leaf.node.marks) === add) continue
    if (desk.authors.ownInsertionOf(leaf) !== null) {
      if (add) desk.tr.addMark(leaf.from, leaf.to, step.mark)
      else desk.tr.removeMark(leaf.from, leaf.to, step.mark)
      continue
    }
    const marks = add ? step.mark.addToSet(leaf.node.marks) : step.mark.removeFromSet(leaf.node.marks)
    const { opened } = proposeInsertion(desk, leaf.to, new Slice(Fragment.from(leaf.node.mark(marks)), 0, 0))
    const deleted = proposeDeletion(desk, leaf.from, leaf.to)
    if (opened && deleted) desk.tieReplacement(deleted, opened)
  }
}

function restyle(desk: Desk, pos: number, attrs: Readonly<Record<string, unknown>>): void {
  const node = desk.tr.doc.nodeAt(pos)
  if (node?.type !== schema.nodes.paragraph) return
  const old = node.attrs as ParagraphAttrs
  const wanted: Partial<ParagraphAttrs> = {}
  for (const name of ["kind", "level", "label"] as const)
    if (name in attrs && attrs[name] !== old[name]) Object.assign(wanted, { [name]: attrs[name] })
  if (Object.keys(wanted).length > 0) proposeRestyling(desk, pos, wanted)
}
