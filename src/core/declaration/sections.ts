import type { ParagraphId } from "./ids.ts"
import { markers } from "./numbering.ts"
import { type Paragraph, plainText } from "./paragraph.ts"

/** A heading with what stands under it, up to the next heading of any level. */
export interface Section {
  /** The heading's id, or "" for what stands before the first heading. */
  readonly id: ParagraphId | ""
  readonly heading: Paragraph | null
  /** The heading's computed or stored number, "" where it has none. */
  readonly number: string
  /** The heading's words, "" before the first heading. */
  readonly title: string
  /** 1 to 3; 0 before the first heading and for an annex. */
  readonly level: number
  /** The heading itself first. */
  readonly paragraphs: readonly Paragraph[]
}

/** The sections of a body in order; every paragraph is in exactly one. */
export function sectionsOf(paragraphs: readonly Paragraph[]): Section[] {
  const numbers = markers(paragraphs)
  const sections: (Section & { paragraphs: Paragraph[] })[] = []
  for (const [index, paragraph] of paragraphs.entries()) {
    const isHeading = paragraph.kind === "heading" || paragraph.kind === "annex-heading"
    const last = sections.at(-1)
    if (last && !isHeading) last.paragraphs.push(paragraph)
    else {
      const marker = numbers[index]
      sections.push({
        id: isHeading ? paragraph.id : "",
        heading: isHeading ? paragraph : null,
        number: isHeading && marker?.kind === "number" ? marker.text : "",
        title: isHeading ? plainText(paragraph.node) : "",
        level: paragraph.kind === "heading" ? Math.max(1, paragraph.level) : 0,
        paragraphs: [paragraph],
      })
    }
  }
  return sections
}
