import type { Io } from "./command.ts"

/** The real process: its streams, its folder, and Ctrl-C as a request to stop. */
export function processIo(resources: string): Io {
  // `corchete … | head` closes the pipe early; what it wanted has been written.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error
  })
  let signal: AbortSignal | null = null
  return {
    stdout: (text) => void process.stdout.write(text),
    stderr: (text) => void process.stderr.write(text),
    cwd: process.cwd(),
    env: process.env,
    resources,
    // Only when asked for: a command that does not listen is to be ended by Ctrl-C as usual.
    get signal() {
      return (signal ??= stopRequested())
    },
  }
}

// One Ctrl-C can arrive twice, from the terminal and from the process that started this one.
const sameRequest = 500

/** Aborted by the first Ctrl-C or SIGTERM. A second one, of somebody who will not wait, ends the process. */
function stopRequested(): AbortSignal {
  const controller = new AbortController()
  let askedAt = 0
  for (const name of ["SIGINT", "SIGTERM"] as const) {
    process.on(name, () => {
      if (!controller.signal.aborted) {
        askedAt = performance.now()
        controller.abort()
      } else if (performance.now() - askedAt > sameRequest) process.exit(130)
    })
  }
  return controller.signal
}
