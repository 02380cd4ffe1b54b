/** What the server tells about itself. Never a word of a declaration, a note or a token. */
export type Log = (event: LogEvent) => void

export interface LogEvent {
  readonly level: "info" | "warn" | "error"
  readonly event: string
  readonly [fact: string]: string | number | boolean | null | undefined
}

/** One JSON object per line, as collectors of logs expect them. */
export const logTo =
  (write: (line: string) => void): Log =>
  (event) =>
    write(`${JSON.stringify({ at: new Date().toISOString(), ...event })}\n`)

export const silentLog: Log = () => undefined
