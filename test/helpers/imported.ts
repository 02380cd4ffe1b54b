import { expect } from "vitest"
import { parseFile } from "../../src/formats/read-file.ts"
import { formatText } from "../../src/formats/text/format-text.ts"
import type { Declaration } from "../../src/core/declaration/declaration.ts"
import type { ImportReport } from "../../src/formats/report.ts"
import { someActors } from "./notation.ts"

/** Words, brackets and nothing else, in order: what printing a text again must give back. */
export const tokens = (text: string): string[] =>
  text
    // A raised number is one of its own; a hyphen at the end of a line joins.
    .replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]+/g, " $& ")
    .normalize("NFKC")
    .replace(/(?<=[\p{L}\d]-)\s*\n\s*/gu, "")
    .match(/[\p{L}\p{N}\p{M}]+|[[\]]/gu) ?? []

/** Imports a file's text; a text that cannot be read fails the test. */
export function imported(
  text: string,
  name = "draft.txt",
): { readonly declaration: Declaration; readonly report: ImportReport } {
  const result = parseFile(name, new TextEncoder().encode(text), { actors: someActors })
  if (!result.ok) throw new Error(result.message)
  return result
}

/** The law of plain text: read and printed again it has the same words and brackets in the same order. */
export function expectSameText(text: string): void {
  const { declaration, report } = imported(text)
  expect(tokens(formatText(declaration, { report }))).toEqual(tokens(text))
}
