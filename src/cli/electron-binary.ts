import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"

/**
 * Electron's program, or null where there is none.
 *
 * Looked for without loading the package: Electron downloads its program when first loaded, which
 * throws without a network and hangs on one that swallows packets.
 */
export function electronBinary(
  root: string,
  env: Readonly<Record<string, string | undefined>>,
): string | null {
  const folder = env["ELECTRON_OVERRIDE_DIST_PATH"]
  if (folder !== undefined && folder !== "") return existing(join(folder, programName()))
  const electron = join(root, "node_modules/electron")
  const pointer = join(electron, "path.txt")
  return existsSync(pointer) ? existing(join(electron, "dist", readFileSync(pointer, "utf8").trim())) : null
}

function programName(): string {
  switch (process.platform) {
    case "win32":
      return "electron.exe"
    case "darwin":
      return "Electron.app/Contents/MacOS/Electron"
    default:
      return "electron"
  }
}

function existing(path: string): string | null {
  return existsSync(path) ? path : null
}
