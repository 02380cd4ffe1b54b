import type { Transaction } from "prosemirror-state"
import { recordsMeta } from "../../collab/meta.ts"
import type { Act } from "../../core/brackets/act.ts"
import { lapses } from "../../core/declaration/agree.ts"
import { emptyDeclaration } from "../../core/declaration/declaration.ts"
import { noRecords, type RecordChange, type Table } from "../../core/declaration/records.ts"

/**
 * Lets agreements lapse with the wording they were given on, in the same act as
 * the edit: whoever changes agreed text, by typing or by settling, says so.
 */
export function lapseAgreements(tr: Transaction, statuses: Table, act: () => Act): Transaction {
  if (!tr.docChanged || statuses.size === 0) return tr
  const before = { ...emptyDeclaration, doc: tr.before, records: { ...noRecords, statuses } }
  const lapsed = lapses(before, tr.doc, act())
  if (lapsed.length === 0) return tr
  const own = (tr.getMeta(recordsMeta) as readonly RecordChange[] | undefined) ?? []
  return tr.setMeta(recordsMeta, [...own, ...lapsed])
}
