import { decode, encode } from "./transport.ts"

type Handler = (event: unknown, ...args: unknown[]) => unknown

const handlers = new Map<string, Handler>()

export const ipcMain = {
  handle(channel: string, handler: Handler): void {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
    handlers.set(channel, handler)
  },
  removeHandler(channel: string): void {
    handlers.delete(channel)
  },
}

/** Answers a call from a page. Errors cross as text, as they do in the real thing. */
export async function answer(
  event: unknown,
  channel: string,
  args: unknown,
): Promise<{ ok: unknown } | { error: string }> {
  const handler = handlers.get(channel)
  if (handler === undefined) return { error: `No handler registered for '${channel}'` }
  try {
    return { ok: encode(await handler(event, ...(decode(args) as unknown[]))) }
  } catch (error) {
    return { error: String(error) }
  }
}
