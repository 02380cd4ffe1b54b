import { spawnSync } from "node:child_process"
import { existsSync, readdirSync, statSync, utimesSync, writeFileSync } from "node:fs"
import { join } from "node:path"

/** Everything the built app is made from. Folders count too: they change when a file goes. */
const sources = ["src", "resources", "package.json", "package-lock.json", "electron.vite.config.ts"]

/** Written last, so that a build that broke off counts as none. */
const stamp = "out/built"

/**
 * Builds the app of a clone if a source is newer than the last build.
 * Returns whether there is a build to run; an installed package carries its own.
 */
export function buildStale(root: string, say: (line: string) => void): boolean {
  if (!existsSync(join(root, "electron.vite.config.ts"))) return true
  if (!isStale(root)) return true
  say("Building the app …")
  const startedAt = new Date()
  const { status } = spawnSync(
    process.execPath,
    [join(root, "node_modules/electron-vite/bin/electron-vite.js"), "build", "--logLevel", "warn"],
    { cwd: root, stdio: ["ignore", "inherit", "inherit"] },
  )
  if (status !== 0) return false
  // The time it began: what was saved meanwhile is not in it.
  writeFileSync(join(root, stamp), "")
  utimesSync(join(root, stamp), startedAt, startedAt)
  return true
}

function isStale(root: string): boolean {
  const path = join(root, stamp)
  if (!existsSync(path)) return true
  const builtAt = statSync(path).mtimeMs
  return sources.some((source) => newest(join(root, source)) > builtAt)
}

function newest(path: string): number {
  const stats = statSync(path)
  if (!stats.isDirectory()) return stats.mtimeMs
  const inside = readdirSync(path, { recursive: true, withFileTypes: true })
  return Math.max(
    stats.mtimeMs,
    ...inside.map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs),
  )
}
