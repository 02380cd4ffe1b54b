import type { ImportLog, Line } from "./import-log.ts"

/** A printed page's own number: "Page 3 of 20", "3 of 46", "3/46". */
const pageMark = /^(?:page |p\. ?|página |seite )?\d{1,4} ?(?:of|\/|de|sur|von) ?\d{1,4}$/i

/** Running heads are no longer than this many lines, and few words each. */
const maxHeadLines = 4
const maxHeadLength = 90

/** A line of text, or the place where a printed page ended: text may go on across it. */
export type PagedLine = Line & { readonly pageBreak?: true }

/**
 * Takes running heads, feet and page numbers out of text that was a printed
 * page, and leaves a mark where each page ended.
 *
 * A head is what stands next to most page numbers in the same words; what stands
 * there once belongs to the text.
 */
export function takePageMarks(lines: readonly Line[], log: ImportLog): readonly PagedLine[] {
  const marks = lines.flatMap(({ text }, index) => (isPageMark(lines, text, index) ? [index] : []))
  if (marks.length < 2) return lines
  const heads = repeated(
    marks.flatMap((mark) => neighbours(lines, mark, 1)),
    marks.length,
  )
  const feet = repeated(
    marks.flatMap((mark) => neighbours(lines, mark, -1)),
    marks.length,
  )
  const taken = new Set(marks)
  for (const mark of marks) {
    for (const [step, known] of [
      [1, heads],
      [-1, feet],
    ] as const)
      for (const index of around(lines, mark, step)) {
        if (!known.has(pattern(lines[index]?.text ?? ""))) break
        taken.add(index)
      }
  }
  return lines.map((line, index): PagedLine => {
    if (!taken.has(index)) return line
    if (marks.includes(index)) log.setAside(line, "page-number", "number of a printed page")
    else log.setAside(line, "running-head", "head or foot of a printed page")
    return { number: line.number, text: "", pageBreak: true }
  })
}

function isPageMark(lines: readonly Line[], text: string, index: number): boolean {
  if (text.includes("\f"))
    return text.replace("\f", "").trim() === "" || pageMark.test(text.replace("\f", "").trim())
  if (!pageMark.test(text.trim())) return false
  // "of 3/46" in running text is no mark: a mark has a line to itself and stands apart or centred.
  return (lines[index - 1]?.text.trim() ?? "") === "" || /^\s{8,}/.test(text)
}

/** The texts of the lines next to a mark, in one direction, up to the first that is too long for a head. */
const neighbours = (lines: readonly Line[], mark: number, step: 1 | -1): string[] => [
  ...new Set(around(lines, mark, step).map((index) => pattern(lines[index]?.text ?? ""))),
]

function around(lines: readonly Line[], mark: number, step: 1 | -1): number[] {
  const found: number[] = []
  for (let index = mark + step; found.length < maxHeadLines; index += step) {
    const text = lines[index]?.text.trim()
    if (text === undefined || text.length > maxHeadLength) break
    if (text === "") {
      // Empty lines may part a mark from its head, but end it once it has begun.
      if (found.length > 0) break
      if (Math.abs(index - mark) > 6) break
      continue
    }
    found.push(index)
  }
  return found
}

/** Numbers change from page to page: "6914/24 RR/hm 3". */
const pattern = (text: string): string => text.trim().replace(/\s+/g, " ").replace(/\d+/g, "#")

function repeated(texts: readonly string[], marks: number): ReadonlySet<string> {
  const counts = new Map<string, number>()
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1)
  const often = Math.max(2, marks / 2)
  return new Set([...counts].filter(([text, count]) => text !== "" && count >= often).map(([text]) => text))
}
