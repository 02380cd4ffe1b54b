import type { Line } from "./import-log.ts"

/**
 * How a plain text is set: one line for each paragraph, or lines broken at a
 * margin. `margin` is the length of a full line, where lines are broken.
 */
export type Setting =
  { readonly kind: "line-a-paragraph" } | { readonly kind: "wrapped"; readonly margin: number }

/** No printed line is longer: a text with many longer ones has a line for each paragraph. */
const longestPrintedLine = 180

/** A few lines do not show a margin. */
const fewestFullLines = 3

/**
 * Tells how a text is set from the lengths of its lines. Lines broken at a
 * margin are many and of nearly one length; a paragraph to a line has lines
 * of any length, some of them longer than a page is wide.
 */
export function settingOf(lines: readonly Line[]): Setting {
  const lengths = lines.map(({ text }) => text.trimEnd().length).filter((length) => length > 0)
  const longest = Math.max(0, ...lengths)
  if (lengths.filter((length) => length > longestPrintedLine).length > lengths.length / 20)
    return { kind: "line-a-paragraph" }
  const isFull = (length: number): boolean => length > 40 && length >= margin - 25 && length <= margin
  const margin = percentile(lengths, 0.97)
  // A full line followed at once by another line: somebody broke it.
  const broken = lines.filter(
    ({ text }, index) => isFull(text.trimEnd().length) && (lines[index + 1]?.text.trim() ?? "") !== "",
  )
  if (longest < 40 || broken.length < fewestFullLines) return { kind: "line-a-paragraph" }
  return { kind: "wrapped", margin }
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((first, second) => first - second)
  return sorted[Math.floor((sorted.length - 1) * share)] ?? 0
}
