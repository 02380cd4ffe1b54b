import { ensureChromium } from "../helpers/browser.ts"

/** Runs once before all end-to-end tests, so that a missing browser is one clear message. */
export function setup(): void {
  process.env["CHROMIUM"] = ensureChromium()
}
