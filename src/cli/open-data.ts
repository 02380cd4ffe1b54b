import { existsSync } from "node:fs"
import { resolve } from "node:path"
import { dataFolder } from "../server/data-folder.ts"
import { databaseFile } from "../server/start-server.ts"
import { type Database, openDatabase, StorageFailed } from "../server/storage/database.ts"
import { LaterDatabase, prepareTables } from "../server/storage/tables.ts"
import { type ExitCode, type Io, refuse } from "./command.ts"

type Opened =
  | { readonly ok: true; readonly db: Database; readonly dataDir: string }
  | { readonly ok: false; readonly code: ExitCode }

/**
 * Opens the rooms of a folder beside a server that may be running on them. Where that fails it has
 * said why on stderr, and `code` is what the command returns.
 */
export function openData(io: Io, named: string | undefined, { readOnly = false } = {}): Opened {
  const dataDir = named === undefined ? dataFolder(io.env, process.platform) : resolve(io.cwd, named)
  const file = databaseFile(dataDir)
  if (!existsSync(file))
    return { ok: false, code: refuse(io, `${dataDir}: there are no rooms in this folder`) }
  try {
    const db = openDatabase(file, { readOnly })
    // Also the proof that it can be read.
    if (readOnly) db.get("select count(*) from acts")
    else prepareTables(db)
    return { ok: true, db, dataDir }
  } catch (error) {
    if (!(error instanceof StorageFailed || error instanceof LaterDatabase)) throw error
    return { ok: false, code: refuse(io, `${file}: ${error.message}`) }
  }
}
