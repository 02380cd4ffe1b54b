import type { Node } from "prosemirror-model"
import { type Declaration, metaId } from "../../core/declaration/declaration.ts"
import type { FootnoteId } from "../../core/declaration/ids.ts"
import { markers } from "../../core/declaration/numbering.ts"
import { paragraphsOf } from "../../core/declaration/paragraph.ts"
import { changeRecords, type Fields, noRecords, writeRecord } from "../../core/declaration/records.ts"
import type { ActorList } from "../../core/positions/actor.ts"
import { schema } from "../../core/schema/schema.ts"
import { type NoteBlock, type Run, wordsOf } from "./block.ts"
import type { ImportLog } from "./import-log.ts"
import { classifyNote } from "./note-kind.ts"
import type { Structured } from "./structure.ts"

/** What an import may know besides its source. */
export interface ImportOptions {
  /** Whom a note may speak for. Without it only the two regions are known. */
  readonly actors?: ActorList
}

/** Puts the parts together: ids, nodes, records, and who holds which line. */
export function buildDeclaration(
  parts: {
    readonly meta: Fields
    readonly paragraphs: readonly Structured[]
    readonly notes: readonly NoteBlock[]
  },
  log: ImportLog,
  options: ImportOptions,
): Declaration {
  const noteIds = new Map(
    parts.notes.map(({ label }, index) => [label, `fn${String(index + 1)}` as FootnoteId]),
  )
  const nodes = parts.paragraphs.map((paragraph, index) => {
    const id = paragraphId(index, parts.paragraphs.length)
    log.hold(paragraph.lines, id)
    const { kind, level, label } = paragraph
    return schema.node("paragraph", { id, kind, level, label }, runsToNodes(paragraph.runs, noteIds))
  })
  const doc = withComputedNumbers(schema.node("doc", null, nodes))
  const notes = new Map<FootnoteId, Node>()
  const changes = writeRecord("meta", metaId, parts.meta)
  for (const note of parts.notes) {
    const id = noteIds.get(note.label)
    if (id === undefined) continue
    log.hold(note.lines, id)
    const attrs = { id: `${id}p1`, kind: "note" }
    notes.set(
      id,
      schema.node("doc", null, [schema.node("paragraph", attrs, runsToNodes(note.runs, noteIds))]),
    )
    const { kind, owner } = classifyNote(wordsOf(note.runs), options.actors ?? null)
    changes.push(...writeRecord("footnotes", id, owner === null ? { kind } : { kind, owner }))
  }
  return { doc, notes, records: changeRecords(noRecords, changes) }
}

/** "p001": sorts as text, and stays the same when the same source is imported again. */
const paragraphId = (index: number, count: number): string =>
  `p${String(index + 1).padStart(Math.max(3, String(count).length), "0")}`

function runsToNodes(runs: readonly Run[], noteIds: ReadonlyMap<string, FootnoteId>): Node[] {
  return runs.flatMap((run) => {
    if (run.kind === "text") return run.text === "" ? [] : [schema.text(run.text, run.marks)]
    const id = noteIds.get(run.note)
    return id === undefined ? [schema.text(run.source)] : [schema.node("footnote", { id })]
  })
}

/** Drops the labels that are just what counting gives, so that numbers follow when headings move. */
function withComputedNumbers(doc: Node): Node {
  const given = paragraphsOf(doc)
  const computed = markers(
    given.map((entry) =>
      entry.kind === "heading" && entry.label !== "" ? { ...entry, label: null } : entry,
    ),
  )
  const isComputed = given.every(
    ({ kind, label }, index) => kind !== "heading" || label === "" || sameNumber(computed[index], label),
  )
  if (!isComputed) return doc
  const nodes = given.map(({ node, kind, label }) =>
    kind === "heading" && label !== ""
      ? node.type.create({ ...node.attrs, label: null }, node.content)
      : node,
  )
  return schema.node("doc", null, nodes)
}

const sameNumber = (marker: ReturnType<typeof markers>[number] | undefined, label: string | null): boolean =>
  marker?.kind === "number" && marker.text === label
