import { sha256 } from "@noble/hashes/sha2.js"
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js"
import type { Node } from "prosemirror-model"

/**
 * The exact wording an agreement is bound to, as text.
 *
 * Normalised here and nowhere else: Unicode NFC, runs of white space (the
 * no-break space among them) as one space, soft hyphens dropped. Everything
 * else counts: case, punctuation, quotation marks, each note reference (¹ by
 * its id) and each bracket's edges, because text put between brackets is no
 * longer the text that was agreed.
 */
export function wordingOf(content: Node): string {
  let wording = ""
  let open: readonly string[] = []
  content.descendants((node) => {
    if (!node.isInline) return true
    const marks = node.marks
      .filter((mark) => mark.type.name === "bracket")
      .map((mark) => String(mark.attrs.id))
    if (marks.join() !== open.join()) {
      wording += `⟦${[...marks].sort().join()}⟧`
      open = marks
    }
    if (node.isText) wording += node.text ?? ""
    else if (node.type.name === "footnote") wording += `⟨${String(node.attrs.id)}⟩`
    return false
  })
  if (open.length > 0) wording += "⟦⟧"
  return normalise(wording)
}

const normalise = (text: string): string =>
  text.normalize("NFC").replaceAll("\u00ad", "").replace(/\s+/gu, " ").trim()

/** A short fingerprint of a wording: 32 hexadecimal digits of its SHA-256. */
export const wordingHash = (content: Node): string =>
  bytesToHex(sha256(utf8ToBytes(wordingOf(content)))).slice(0, 32)
