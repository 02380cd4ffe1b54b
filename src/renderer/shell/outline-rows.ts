import { brackets } from "../../core/brackets/bracket.ts"
import type { Declaration } from "../../core/declaration/declaration.ts"
import type { ParagraphId } from "../../core/declaration/ids.ts"
import { type Paragraph, paragraphs } from "../../core/declaration/paragraph.ts"
import { type Section, sectionsOf } from "../../core/declaration/sections.ts"
import { type StatusName, statusOf } from "../../core/declaration/status.ts"
import { wordingHash } from "../../core/declaration/wording.ts"

/** One section in the outline, with what is still open in it. */
export interface OutlineRow {
  readonly id: ParagraphId | ""
  /** Where a click leads: the heading, or the first paragraph before any heading. */
  readonly goTo: ParagraphId
  readonly number: string
  readonly title: string
  readonly level: number
  readonly isAnnex: boolean
  /** Brackets that begin in it, inner ones included. */
  readonly open: number
  readonly paragraphs: number
  /** Paragraphs agreed in any way, on the wording they have now. */
  readonly agreed: number
}

/** The sections of a declaration with their open brackets and agreed paragraphs. */
export function outlineRows(declaration: Declaration): OutlineRow[] {
  const sections = sectionsOf(paragraphs(declaration))
  const counts = openBySection(declaration, sections)
  return sections.map((section, index) => ({
    id: section.id,
    goTo: (section.paragraphs[0] as Paragraph).id,
    number: section.number,
    title: section.title,
    level: section.level,
    isAnnex: section.heading?.kind === "annex-heading",
    open: counts[index] ?? 0,
    paragraphs: section.paragraphs.length,
    agreed: section.paragraphs.filter((paragraph) => isAgreed(declaration, paragraph)).length,
  }))
}

/** Every open bracket, those in the texts of footnotes included. */
export const openBrackets = (declaration: Declaration): number =>
  brackets(declaration).filter(({ record }) => record.settled === null).length

function openBySection(declaration: Declaration, sections: readonly Section[]): number[] {
  const counts = sections.map(() => 0)
  for (const { from, footnote, record } of brackets(declaration)) {
    if (footnote !== null || record.settled !== null) continue
    const index = sections.findIndex(({ paragraphs }) => (paragraphs.at(-1)?.to ?? 0) > from)
    if (index >= 0) counts[index] = (counts[index] ?? 0) + 1
  }
  return counts
}

const agreedNames: readonly StatusName[] = ["agreed-informally", "agreed-ad-ref", "agreed", "adopted"]

function isAgreed(declaration: Declaration, { id, node }: Paragraph): boolean {
  const status = statusOf(declaration, id)
  return (
    status !== null &&
    status.lapsed === null &&
    agreedNames.includes(status.name) &&
    status.wording === wordingHash(node)
  )
}
