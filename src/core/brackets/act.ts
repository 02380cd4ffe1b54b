import type { NewId } from "../declaration/ids.ts"
import type { Fields, Json, RecordChange, TableName } from "../declaration/records.ts"
import { type Signature, signatureToJson } from "../declaration/signature.ts"

/** What every recorded act needs: who acts, when, and fresh ids. */
export interface Act {
  readonly signature: Signature
  readonly newId: NewId
}

/** The change that adds an entry to a record's history. */
export function recordEvent(
  table: TableName,
  id: string,
  what: string,
  detail: Json,
  act: Act,
): RecordChange {
  const value = { what, detail, signature: signatureToJson(act.signature) }
  return { table, id, field: `event:${act.newId()}`, value }
}

/** Reads records by id; an act in progress sees its own changes through it. */
export interface Lookup {
  get(id: string): Fields | undefined
}

/**
 * The brackets' records with the changes of an act in progress, without copying
 * the table: a keystroke must not cost more in a text of two thousand brackets.
 */
export class PendingChanges implements Lookup {
  readonly #under: Lookup
  readonly #over = new Map<string, Fields>()
  readonly changes: RecordChange[] = []

  constructor(under: Lookup) {
    this.#under = under
  }

  get(id: string): Fields | undefined {
    return this.#over.get(id) ?? this.#under.get(id)
  }

  add(changes: readonly RecordChange[]): void {
    for (const change of changes) {
      this.changes.push(change)
      if (change.table !== "brackets") continue
      const { [change.field]: _replaced, ...rest } = this.get(change.id) ?? {}
      this.#over.set(change.id, change.value === undefined ? rest : { ...rest, [change.field]: change.value })
    }
  }
}
