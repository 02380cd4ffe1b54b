import { clientOf } from "../../collab/item-id.ts"
import type { Database } from "../storage/database.ts"

/**
 * Which person a Yjs client id belongs to. A client announces its ids when it comes in: the one
 * of this session, and those under which it wrote offline before. The first to announce an id
 * keeps it; they are random, so nobody can announce somebody else's beforehand.
 */
export class ClientIds {
  readonly #db: Database
  /** Everything in the table of the documents asked for, since every update asks. */
  readonly #known = new Map<string, Map<number, string>>()

  constructor(db: Database) {
    this.#db = db
  }

  /** Whose id it is, be it one for words or the one above it for paragraph starts. */
  ownerOf(document: string, client: number): string | null {
    return this.#of(document).get(clientOf(client)) ?? null
  }

  /** Binds the ids that are free; gives back those that belong to somebody else. */
  announce(document: string, clients: readonly number[], person: string): number[] {
    const known = this.#of(document)
    const free = clients.filter((client) => !known.has(client))
    if (free.length > 0) {
      this.#db.transaction(() => {
        for (const client of free)
          this.#db.run(
            "insert into client_ids (document, client, person) values (?, ?, ?) on conflict do nothing",
            document,
            client,
            person,
          )
      })
      for (const client of free) known.set(client, person)
    }
    return clients.filter((client) => known.get(client) !== person)
  }

  #of(document: string): Map<number, string> {
    const known = this.#known.get(document)
    if (known) return known
    const rows = this.#db.all<{ client: number; person: string }>(
      "select client, person from client_ids where document = ?",
      document,
    )
    const read = new Map(rows.map(({ client, person }) => [client, person]))
    this.#known.set(document, read)
    return read
  }
}
