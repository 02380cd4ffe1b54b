import { randomBytes, randomUUID } from "node:crypto"
import type { Database } from "../storage/database.ts"

/** The key invitations are signed with. */
export interface SigningKey {
  readonly id: string
  readonly secret: Uint8Array
}

/** The key in force, made at the first call. */
export function signingKey(db: Database): SigningKey {
  const row = db.get<{ id: string; secret: string }>("select id, secret from keys where retired_at is null")
  if (row) return { id: row.id, secret: Buffer.from(row.secret, "base64url") }
  return makeKey(db)
}

/** Makes a new key. Every invitation signed before is void from now on. */
export function replaceKey(db: Database): SigningKey {
  return db.transaction(() => {
    db.run("update keys set retired_at = ? where retired_at is null", new Date().toISOString())
    return makeKey(db)
  })
}

/** A key that was in force once: it still tells whose words somebody brings who is out by now. */
export function keyById(db: Database, id: string): SigningKey | null {
  const row = db.get<{ secret: string }>("select secret from keys where id = ?", id)
  return row && { id, secret: Buffer.from(row.secret, "base64url") }
}

function makeKey(db: Database): SigningKey {
  const key = { id: randomUUID(), secret: randomBytes(32) }
  db.run(
    "insert into keys (id, secret, created_at) values (?, ?, ?)",
    key.id,
    key.secret.toString("base64url"),
    new Date().toISOString(),
  )
  return key
}
