import { Fragment, type Node } from "prosemirror-model"
import { brackets } from "../../core/brackets/bracket.ts"
import type { Declaration } from "../../core/declaration/declaration.ts"
import type { FootnoteId } from "../../core/declaration/ids.ts"
import { metaOf, writeMeta } from "../../core/declaration/meta.ts"
import { changeRecords, noRecords, type TableName, writeRecord } from "../../core/declaration/records.ts"
import { footnotes } from "../../core/positions/footnote.ts"
import { schema } from "../../core/schema/schema.ts"
import { goesToPrint, isWithdrawn } from "../../core/positions/footnote-acts.ts"

/** What stays behind when a text goes out clean: how many records of a table, or drafting notes. */
export interface LeftOut {
  readonly what: Exclude<TableName, "meta" | "footnotes"> | "drafting-notes" | "withdrawn-notes"
  readonly count: number
}

/**
 * A declaration as the world may read it, and an account of what stayed behind.
 *
 * Built up from what goes out rather than by removing what must not: a table
 * somebody adds tomorrow stays behind by itself. Who proposed, supported or
 * gave way on what is nobody's business after adoption.
 */
export function cleanCopy(declaration: Declaration): {
  readonly declaration: Declaration
  readonly leftOut: readonly LeftOut[]
} {
  const open = brackets(declaration).filter(({ record }) => record.settled === null).length
  if (open > 0) throw new Error(`a clean text has no open brackets, this one has ${String(open)}`)
  const all = footnotes(declaration)
  const kept = all.filter(goesToPrint)
  const ids = new Set(kept.map(({ id }) => id))
  const records = changeRecords(noRecords, [
    ...writeMeta(metaOf(declaration)),
    ...kept.flatMap(({ id, kind, owner }) =>
      writeRecord("footnotes", id, owner ? { kind, owner } : { kind }),
    ),
  ])
  return {
    declaration: {
      doc: cleaned(declaration.doc, ids),
      notes: new Map(
        [...declaration.notes].filter(([id]) => ids.has(id)).map(([id, note]) => [id, cleaned(note, ids)]),
      ),
      records,
    },
    leftOut: [
      { what: "drafting-notes" as const, count: all.filter(({ kind }) => kind === "drafting-note").length },
      { what: "withdrawn-notes" as const, count: all.filter(isWithdrawn).length },
      ...tablesLeft.map((what) => ({ what, count: declaration.records[what].size })),
    ].filter(({ count }) => count > 0),
  }
}

const tablesLeft = [
  "brackets",
  "groups",
  "packages",
  "reservations",
  "actors",
  "statuses",
  "comments",
] as const

/**
 * A text with references to these notes only, and without any trace of brackets: one that was
 * settled may have left its mark on words that somebody typed at the same time.
 */
function cleaned(doc: Node, ids: ReadonlySet<FootnoteId>): Node {
  const inline = (node: Node): Node[] => {
    if (node.type === schema.nodes.place) return []
    if (node.type === schema.nodes.footnote && !ids.has(node.attrs.id as FootnoteId)) return []
    return [node.mark(node.marks.filter(({ type }) => type !== schema.marks.bracket))]
  }
  return doc.copy(
    Fragment.from(
      doc.children.map((paragraph) =>
        schema.node("paragraph", { ...paragraph.attrs, brackets: [] }, paragraph.children.flatMap(inline)),
      ),
    ),
  )
}
