import * as Y from "yjs"
import type { Database } from "./database.ts"
import { GroupCommit } from "./group-commit.ts"

/** One accepted change of a document, as it was written before it was applied. */
export interface LoggedUpdate {
  readonly seq: number
  readonly data: Uint8Array
  /** The invitation it came in under; null for the server's own. */
  readonly invitation: string | null
  /** Milliseconds since 1970. */
  readonly at: number
}

/** The append-only log of the Yjs documents: an update is on the disk before anybody hears of it. */
export class UpdateLog {
  readonly #db: Database
  readonly #commits: GroupCommit

  constructor(db: Database) {
    this.#db = db
    this.#commits = new GroupCommit(db)
  }

  /** Resolves to the row's number once the update is on the disk. */
  async append(
    document: string,
    data: Uint8Array,
    by: { invitation: string | null; at: number },
  ): Promise<number> {
    let seq = 0
    await this.#commits.add(() => (seq = this.appendNow(document, data, by)))
    return seq
  }

  /** Appends within the transaction that is open, or in one of its own. */
  appendNow(document: string, data: Uint8Array, by: { invitation: string | null; at: number }): number {
    return this.#db.run(
      "insert into updates (document, data, invitation, at) values (?, ?, ?, ?)",
      document,
      data,
      by.invitation,
      by.at,
    ).id
  }

  /** A document as it stands on the disk: its compacted beginning, then the rest in order. */
  read(document: string): { readonly state: Uint8Array | null; readonly rest: LoggedUpdate[] } {
    const state = this.#db.get<{ data: Uint8Array; through: number }>(
      "select data, through from states where document = ?",
      document,
    )
    const rest = this.#db.all<LoggedUpdate>(
      "select seq, data, invitation, at from updates where document = ? and seq > ? order by seq",
      document,
      state?.through ?? 0,
    )
    return { state: state?.data ?? null, rest }
  }

  /** The number of the last update that is not compacted; 0 where there is none. */
  last(document: string): number {
    const row = this.#db.get<{ last: number | null }>(
      "select max(seq) as last from updates where document = ?",
      document,
    )
    return row?.last ?? 0
  }

  /** How many updates wait to be compacted. */
  pending(document: string): number {
    return (
      this.#db.get<{ n: number }>("select count(*) as n from updates where document = ?", document)?.n ?? 0
    )
  }

  /**
   * Merges the rows up to `through` into one state. From the rows, never from the copy in memory:
   * that may already hold what has not reached the disk.
   */
  compact(document: string, through = Infinity): void {
    this.#db.transaction(() => {
      const { state, rest } = this.read(document)
      const rows = rest.filter(({ seq }) => seq <= through)
      const last = rows.at(-1)
      if (last === undefined) return
      const ydoc = new Y.Doc()
      Y.transact(ydoc, () => {
        if (state) Y.applyUpdate(ydoc, state)
        for (const { data } of rows) Y.applyUpdate(ydoc, data)
      })
      this.#db.run(
        `insert into states (document, data, through) values (?, ?, ?)
         on conflict (document) do update set data = excluded.data, through = excluded.through`,
        document,
        // Holds what waits for a missing part too: nobody's words go because somebody else's are late.
        Y.encodeStateAsUpdate(ydoc),
        last.seq,
      )
      this.#db.run("delete from updates where document = ? and seq <= ?", document, last.seq)
      ydoc.destroy()
    })
  }

  /** Commits what waits at once; for the moment before the server stops. */
  flush(): void {
    this.#commits.flush()
  }
}
