import { readFileSync } from "node:fs"
import { decode, encode } from "./transport.ts"

/** What the page offers the process: installed by Playwright under these names. */
interface PageBindings {
  standInInvoke?: (channel: string, args: unknown) => Promise<{ ok: unknown } | { error: string }>
  standInDeliver?: (channel: string, args: unknown) => void
}

type Listener = (event: unknown, ...args: unknown[]) => void

/** The script that runs the preload in a page, before the page's own scripts, in its top frame. */
export function preloadScript(preload: string): string {
  return [
    "if (window === window.top) (() => {",
    encode.toString(),
    decode.toString(),
    `const { require, process } = (${hostPreload.toString()})(encode, decode, ${JSON.stringify(process.platform)});`,
    `((module, exports) => {${readFileSync(preload, "utf8")}\n})({ exports: {} }, {});`,
    "})();",
  ].join("\n")
}

/** Runs in the page. What a sandboxed preload may require, and nothing else. */
function hostPreload(
  encodeValue: typeof encode,
  decodeValue: typeof decode,
  platform: string,
): { require: (name: string) => unknown; process: object } {
  const listeners = new Map<string, Listener[]>()
  const bindings = window as unknown as PageBindings
  const invoke = bindings.standInInvoke
  // Out of the page's reach, as the isolated world of the real thing has it.
  delete bindings.standInInvoke
  bindings.standInDeliver = (channel, args) => {
    for (const listener of [...(listeners.get(channel) ?? [])])
      listener({ sender: null }, ...(decodeValue(args) as unknown[]))
  }
  const ipcRenderer = {
    async invoke(channel: string, ...args: unknown[]): Promise<unknown> {
      const answer = await invoke?.(channel, encodeValue(args))
      if (answer === undefined || "error" in answer)
        throw new Error(`Error invoking remote method '${channel}': ${answer?.error ?? "no answer"}`)
      return decodeValue(answer.ok)
    },
    on(channel: string, listener: Listener): void {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener])
    },
    removeListener(channel: string, listener: Listener): void {
      listeners.set(
        channel,
        (listeners.get(channel) ?? []).filter((other) => other !== listener),
      )
    },
  }
  const freeze = (value: unknown): unknown => {
    if (typeof value === "object" && value !== null) {
      Object.values(value).forEach(freeze)
      Object.freeze(value)
    }
    return value
  }
  const contextBridge = {
    exposeInMainWorld: (name: string, api: unknown) =>
      Object.defineProperty(window, name, { value: freeze(api), enumerable: true }),
  }
  return {
    require(name) {
      if (name === "electron" || name === "electron/renderer") return { contextBridge, ipcRenderer }
      throw new Error(`module not found: ${name}`)
    },
    process: { platform, versions: {}, env: {}, argv: [], contextIsolated: true, sandboxed: true },
  }
}
