import type { UnmatchedSign } from "../../core/brackets/pairs.ts"

/** A sign without a partner, made visible with a place where the partner may be missing. */
export interface NotationProblem {
  readonly line: number
  readonly kind: "unmatched-opening" | "unmatched-closing"
  readonly message: string
  /** The offset of the sign in the text. */
  readonly at: number
  /** Where the partner may be missing. A suggestion: nobody acts on it but a person. */
  readonly partner: { readonly at: number; readonly line: number }
}

/** Words shown to find the place by. */
const shown = 40

/**
 * The unmatched signs as problems, each with a suggested partner.
 *
 * A bracket is most often forgotten at the edge of its own paragraph, so that is
 * where the partner is looked for, and no further.
 */
export function problemsOf(
  text: string,
  unmatched: readonly UnmatchedSign[],
  lineAt: (at: number) => number,
): NotationProblem[] {
  return unmatched.map(({ at, sign }) => {
    const line = lineAt(at)
    if (sign === "[") {
      const end = paragraphEnd(text, at)
      const partner = { at: end, line: lineAt(Math.max(at, end - 1)) }
      const message = `the bracket opened before “${quote(text.slice(at + 1, at + 1 + 2 * shown))}” is never closed; it may be meant to close at the end of its paragraph, line ${partner.line}`
      return { line, kind: "unmatched-opening" as const, message, at, partner }
    }
    const start = paragraphStart(text, at)
    const partner = { at: start, line: lineAt(start) }
    const before = text.slice(Math.max(start, at - 2 * shown), at)
    const message = `the bracket closed after “${quote(before, true)}” was never opened; it may be meant to open at the start of its paragraph, line ${partner.line}`
    return { line, kind: "unmatched-closing" as const, message, at, partner }
  })
}

function quote(words: string, fromEnd = false): string {
  const plain = words.replace(/\s+/g, " ").trim()
  if (plain.length <= shown) return plain
  return fromEnd ? `…${plain.slice(-shown)}` : `${plain.slice(0, shown)}…`
}

// A paragraph ends at an empty line, or before a line that starts a list item or a numbered
// paragraph; labels printed in the margin ("Pp1") fall between the lines of a copied page.
const startsParagraph = /^[ \t]*(?:(?:\(?[a-z0-9]{1,4}[.)]|[-*•❖])[ \t]|pp\d+[ \t]*$)/i

function paragraphEnd(text: string, at: number): number {
  let end = lineEnd(text, at)
  for (let next = end + 1; next < text.length; next = end + 1) {
    const line = text.slice(next, lineEnd(text, next))
    if (line.trim() === "" || startsParagraph.test(line)) break
    end = next + line.length
  }
  return end
}

function paragraphStart(text: string, at: number): number {
  let start = text.lastIndexOf("\n", at - 1) + 1
  while (start > 0 && !startsParagraph.test(text.slice(start, lineEnd(text, start)))) {
    const previous = text.lastIndexOf("\n", start - 2) + 1
    if (text.slice(previous, start - 1).trim() === "") break
    start = previous
  }
  return start + (/^[ \t]*/.exec(text.slice(start, at))?.[0].length ?? 0)
}

const lineEnd = (text: string, from: number): number => {
  const end = text.indexOf("\n", from)
  return end < 0 ? text.length : end
}
