import { expect } from "vitest"
import type { Declaration } from "../../src/core/declaration/declaration.ts"
import { formatNotation } from "../../src/formats/notation/format-notation.ts"
import type { ImportReport } from "../../src/formats/report.ts"

/** Runs of letters and digits: what must not be lost, added or altered in silence. */
export const words = (text: string): string[] => text.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []

/**
 * The law of every import: the report accounts for every line of the source, and
 * the source's words, changed by the report's entries and by nothing else, are
 * the words of the declaration.
 */
export function expectConserved(source: string, declaration: Declaration, report: ImportReport): void {
  const lines = source.replace(/^\ufeff/, "").split(/\r\n|\r|\n/)
  expect(report.lines.map(({ text }) => text)).toEqual(lines)
  expect(
    report.lines.filter(({ fate, to }) => (fate === "kept" || fate === "changed") && to.length === 0),
  ).toEqual([])
  const changed = [...lines]
  for (const { line, before, after, kind } of report.entries) {
    if (kind === "corrected" || before === after) continue
    const text = changed[line - 1] ?? ""
    expect(text, `line ${String(line)}`).toContain(before)
    changed[line - 1] = text.replace(before, () => after)
  }
  // Names beside a bracket are its notation: they are kept in its record, not in the words.
  const texts = [declaration.doc, ...declaration.notes.values()].flatMap((doc) =>
    formatNotation(doc, declaration.records),
  )
  expect(words(texts.join("\n")).sort()).toEqual(words(changed.join("\n")).sort())
}
