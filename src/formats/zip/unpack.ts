import { Inflate } from "fflate"
import { packedBytes, readDirectory, type ZipEntry } from "./directory.ts"

export type Unpacked =
  | { readonly ok: true; readonly parts: ReadonlyMap<string, Uint8Array>; readonly paths: readonly string[] }
  | { readonly ok: false; readonly message: string }

/** More parts than any text has: each picture is one, and nobody illustrates a declaration. */
const mostParts = 5_000
/** The largest part we unpack, and all of them together. The text of a thousand pages has 20 MB. */
const largestPart = 64 * 1024 * 1024
const largestTotal = 128 * 1024 * 1024
/** Packed bytes given to the unpacker at a time: at most a thousand times as many come out before we look. */
const step = 16 * 1024

/**
 * The parts of a zip file whose paths are wanted, and the paths of all.
 *
 * Sizes are checked before unpacking, and again while it runs: the directory of
 * a zip bomb says what it likes.
 */
export function unpack(bytes: Uint8Array, isWanted: (path: string) => boolean): Unpacked {
  const entries = readDirectory(bytes)
  if (!entries) return refused("it is not a zip file, or only the beginning of one")
  if (entries.length > mostParts) return refused(`it holds ${String(entries.length)} parts, far too many`)
  const paths = entries.map(({ path }) => path)
  if (new Set(paths).size < paths.length)
    return refused("it holds two parts of one name: what one program shows another would not")
  const parts = new Map<string, Uint8Array>()
  let total = 0
  for (const entry of entries) {
    if (!isWanted(entry.path)) continue
    total += entry.size
    if (entry.size > largestPart || total > largestTotal)
      return refused(`${entry.path} would unpack to ${megabytes(entry.size)}: far too much for a text`)
    const part = unpackEntry(bytes, entry)
    if (typeof part === "string") return refused(part)
    parts.set(entry.path, part)
  }
  return { ok: true, parts, paths }
}

const refused = (message: string): Unpacked => ({ ok: false, message })

/** The bytes of a part, or why they cannot be had. */
function unpackEntry(bytes: Uint8Array, entry: ZipEntry): Uint8Array | string {
  if (entry.isEncrypted) return `${entry.path} is encrypted`
  const packed = packedBytes(bytes, entry)
  if (!packed) return `${entry.path} is not where the zip file says: the file is damaged`
  if (entry.method === 0) return packed
  if (entry.method !== 8) return `${entry.path} is packed in a way we do not know`
  const part = new Uint8Array(entry.size)
  let filled = 0
  const inflate = new Inflate((chunk) => {
    if (filled + chunk.length <= part.length) part.set(chunk, filled)
    filled += chunk.length
  })
  try {
    for (let at = 0; at < packed.length && filled <= part.length; at += step)
      inflate.push(packed.subarray(at, at + step), at + step >= packed.length)
  } catch (error) {
    if (!isDamage(error)) throw error
    return `${entry.path} cannot be unpacked: the file is damaged`
  }
  if (filled !== part.length) return `${entry.path} unpacks to another size than the zip file says`
  return part
}

/** What fflate throws about bytes carries a code; our own mistakes do not. */
const isDamage = (error: unknown): boolean => error instanceof Error && "code" in error

const megabytes = (size: number): string => `${String(Math.ceil(size / 1024 / 1024))} MB`
