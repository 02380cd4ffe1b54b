import { closeSync, openSync, readFileSync, rmSync, writeSync } from "node:fs"
import { join } from "node:path"
import { ServerProblem } from "./server-problem.ts"

/**
 * Keeps two servers out of one data folder: each would hold its own copy of a room in memory.
 * Commands that only look or add an invitation need no lock; the database sees to them.
 * Returns how to unlock.
 */
export function lockFolder(folder: string): () => void {
  const file = join(folder, "server.lock")
  for (let attempt = 0; ; attempt++) {
    try {
      const descriptor = openSync(file, "wx")
      writeSync(descriptor, String(process.pid))
      closeSync(descriptor)
      return () => rmSync(file, { force: true })
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error
      const pid = Number(readFileSync(file, "utf8"))
      if (attempt > 0 || isRunning(pid)) {
        throw new ServerProblem(`${folder} is in use by another Corchete (process ${pid})`)
      }
      // It ended without saying goodbye.
      rmSync(file, { force: true })
    }
  }
}

function isRunning(pid: number): boolean {
  // In this very process a lock is left only by a server that was not closed: still a lock.
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // Not ours to signal, so it is there.
    return error instanceof Error && "code" in error && error.code === "EPERM"
  }
}
