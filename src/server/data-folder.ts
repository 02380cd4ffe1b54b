import { homedir } from "node:os"
import { posix, win32 } from "node:path"

/**
 * Where this computer keeps its rooms, the same for the desktop app and for `corchete start`, so
 * that both show the same rooms. `CORCHETE_DATA` puts it elsewhere.
 */
export function dataFolder(
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
  home = homedir(),
): string {
  const named = env["CORCHETE_DATA"]
  if (named !== undefined && named !== "") return named
  if (platform === "win32") {
    return win32.join(env["LOCALAPPDATA"] ?? win32.join(home, "AppData", "Local"), "Corchete")
  }
  if (platform === "darwin") return posix.join(home, "Library", "Application Support", "Corchete")
  const share = env["XDG_DATA_HOME"]
  // The specification: a relative path in there is to be ignored.
  const base = share?.startsWith("/") === true ? share : posix.join(home, ".local", "share")
  return posix.join(base, "corchete")
}
