import { type Node } from "prosemirror-model"
import { type Declaration, metaId } from "../../core/declaration/declaration.ts"
import type { FootnoteId, NewId } from "../../core/declaration/ids.ts"
import { markers } from "../../core/declaration/numbering.ts"
import { paragraphsOf } from "../../core/declaration/paragraph.ts"
import {
  changeRecords,
  type Fields,
  noRecords,
  type RecordChange,
  writeRecord,
} from "../../core/declaration/records.ts"
import { type ActorList, regionsOnly } from "../../core/positions/actor.ts"
import { schema } from "../../core/schema/schema.ts"
import { firstLine, type NoteBlock, type Run, wordsOf } from "./block.ts"
import type { ImportLog } from "./import-log.ts"
import { classifyNote } from "./note-kind.ts"
import { type Draft, readParagraphs } from "./read-paragraphs.ts"
import type { Structured } from "./structure.ts"

/** What an import may know besides its source. */
export interface ImportOptions {
  /** Whom a bracket or a note may speak for. Without it only the two regions are known. */
  readonly actors?: ActorList
}

/** Puts the parts together: ids, nodes, brackets, records, and who holds which line. */
export function buildDeclaration(
  parts: {
    readonly meta: Fields
    readonly paragraphs: readonly Structured[]
    readonly notes: readonly NoteBlock[]
  },
  log: ImportLog,
  options: ImportOptions,
): Declaration {
  const actors = options.actors ?? regionsOnly
  const ids = new Map<string, FootnoteId>()
  const notes = parts.notes.map((note, index) => {
    const id = `fn${String(index + 1)}` as FootnoteId
    // Where two notes go by one number, references mean the first; the second is kept, without anchor.
    if (!ids.has(note.label)) ids.set(note.label, id)
    else
      log.add(
        firstLine(note),
        "problem",
        "duplicate-note",
        `a second note ${note.label}: it is kept, and nothing refers to it`,
      )
    return { ...note, id }
  })
  const context = { actors, log, newId: counter("b"), ids }
  const changes: RecordChange[] = [...writeRecord("meta", metaId, parts.meta)]

  const body = readParagraphs(
    parts.paragraphs.map(({ kind, level, label, lines, runs }, index): Draft => {
      const id = paragraphId(index, parts.paragraphs.length)
      return { attrs: { id, kind, level, label }, lines, runs, holder: id }
    }),
    context,
  )
  changes.push(...body.changes)
  const texts = new Map<FootnoteId, Node>()
  for (const { id, label, lines, paragraphs } of notes) {
    const text = readParagraphs(
      paragraphs.map((runs, index): Draft => {
        return {
          attrs: { id: `${id}p${String(index + 1)}`, kind: "note" },
          lines: index === 0 ? lines : [],
          runs,
          holder: id,
        }
      }),
      context,
    )
    texts.set(id, schema.node("doc", null, text.nodes))
    const written = writtenReference(parts.paragraphs, label)
    changes.push(...text.changes, ...noteRecord(id, paragraphs[0] ?? [], written, actors))
  }
  const doc = withComputedNumbers(schema.node("doc", null, body.nodes))
  return { doc, notes: texts, records: changeRecords(noRecords, changes) }
}

function noteRecord(
  id: FootnoteId,
  runs: readonly Run[],
  written: string | null,
  actors: ActorList,
): RecordChange[] {
  const { kind, owner } = classifyNote(wordsOf(runs), actors)
  return writeRecord("footnotes", id, {
    kind,
    ...(owner !== null && { owner }),
    ...(written !== null && { written }),
  })
}

/** How a text refers to the note, `[^2]`, `²` or `2`: it is printed the way it was written. */
function writtenReference(paragraphs: readonly Structured[], label: string): string | null {
  for (const { runs } of paragraphs)
    for (const run of runs)
      if (run.kind === "reference" && run.note === label)
        return run.source.startsWith("<") ? null : run.source
  return null
}

/** "p001": sorts as text, and stays the same when the same source is imported again. */
const paragraphId = (index: number, count: number): string =>
  `p${String(index + 1).padStart(Math.max(3, String(count).length), "0")}`

function counter(prefix: string): NewId {
  let count = 0
  return () => `${prefix}${String(++count)}`
}

/** Drops the labels that are just what counting gives, so that numbers follow when headings move. */
function withComputedNumbers(doc: Node): Node {
  const given = paragraphsOf(doc)
  const isNumbered = ({ kind, label }: (typeof given)[number]): boolean => kind === "heading" && label !== ""
  const computed = markers(given.map((entry) => (isNumbered(entry) ? { ...entry, label: null } : entry)))
  const isComputed = given.every((entry, index) => {
    const marker = computed[index]
    return !isNumbered(entry) || (marker?.kind === "number" && marker.text === entry.label)
  })
  if (!isComputed) return doc
  const nodes = given.map((entry) =>
    isNumbered(entry)
      ? entry.node.type.create({ ...entry.node.attrs, label: null }, entry.node.content)
      : entry.node,
  )
  return schema.node("doc", null, nodes)
}
