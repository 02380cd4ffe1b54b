import type { Io } from "./command.ts"

/** The real process: its streams, its folder, and Ctrl-C as a request to stop. */
export function processIo(resources: string): Io {
  // `corchete … | head` closes the pipe early; what it wanted has been written.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error
  })
  return {
    stdout: (text) => void process.stdout.write(text),
    stderr: (text) => void process.stderr.write(text),
    cwd: process.cwd(),
    env: process.env,
    resources,
    signal: stopRequested(),
  }
}

/** Aborted by the first Ctrl-C or SIGTERM. The second one ends the process at once, as without us. */
function stopRequested(): AbortSignal {
  const controller = new AbortController()
  for (const name of ["SIGINT", "SIGTERM"] as const) {
    process.once(name, () => controller.abort())
  }
  return controller.signal
}
