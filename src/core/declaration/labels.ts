import type { Transform } from "prosemirror-transform"
import { markers } from "./numbering.ts"
import { type Paragraph, paragraphsOf } from "./paragraph.ts"

/** What comes after a number that is taken, in the order of use; from the sixth on people write numbers. */
const latin = [
  "bis",
  "ter",
  "quater",
  "quinquies",
  "sexies",
  "septies",
  "octies",
  "novies",
  "decies",
] as const

/**
 * The label for a paragraph put in after the one labelled `label`: "3 bis" after
 * "3", "OP7ter" where "OP7bis" is taken. Written like the label it follows.
 *
 * @param taken every label in use
 */
export function nextLabel(label: string, taken: ReadonlySet<string>): string {
  const [, base = label, space = "", word] = labelForm.exec(label) ?? []
  // "3 bis" is written apart, "OP7bis" is not; a label that has its word already shows the way.
  const gap = word === undefined ? (/^\p{L}+\d/u.test(base) ? "" : " ") : space
  for (const next of latin) {
    const candidate = `${base}${gap}${next}`
    if (!taken.has(candidate)) return candidate
  }
  let number = 11
  while (taken.has(`${base}${gap}${String(number)}`)) number++
  return `${base}${gap}${String(number)}`
}

const labelForm = new RegExp(`^(.*?\\d+)(\\s*)(${latin.join("|")})?$`, "i")

/** One line of the concordance table: what a paragraph was called, and what it is called now. */
export interface Renumbered {
  readonly paragraph: Paragraph["id"]
  readonly before: string
  readonly after: string
}

/**
 * Renumbers headings on issue: stored labels go, and counting gives the numbers.
 * During a round nothing is renumbered, so that everybody talks of the same "3 bis".
 *
 * @returns the concordance, with every paragraph whose number changed
 */
export function renumber(tr: Transform): Renumbered[] {
  const before = numbersOf(tr)
  for (const paragraph of paragraphsOf(tr.doc))
    if (paragraph.kind === "heading" && paragraph.label !== null && paragraph.label !== "")
      tr.setNodeAttribute(paragraph.from, "label", null)
  const after = numbersOf(tr)
  return [...before].flatMap(([paragraph, number]) => {
    const now = after.get(paragraph) ?? ""
    return number === now ? [] : [{ paragraph, before: number, after: now }]
  })
}

function numbersOf({ doc }: Transform): Map<Paragraph["id"], string> {
  const all = paragraphsOf(doc)
  const numbers = markers(all)
  return new Map(
    all.flatMap(({ id }, index) => {
      const marker = numbers[index]
      return marker?.kind === "number" ? [[id, marker.text] as const] : []
    }),
  )
}

/** Where a text speaks of a paragraph by a number that changed: `paragraph 3 bis`. */
export interface OldReference {
  readonly from: number
  readonly to: number
  readonly before: string
  readonly after: string
}

/** The references to old numbers, as offsets of the number in `tr.doc`; nothing is changed without a person's yes. */
export function oldReferences({ doc }: Transform, concordance: readonly Renumbered[]): OldReference[] {
  const now = new Map(concordance.map(({ before, after }) => [bare(before), bare(after)]))
  if (now.size === 0) return []
  const found: OldReference[] = []
  for (const paragraph of paragraphsOf(doc)) {
    const text = paragraph.node.textBetween(0, paragraph.node.content.size, "", "\ufffc")
    for (const match of text.matchAll(reference)) {
      const label = match[2] ?? ""
      const after = now.get(label)
      if (after === undefined || after === "") continue
      const from = paragraph.from + 1 + match.index + (match[1]?.length ?? 0)
      found.push({ from, to: from + label.length, before: label, after })
    }
  }
  return found
}

const bare = (number: string): string => number.replace(/\.$/, "")

const reference = new RegExp(
  `((?:paragraphs?|sections?|párrafos?|secci[oó]n(?:es)?|paragraphes?|parágrafos?|sec[cç][aã]o)\\s+)(\\d+(?:\\.\\d+)*(?:\\s?(?:${latin.join("|")})\\b)?)`,
  "giu",
)
