import { Fragment, type Node } from "prosemirror-model"
import type { FootnoteId, NewId, ParagraphId } from "../../core/declaration/ids.ts"
import type { RecordChange } from "../../core/declaration/records.ts"
import { writeStatus } from "../../core/declaration/status.ts"
import { wordingHash } from "../../core/declaration/wording.ts"
import { type ActorList, chair } from "../../core/positions/actor.ts"
import { type ParagraphAttrs, schema } from "../../core/schema/schema.ts"
import { putBrackets } from "../notation/put-brackets.ts"
import { joint, type Run } from "./block.ts"
import type { ImportLog } from "./import-log.ts"

/** A paragraph about to become a node. */
export interface Draft {
  readonly attrs: Partial<ParagraphAttrs> & { readonly id: string }
  readonly lines: readonly number[]
  readonly runs: readonly Run[]
  /** Who holds its lines in the report: the paragraph, or the note it belongs to. */
  readonly holder: string
}

interface Context {
  readonly actors: ActorList
  readonly log: ImportLog
  readonly newId: NewId
  readonly ids: ReadonlyMap<string, FootnoteId>
}

/**
 * Turns the paragraphs of one text (the body, or one note) into nodes with their
 * brackets. Brackets span paragraphs, so the text is read as a whole.
 */
export function readParagraphs(
  drafts: readonly Draft[],
  context: Context,
): { readonly nodes: readonly Node[]; readonly changes: readonly RecordChange[] } {
  const { actors, log, newId } = context
  const notation = putBrackets(
    drafts.map(({ attrs, runs, lines }) => ({
      node: schema.node("paragraph", attrs, runsToNodes(runs, context.ids)),
      line: lines[0] ?? 1,
    })),
    { actors, newId },
  )
  for (const { line, kind, message } of notation.problems) log.add(line, "problem", kind, message)
  const nodes = notation.nodes.map((node, index) => closeJoints(node, drafts[index], log))
  const changes = notation.changes.map((change) =>
    // A name and its bracket may stand on two lines; signs are printed on one.
    change.field === "notation" ? { ...change, value: onOneLine(change.value) } : change,
  )
  for (const { paragraph, name, written: source } of notation.statuses) {
    const node = nodes[paragraph]
    if (!node) continue
    const id = node.attrs.id as ParagraphId
    const signature = { drafter: "", onBehalfOf: chair, at: "" }
    changes.push(...writeStatus({ paragraph: id, name, wording: wordingHash(node), remark: "", signature }))
    changes.push({ table: "statuses", id, field: "notation", value: source.replaceAll(joint, " ") })
  }
  return { nodes, changes }
}

function runsToNodes(runs: readonly Run[], ids: ReadonlyMap<string, FootnoteId>): Node[] {
  return runs.flatMap((run) => {
    if (run.kind === "text") return run.text === "" ? [] : [schema.text(run.text, run.marks)]
    const id = ids.get(run.note)
    if (id === undefined) throw new Error(`no note ${run.note}: references are connected before this`)
    return [schema.node("footnote", { id })]
  })
}

/** Replaces the joints between lines by spaces, or by nothing after a hyphen, and tells the report. */
function closeJoints(paragraph: Node, draft: Draft | undefined, log: ImportLog): Node {
  const parts: Node[] = []
  const starts = [0]
  let length = 0
  let last = ""
  paragraph.forEach((node) => {
    if (!node.isText) {
      parts.push(node)
      return
    }
    let text = ""
    for (const character of node.text ?? "") {
      const closed = character === joint ? (endsWithHyphen(last + text) ? "" : " ") : character
      text += closed
      if (character === joint) starts.push(length + text.length)
    }
    last = (last + text).slice(-3)
    length += text.length
    if (text !== "") parts.push(schema.text(text, node.marks))
  })
  if (draft) log.hold(draft.lines, draft.holder, starts)
  return paragraph.copy(Fragment.from(parts))
}

/** "Co-" at the end of a line goes on without a space; a dash between spaces does not. */
const endsWithHyphen = (text: string): boolean => /[\p{L}\d]-$/u.test(text)

const onOneLine = (value: RecordChange["value"]): RecordChange["value"] => {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, text]) => [
      name,
      typeof text === "string" ? text.replaceAll(joint, " ") : text,
    ]),
  )
}
