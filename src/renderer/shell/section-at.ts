import type { Declaration } from "../../core/declaration/declaration.ts"
import type { ParagraphId } from "../../core/declaration/ids.ts"
import { paragraphs } from "../../core/declaration/paragraph.ts"
import { sectionsOf } from "../../core/declaration/sections.ts"

/** The id of the section a paragraph is in, or null where the paragraph is gone. */
export function sectionAt(declaration: Declaration, paragraph: ParagraphId | null): ParagraphId | "" | null {
  if (paragraph === null) return null
  const section = sectionsOf(paragraphs(declaration)).find(({ paragraphs }) =>
    paragraphs.some(({ id }) => id === paragraph),
  )
  return section?.id ?? null
}
