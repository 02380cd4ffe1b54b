import { type DocumentName, parseDocumentName } from "../rooms/document-name.ts"

/**
 * The document a frame is about, or null where it names none of ours. Looked at before Hocuspocus
 * does, which keeps connections in plain objects by name: `__proto__` would find something there.
 */
export function addressOf(frame: Uint8Array): DocumentName | null {
  let length = 0
  let at = 0
  // A number in groups of seven bits, as lib0 writes it; a name of ours is short.
  for (let shift = 0; shift < 14; shift += 7) {
    const byte = frame[at++]
    if (byte === undefined) return null
    length |= (byte & 0x7f) << shift
    if (byte < 0x80) break
  }
  if (length > frame.length - at) return null
  const address = new TextDecoder().decode(frame.subarray(at, at + length))
  // A client with several windows on one socket adds a session behind a zero.
  return parseDocumentName(address.replace(/\0.{0,64}$/s, ""))
}
