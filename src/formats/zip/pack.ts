import { strToU8, zipSync, type Zippable } from "fflate"

/**
 * A zip file of some parts, in the order given.
 *
 * The same parts give the same bytes: every part carries the first moment a zip
 * can express instead of the present one. (It is a local time there, so that no
 * time zone changes it.)
 */
export function pack(parts: ReadonlyMap<string, string>): Uint8Array {
  const files: Zippable = {}
  for (const [path, text] of parts) files[path] = [strToU8(text), { mtime: firstMoment, level: 6 }]
  return zipSync(files)
}

const firstMoment = new Date(1980, 0, 1)
