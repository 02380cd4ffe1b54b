import { readFileSync } from "node:fs"
import { join } from "node:path"
import { expect } from "vitest"
import type { Declaration } from "../../src/core/declaration/declaration.ts"
import { emptyDeclaration, withRecords } from "../../src/core/declaration/declaration.ts"
import { Transform } from "prosemirror-transform"
import type { Act } from "../../src/core/brackets/act.ts"
import { type Actor, ActorList } from "../../src/core/positions/actor.ts"
import type { ActorId, NewId } from "../../src/core/declaration/ids.ts"
import { schema } from "../../src/core/schema/schema.ts"
import { formatNotation } from "../../src/formats/notation/format-notation.ts"
import { putBrackets } from "../../src/formats/notation/put-brackets.ts"
import { writeStatus } from "../../src/core/declaration/status.ts"
import type { ParagraphId } from "../../src/core/declaration/ids.ts"
import type { RecordChange } from "../../src/core/declaration/records.ts"

/** Ids that read well in a failing test: b1, b2 … */
export function counter(prefix = "b"): NewId {
  let count = 0
  return () => `${prefix}${String(++count)}`
}

const actor = (id: string, ...memberOf: string[]): Actor => ({
  id: id as ActorId,
  kind: memberOf.length > 0 ? "delegation" : "region",
  names: { en: id, es: id, fr: id, pt: id },
  aliases: [],
  memberOf: memberOf as ActorId[],
})

/** A short list of actors for cases. */
export const someActors = new ActorList([
  actor("EU"),
  actor("CELAC"),
  actor("MX", "CELAC"),
  actor("CL", "CELAC"),
  actor("CU", "CELAC"),
  actor("NI", "CELAC"),
  actor("CA"),
  actor("FR", "EU"),
])

/**
 * A declaration written the way drafters write: `draft("We [EU: shall] act.", "Second paragraph.")`.
 * Paragraphs have the ids p1, p2 …, brackets b1, b2 … in reading order.
 *
 * Every case checks the law of the notation: what was read prints as the same characters.
 */
export function draft(...paragraphs: string[]): Declaration {
  const newId = counter()
  const notation = putBrackets(
    paragraphs.map((text, index) => ({
      node: schema.node("paragraph", { id: `p${String(index + 1)}` }, text === "" ? [] : [schema.text(text)]),
      line: index + 1,
    })),
    { actors: someActors, newId, signature: { drafter: "test", at: "2025-01-01T00:00:00Z" } },
  )
  const changes: RecordChange[] = [...notation.changes]
  for (const { paragraph, name, written } of notation.statuses) {
    const id = `p${String(paragraph + 1)}` as ParagraphId
    const signature = { drafter: "test", onBehalfOf: "CHAIR" as ActorId, at: "2025-01-01T00:00:00Z" }
    changes.push(...writeStatus({ paragraph: id, name, wording: "", remark: "", signature }))
    changes.push({ table: "statuses", id, field: "notation", value: written })
  }
  const doc = schema.node("doc", null, notation.nodes)
  doc.check()
  const declaration = withRecords({ ...emptyDeclaration, doc }, changes)
  expect(written(declaration)).toEqual(paragraphs)
  return declaration
}

/** The paragraphs as a compilation text, names and all. */
export const written = (declaration: Declaration): string[] =>
  formatNotation(declaration.doc, declaration.records)

/** The paragraphs with bracket signs but without names. */
export const unattributed = (declaration: Declaration): string[] =>
  formatNotation(declaration.doc, declaration.records, { style: "chair" })

/** The files of the corpus by the start of their name, or null where CORPUS is not set. */
export function corpusFile(start: string): string | null {
  const folder = process.env.CORPUS
  const name = folder === undefined ? undefined : corpusFiles.find((file) => file.startsWith(start))
  return folder === undefined || name === undefined ? null : readFileSync(join(folder, name), "utf8")
}

export const corpusFiles = [
  "02_unfccc_adp_cochairs_nonpaper_2015-10-05.txt",
  "04_unfccc_adp_compilation_2015-12-04_1000.txt",
  "05b_paris_chain_2_draft_2015-12-04.md.txt",
  "05c_paris_chain_3_draft_2015-12-09.md.txt",
  "08c_un_bbnj_prepcom_report_ADVANCE_paragraphs.txt",
  "08d_un_bbnj_prepcom_report_FINAL_paragraphs.txt",
]

/** Changes a body and its records in one act, as the editor does, and gives the declaration after it. */
export function acting(
  declaration: Declaration,
  change: (tr: Transform, act: Act) => readonly RecordChange[],
  as: { readonly actor?: string; readonly at?: string } = {},
): Declaration {
  const tr = new Transform(declaration.doc)
  const { actor = "CHAIR", at = "2025-02-01T00:00:00Z" } = as
  const act = { signature: { drafter: "test", onBehalfOf: actor as ActorId, at }, newId: freshId }
  const changes = change(tr, act)
  tr.doc.check()
  return withRecords({ ...declaration, doc: tr.doc }, changes)
}

/** Ids for acts, apart from those of the cases. */
const freshId = counter("n")
