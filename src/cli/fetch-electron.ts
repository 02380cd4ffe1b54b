import { spawnSync } from "node:child_process"
import { existsSync } from "node:fs"
import { join } from "node:path"

/** Where Electron's own installer looks, unless `ELECTRON_MIRROR` says otherwise. */
const releases = "https://github.com/electron/electron/releases/"

// A network that swallows packets would keep the installer waiting for minutes.
const patience = 3_000

/** Lets Electron's installer fetch its program once. Returns whether it may be there now. */
export async function fetchElectron(
  root: string,
  env: Readonly<Record<string, string | undefined>>,
  say: (line: string) => void,
): Promise<boolean> {
  const installer = join(root, "node_modules/electron/install.js")
  if (!existsSync(installer) || !(await isReachable(env["ELECTRON_MIRROR"] ?? releases))) return false
  say("Fetching Electron, some 120 MB, this once …")
  return spawnSync(process.execPath, [installer], { stdio: ["ignore", "inherit", "ignore"] }).status === 0
}

async function isReachable(url: string): Promise<boolean> {
  try {
    await fetch(url, { method: "HEAD", signal: AbortSignal.timeout(patience) })
    return true
  } catch (error) {
    // fetch reports an unreachable network as a TypeError, the end of our patience by its name.
    if (error instanceof TypeError || (error instanceof DOMException && error.name === "TimeoutError"))
      return false
    throw error
  }
}
