import { mkdtempSync } from "node:fs"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import type { ExitCode, Io } from "../../src/cli/command.ts"
import { main } from "../../src/cli/main.ts"

export interface Ran {
  readonly code: ExitCode
  readonly stdout: string
  readonly stderr: string
}

/**
 * Runs a command line in this process: `await corchete("brackets", "draft.txt", "--json")`.
 * Pass an options object last to choose the folder, the environment or the stop signal.
 */
export async function corchete(...line: readonly (string | Partial<Io>)[]): Promise<Ran> {
  const written = { stdout: "", stderr: "" }
  const io: Io = {
    stdout: (text) => void (written.stdout += text),
    stderr: (text) => void (written.stderr += text),
    cwd: process.cwd(),
    env: {},
    resources: resolve(import.meta.dirname, "../../resources"),
    signal: new AbortController().signal,
    ...line.find((part) => typeof part !== "string"),
  }
  const code = await main(
    line.filter((part) => typeof part === "string"),
    io,
  )
  return { code, ...written }
}

/** A folder of its own for the files a test writes. */
export function emptyFolder(): string {
  return mkdtempSync(join(tmpdir(), "corchete-test-"))
}
