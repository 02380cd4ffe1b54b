import type { Declaration } from "../../core/declaration/declaration.ts"
import { openWord } from "../docx-in/open-word.ts"
import { readWords } from "../docx-in/read-body.ts"
import { formatDocx } from "../docx-out/format-docx.ts"
import { type Decision, linesAfter } from "./decide-changes.ts"

/**
 * Makes sure that a file with tracked changes says what it should: all accepted
 * it reads as the draft, all rejected as the baseline, footnotes included. Reads
 * the bytes as any file somebody sent, and throws where they differ.
 */
export function verifyRedline(bytes: Uint8Array, baseline: Declaration, draft: Declaration): void {
  for (const [decision, declaration] of [
    ["accept", draft],
    ["reject", baseline],
  ] as const) {
    const found = linesOf(bytes, decision)
    const expected = linesOf(plainFile(declaration), decision)
    const at = expected.findIndex((line, index) => line !== found[index])
    if (at === -1 && found.length === expected.length) continue
    const place = at === -1 ? expected.length : at
    throw new Error(
      `the redline is wrong: after ${decision}, line ${String(place + 1)} reads ` +
        `“${found[place] ?? ""}” instead of “${expected[place] ?? ""}”`,
    )
  }
}

/** The side as a file of its own, without the statuses printed at the ends of paragraphs. */
const plainFile = (declaration: Declaration): Uint8Array =>
  formatDocx(
    { ...declaration, records: { ...declaration.records, statuses: new Map() } },
    { view: "compilation" },
  )

function linesOf(bytes: Uint8Array, decision: Decision): string[] {
  const opened = openWord(bytes)
  if (!opened.ok) throw new Error(`the redline is no Word file: ${opened.message}`)
  return linesAfter(readWords(opened.file), decision)
}
