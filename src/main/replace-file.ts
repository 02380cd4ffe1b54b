import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from "node:fs"
import { basename, dirname, join } from "node:path"

/**
 * Writes a file so that at every moment either the old or the new one is whole: to a new file in
 * the same folder, to the disk, then renamed over the old one.
 */
export function replaceFile(path: string, bytes: Uint8Array, mode = 0o666): void {
  const draft = join(dirname(path), `.${basename(path)}.${process.pid}.part`)
  const file = openSync(draft, "w", mode)
  try {
    for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at)
    fsyncSync(file)
  } catch (error) {
    closeSync(file)
    rmSync(draft, { force: true })
    throw error
  }
  closeSync(file)
  renameSync(draft, path)
}
