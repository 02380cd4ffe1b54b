import { Fragment, type Mark, type Node } from "prosemirror-model"
import type { BracketId, FootnoteId, NewId, ParagraphId } from "../../core/declaration/ids.ts"
import type { RecordChange } from "../../core/declaration/records.ts"
import { writeStatus } from "../../core/declaration/status.ts"
import { wordingHash } from "../../core/declaration/wording.ts"
import { type ActorList, chair } from "../../core/positions/actor.ts"
import { type ParagraphAttrs, schema } from "../../core/schema/schema.ts"
import { putBrackets } from "../notation/put-brackets.ts"
import type { ImportLog } from "../text/import-log.ts"
import type { RevisionBrackets } from "./revision-brackets.ts"
import { trimmed } from "./trim-runs.ts"
import type { WordParagraph, WordRun } from "./word-run.ts"

/** A paragraph of the file that becomes one of the declaration. */
export interface PlacedParagraph {
  readonly line: number
  readonly attrs: Omit<ParagraphAttrs, "origin" | "brackets">
  readonly word: WordParagraph
  readonly runs: readonly WordRun[]
}

export interface BuildContext {
  readonly actors: ActorList
  readonly newId: NewId
  readonly log: ImportLog
  readonly revisions: RevisionBrackets
  /** The footnote each note of the file became, by its key. */
  readonly noteIds: ReadonlyMap<string, FootnoteId>
}

/**
 * The paragraphs of the body or of one note, with two kinds of brackets: those
 * written in the text with square signs, and those that tracked changes propose.
 */
export function buildText(
  paragraphs: readonly PlacedParagraph[],
  context: BuildContext,
): { readonly doc: Node; readonly changes: readonly RecordChange[] } {
  const { actors, newId, log, revisions } = context
  const drafted = paragraphs.map((paragraph) => draftNode(paragraph, context))
  const notation = putBrackets(
    drafted.map((node, index) => ({ node, line: paragraphs[index]?.line ?? 1 })),
    { actors, newId },
  )
  for (const { line, kind, message } of notation.problems) log.add(line, "problem", kind, message)
  const tracked = new Set(drafted.flatMap(idsIn).filter((id) => revisions.ids.has(id)))
  const doc = withPlaces(schema.node("doc", null, notation.nodes), tracked)
  const changes = [...notation.changes]
  for (const { paragraph, name, written } of notation.statuses) {
    const node = doc.maybeChild(paragraph)
    if (!node) continue
    const id = node.attrs.id as ParagraphId
    const signature = { drafter: "", onBehalfOf: chair, at: "" }
    changes.push(...writeStatus({ paragraph: id, name, wording: wordingHash(node), remark: "", signature }))
    changes.push({ table: "statuses", id, field: "notation", value: written })
  }
  return { doc, changes }
}

function draftNode({ attrs, runs, word, line }: PlacedParagraph, context: BuildContext): Node {
  const { revisions, noteIds, log } = context
  const isTracked = (kind: "insertion" | "deletion"): boolean =>
    runs.length > 0 && runs.every((run) => run.revisions.some((revision) => revision.kind === kind))
  const isStrongAllOver = ["title", "heading", "lead", "annex-heading"].includes(attrs.kind)
    ? runs.every(({ kind, strong }) => kind === "reference" || strong)
    : false
  const content = trimmed(runs).flatMap((run): Node[] => {
    const marks = [...revisions.marks(run.revisions), ...lookMarks(run, isStrongAllOver)]
    if (run.kind === "text") return [schema.text(run.text, marks)]
    const id = noteIds.get(run.text)
    if (id !== undefined) return [schema.node("footnote", { id }, undefined, marks.filter(isBracket))]
    log.add(line, "problem", "reference-without-note", "a reference to a note that is not in the file")
    return []
  })
  revisions.endParagraph(word.end)
  // The end of a paragraph that was put in or taken out as a whole goes with it.
  const { end } = word
  const brackets = end && runs.length > 0 && !isTracked(end.kind) ? [revisions.proposeBreak(end)] : []
  return schema.node("paragraph", { ...attrs, brackets }, content)
}

const isBracket = ({ type }: Mark): boolean => type.name === "bracket"

/** What emphasis means in print; where a kind of paragraph is bold all over, bold means nothing. */
function lookMarks({ strong, em, sup, href, style }: WordRun, isStrongAllOver: boolean): Mark[] {
  if (style === "bracketsign") return []
  return [
    ...(strong && !isStrongAllOver ? [schema.mark("strong")] : []),
    ...(em ? [schema.mark("em")] : []),
    ...(sup ? [schema.mark("sup")] : []),
    ...(href === null ? [] : [schema.mark("link", { href })]),
  ]
}

/**
 * A tracked change that concerned nothing but the signs of a bracket has lost its
 * words with them. It keeps a place at the end of the text, so that it stays in sight.
 */
function withPlaces(doc: Node, tracked: ReadonlySet<BracketId>): Node {
  const standing = new Set<BracketId>()
  doc.forEach((paragraph) => {
    for (const id of idsIn(paragraph)) standing.add(id)
  })
  const lost = [...tracked].filter((id) => !standing.has(id))
  const last = doc.lastChild
  if (lost.length === 0 || !last) return doc
  const places = lost.map((id) =>
    schema.node("place", { bracket: id }, undefined, [schema.mark("bracket", { id })]),
  )
  const filled = last.copy(last.content.append(Fragment.from(places)))
  return doc.copy(doc.content.replaceChild(doc.childCount - 1, filled))
}

const idsIn = (paragraph: Node): BracketId[] =>
  paragraph.children.flatMap(({ marks }) => marks.filter(isBracket).map(({ attrs }) => attrs.id as BracketId))
