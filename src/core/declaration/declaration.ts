import type { Node } from "prosemirror-model"
import { schema } from "../schema/schema.ts"
import type { FootnoteId } from "./ids.ts"
import { changeRecords, noRecords, type RecordChange, type Records } from "./records.ts"

/**
 * The whole text under negotiation as one immutable value: the body, the texts
 * of the footnotes, and the records of brackets, footnotes, statuses and the
 * rest. Comparison, checks, formats and the command line work on it alone; a
 * room yields it, a file yields it.
 */
export interface Declaration {
  /** The body: a flat list of paragraphs. */
  readonly doc: Node
  /** The text of each footnote, by id: a document of paragraphs of kind `note`. */
  readonly notes: ReadonlyMap<FootnoteId, Node>
  readonly records: Records
}

/** The id of the one record in the table `meta`. */
export const metaId = "declaration"

export const emptyDeclaration: Declaration = {
  doc: schema.node("doc"),
  notes: new Map(),
  records: noRecords,
}

/** A declaration with some fields of its records changed. */
export function withRecords(declaration: Declaration, changes: readonly RecordChange[]): Declaration {
  return { ...declaration, records: changeRecords(declaration.records, changes) }
}
