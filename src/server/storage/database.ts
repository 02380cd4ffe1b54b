import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite"

/** The server's only store: one SQLite file, behind the few calls we make of it. */
export interface Database {
  readonly run: (sql: string, ...values: SQLInputValue[]) => { readonly changes: number; readonly id: number }
  readonly get: <Row>(sql: string, ...values: SQLInputValue[]) => Row | null
  readonly all: <Row>(sql: string, ...values: SQLInputValue[]) => Row[]
  /** Runs `work` as one transaction: all of it is on the disk afterwards, or nothing. */
  readonly transaction: <Result>(work: () => Result) => Result
  readonly exec: (sql: string) => void
  readonly close: () => void
}

/** The disk or the file says no: full, locked, damaged, read-only. Nothing has been acknowledged. */
export class StorageFailed extends Error {
  readonly kind: StorageFailure

  constructor(kind: StorageFailure, cause: Error) {
    super(`${explanations[kind]} (${cause.message})`, { cause })
    this.kind = kind
  }
}

export type StorageFailure = "full" | "locked" | "damaged" | "read-only" | "other"

const explanations: Readonly<Record<StorageFailure, string>> = {
  full: "the disk is full",
  locked: "another program holds the database",
  damaged: "the database file is damaged",
  "read-only": "the database cannot be written to",
  other: "the database failed",
}

// How long one program waits for another to finish its transaction, in milliseconds. A backup or
// `corchete invite` takes a few; a server that waits longer would rather tell its users.
const patience = 1_000

/**
 * Opens a database file. With WAL and `synchronous=FULL`, a transaction that has returned
 * survives the end of the process and of the machine.
 */
export function openDatabase(file: string, { readOnly = false } = {}): Database {
  return guarded(() => {
    const sqlite = new DatabaseSync(file, { readOnly })
    sqlite.exec(`pragma busy_timeout = ${patience}`)
    if (!readOnly) sqlite.exec("pragma journal_mode = wal; pragma synchronous = full")
    return wrap(sqlite)
  })
}

function wrap(sqlite: DatabaseSync): Database {
  const prepared = new Map<string, StatementSync>()
  const prepare = (sql: string): StatementSync => {
    const known = prepared.get(sql)
    if (known) return known
    const statement = sqlite.prepare(sql)
    prepared.set(sql, statement)
    return statement
  }
  let depth = 0
  return {
    run: (sql, ...values) =>
      guarded(() => {
        const { changes, lastInsertRowid } = prepare(sql).run(...values)
        return { changes: Number(changes), id: Number(lastInsertRowid) }
      }),
    get: <Row>(sql: string, ...values: SQLInputValue[]) =>
      guarded(() => (prepare(sql).get(...values) as Row | undefined) ?? null),
    all: <Row>(sql: string, ...values: SQLInputValue[]) =>
      guarded(() => prepare(sql).all(...values) as Row[]),
    transaction: (work) => {
      if (depth > 0) return work()
      guarded(() => sqlite.exec("begin immediate"))
      depth++
      try {
        const result = work()
        guarded(() => sqlite.exec("commit"))
        return result
      } catch (error) {
        // A full disk ends the transaction by itself; what failed is told by the first error.
        if (sqlite.isTransaction) sqlite.exec("rollback")
        throw error
      } finally {
        depth--
      }
    },
    exec: (sql) => guarded(() => sqlite.exec(sql)),
    close: () => sqlite.close(),
  }
}

function guarded<Result>(work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    if (error instanceof Error && "errcode" in error && typeof error.errcode === "number") {
      throw new StorageFailed(failureOf(error.errcode), error)
    }
    throw error
  }
}

// Primary result codes of SQLite; the extended ones carry them in their low byte.
function failureOf(code: number): StorageFailure {
  switch (code & 0xff) {
    case 13:
      return "full"
    case 5:
    case 6:
      return "locked"
    case 11:
    case 26:
      return "damaged"
    case 8:
    case 14:
      return "read-only"
    // Reading or writing failed (10): with a full quota some file systems say this, not 13.
    default:
      return "other"
  }
}
