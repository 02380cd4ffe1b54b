import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { ServerProblem } from "./server-problem.ts"

/** Another server works in the folder. It may be one that is just ending. */
export class FolderInUse extends ServerProblem {}

/**
 * Keeps two servers out of one data folder: each would hold its own copy of a room in memory.
 * Commands that only look or add an invitation need no lock; the database sees to them.
 * Returns how to unlock.
 *
 * The lock is an open transaction on a file of its own, which the system gives up with the process
 * however that ends. A file with a process number in it would outlive a crash, and lie after a
 * restart of the computer or in a container, where every server is process 1.
 */
export function lockFolder(folder: string): () => void {
  const lock = new DatabaseSync(join(folder, "lock.db"))
  try {
    lock.exec("begin exclusive")
  } catch (error) {
    lock.close()
    if (!isBusy(error)) throw error
    throw new FolderInUse(`${folder} is in use by another Corchete`)
  }
  return () => lock.close()
}

// SQLITE_BUSY: somebody else holds the lock.
const busy = 5

function isBusy(error: unknown): boolean {
  return error instanceof Error && "errcode" in error && error.errcode === busy
}
