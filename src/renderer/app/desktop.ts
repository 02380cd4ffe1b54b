import type { Bridge } from "../../bridge/bridge.ts"

declare global {
  interface Window {
    /** There in the desktop app only. */
    readonly corchete?: Bridge
  }
}

/** The desktop around this window, or null in a browser. */
export const desktop: Bridge | null = typeof window === "undefined" ? null : (window.corchete ?? null)
