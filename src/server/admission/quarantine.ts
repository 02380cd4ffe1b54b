import { randomUUID } from "node:crypto"
import type { Database } from "../storage/database.ts"

/** An update that was refused. Its bytes stay until somebody has taken care of what is in them. */
export interface Quarantined {
  readonly id: string
  readonly document: string
  readonly invitation: string | null
  readonly person: string | null
  readonly reason: string
  readonly at: string
  readonly bytes: number
  readonly settledAt: string | null
}

// Somebody who sends rubbish all day must not fill the disk: 64 MiB for each person.
const mostBytes = 64 * 1024 * 1024

/** Keeps a refused update; null where this person's share of the disk is used up. */
export function quarantine(
  db: Database,
  entry: {
    readonly document: string
    readonly invitation: string | null
    readonly person: string | null
    readonly reason: string
    readonly data: Uint8Array
  },
): string | null {
  const { bytes } = db.get<{ bytes: number }>(
    "select coalesce(sum(length(data)), 0) as bytes from quarantine where person is ?",
    entry.person,
  ) ?? { bytes: 0 }
  if (bytes + entry.data.length > mostBytes) return null
  const id = randomUUID()
  db.run(
    "insert into quarantine (id, document, invitation, person, reason, data, at) values (?, ?, ?, ?, ?, ?, ?)",
    id,
    entry.document,
    entry.invitation,
    entry.person,
    entry.reason,
    entry.data,
    new Date().toISOString(),
  )
  return id
}

/** What waits of a document, all of it or one person's. */
export function quarantineOf(db: Database, document: string, person: string | null): Quarantined[] {
  return db
    .all<QuarantineRow>(
      `${selection} where document = ? and (? is null or person = ?) order by at, id`,
      document,
      person,
      person,
    )
    .map(fromRow)
}

export function quarantinedById(
  db: Database,
  id: string,
): (Quarantined & { readonly data: Uint8Array }) | null {
  const row = db.get<QuarantineRow>(`${selection} where id = ?`, id)
  const held = db.get<{ data: Uint8Array }>("select data from quarantine where id = ?", id)
  return row && held && { ...fromRow(row), data: held.data }
}

/** Notes that somebody has taken care of it. The bytes stay: a disk is cheaper than a word. */
export function settleQuarantined(db: Database, id: string): void {
  db.run("update quarantine set settled_at = ? where id = ?", new Date().toISOString(), id)
}

const selection =
  "select id, document, invitation, person, reason, at, length(data) as bytes, settled_at from quarantine"

interface QuarantineRow {
  readonly id: string
  readonly document: string
  readonly invitation: string | null
  readonly person: string | null
  readonly reason: string
  readonly at: string
  readonly bytes: number
  readonly settled_at: string | null
}

const fromRow = ({ settled_at: settledAt, ...row }: QuarantineRow): Quarantined => ({ ...row, settledAt })
