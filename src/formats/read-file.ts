import { parseDeclaration } from "./declaration-json/parse-declaration.ts"
import { parseDocx } from "./docx-in/parse-docx.ts"
import { parseText } from "./text/parse-text.ts"
import { parseMarkdown } from "./markdown/parse-markdown.ts"
import { type ParseResult, unreadable } from "./report.ts"
import type { ImportOptions } from "./text/build-declaration.ts"

/** Larger than any declaration ever negotiated, small enough to be read at once. */
export const maxFileSize = 32 * 1024 * 1024

/**
 * Reads a file of any format we know, told by its name and, where the name
 * does not say it, by its content. Command line and window read through this.
 */
export function parseFile(name: string, bytes: Uint8Array, options: ImportOptions = {}): ParseResult {
  if (bytes.length > maxFileSize)
    return unreadable(
      `the file has ${megabytes(bytes.length)}, more than the ${megabytes(maxFileSize)} we read`,
    )
  // A zip file or an old Word file is no text, whatever its name says.
  if (/\.do[ct][xm]?$/i.test(name) || /^(?:PK\u0003\u0004|\u00d0\u00cf\u0011\u00e0)/.test(start(bytes)))
    return parseDocx(bytes, options)
  const decoded = decode(bytes)
  if (!decoded.ok) return decoded
  const { text } = decoded
  if (text.trim() === "") return unreadable("the file is empty", 1)
  if (/\.json$/i.test(name)) return parseDeclaration(text)
  return isMarkdown(name, text) ? parseMarkdown(text, options) : parseText(text, options)
}

/** By its name, or by front matter, headings with signs, or notes as Markdown writes them. */
function isMarkdown(name: string, text: string): boolean {
  if (/\.(?:md|markdown)(?:\.txt)?$/i.test(name)) return true
  if (/\.(?:te?xt)$/i.test(name)) return false
  return /^---\r?\n[\w-]+:/.test(text) || (text.match(/^#{1,6} \S/gm)?.length ?? 0) >= 2
}

/** The text in some bytes, or why they are no text. UTF-8, or UTF-16 with its mark. */
export function decode(bytes: Uint8Array): { ok: true; text: string } | (ParseResult & { ok: false }) {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? "utf-16le"
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? "utf-16be"
        : "utf-8"
  let text: string
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    return { ok: false, message: `not text in ${encoding.toUpperCase()}`, line: lineOfBadByte(bytes) }
  }
  const nul = text.indexOf("\0")
  if (nul !== -1) {
    return { ok: false, message: "not a text file: it holds a NUL character", line: lineAt(text, nul) }
  }
  return { ok: true, text }
}

/** The line up to which the bytes are UTF-8: where to look in an editor. */
function lineOfBadByte(bytes: Uint8Array): number {
  const lenient = new TextDecoder("utf-8").decode(bytes)
  return lineAt(lenient, Math.max(0, lenient.indexOf("\ufffd")))
}

const lineAt = (text: string, offset: number): number => text.slice(0, offset).split("\n").length

const megabytes = (bytes: number): string => `${String(Math.ceil(bytes / 1024 / 1024))} MB`

const start = (bytes: Uint8Array): string => String.fromCharCode(...bytes.subarray(0, 4))
