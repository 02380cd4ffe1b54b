/** What a command may touch of the process around it, so that tests run commands without one. */
export interface Io {
  readonly stdout: (text: string) => void
  readonly stderr: (text: string) => void
  /** Relative file names start here. */
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
  /** The `resources` folder of this installation. Paths from `import.meta.url` do not survive bundling. */
  readonly resources: string
  /** Aborted when the user asks to stop; only commands that stay open listen. */
  readonly signal: AbortSignal
}

export interface Command {
  readonly name: string
  /** One line for the list of commands. */
  readonly summary: string
  /** What `--help` prints: the forms of the call, the options, the exit codes if they say something. */
  readonly usage: string
  /**
   * Does the work and resolves to the exit code.
   * May let what `parseArgs` of node:util throws escape: it is reported as wrong usage.
   */
  readonly run: (args: readonly string[], io: Io) => Promise<ExitCode>
}

export type ExitCode = 0 | 1 | 2

/** Exit codes mean the same in every command, so that scripts can act on them. */
export const exit = {
  done: 0,
  /** Changes, problems, open brackets: the answer is in the output. */
  found: 1,
  /** Wrong usage or unreadable input: the reason is on stderr. */
  wrong: 2,
} as const

/** Says why a command cannot do its work: `return refuse(io, "la-paz.txt: the file is empty")`. */
export function refuse(io: Io, message: string): typeof exit.wrong {
  io.stderr(`corchete: ${message}\n`)
  return exit.wrong
}

export function printJson(io: Io, value: unknown): void {
  io.stdout(`${JSON.stringify(value, null, 2)}\n`)
}
