import type { Database } from "./database.ts"

/**
 * Writes of many connections in one transaction. A commit waits for the disk; with a hundred
 * people typing, one wait per key would be slower than they type, so everything that arrives
 * while the last commit was running goes into the next one.
 */
export class GroupCommit {
  readonly #db: Database
  #waiting: Waiting[] = []

  constructor(db: Database) {
    this.#db = db
  }

  /** Runs `write` in the next transaction; resolves once that is on the disk, rejects if it is not. */
  add(write: () => void): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ write, resolve, reject })
      // After the sockets have been read once more: what they hold can share the commit.
      if (this.#waiting.length === 1) setImmediate(() => this.flush())
    })
  }

  /** Commits what waits. Called by itself; directly only when the server stops. */
  flush(): void {
    const group = this.#waiting
    if (group.length === 0) return
    this.#waiting = []
    try {
      this.#db.transaction(() => {
        for (const { write } of group) write()
      })
    } catch (error) {
      for (const { reject } of group) reject(error as Error)
      return
    }
    for (const { resolve } of group) resolve()
  }
}

interface Waiting {
  readonly write: () => void
  readonly resolve: () => void
  readonly reject: (error: Error) => void
}
