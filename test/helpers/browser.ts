import { spawnSync } from "node:child_process"
import { existsSync } from "node:fs"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"
import { chromium, type Browser } from "playwright-core"

/** What keeps Chromium quiet, offline and alike on every machine. */
export const chromiumFlags: readonly string[] = [
  // Build machines run as root, where Chromium's own sandbox refuses to start.
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
]

const usualPlaces = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome-stable",
  "/usr/bin/google-chrome",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
]

/** The Chromium of this machine: `CHROMIUM`, the usual places, Playwright's cache; else null. */
export function findChromium(): string | null {
  const named = process.env["CHROMIUM"]
  if (named !== undefined && named !== "") {
    if (!existsSync(named)) throw new Error(`CHROMIUM names ${named}, which does not exist`)
    return named
  }
  return [...usualPlaces, chromium.executablePath()].find((path) => existsSync(path)) ?? null
}

/**
 * The Chromium of this machine, installed first where it is missing.
 * The end-to-end tests need one and never skip themselves, so that a green run means they ran.
 */
export function ensureChromium(): string {
  return findChromium() ?? (canUseApt() ? installFromDebian() : null) ?? installFromPlaywright() ?? refuse()
}

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: ensureChromium(),
    headless: process.env["HEADED"] !== "1",
    args: [...chromiumFlags],
  })
}

function canUseApt(): boolean {
  return process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")
}

function installFromDebian(): string | null {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" }
  spawnSync("apt-get", ["update", "-q"], { stdio: "inherit", env })
  spawnSync("apt-get", ["install", "-q", "-y", "--no-install-recommends", "chromium"], {
    stdio: "inherit",
    env,
  })
  return findChromium()
}

function installFromPlaywright(): string | null {
  const cli = join(dirname(createRequire(import.meta.url).resolve("playwright-core/package.json")), "cli.js")
  spawnSync(process.execPath, [cli, "install", "chromium"], { stdio: "inherit" })
  return findChromium()
}

function refuse(): never {
  throw new Error(
    "The end-to-end tests need Chromium and none could be found or installed. " +
      "Install it (`apt install chromium`) or set CHROMIUM to the path of a Chromium or Chrome.",
  )
}
