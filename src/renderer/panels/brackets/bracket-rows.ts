import { type Bracket, brackets } from "../../../core/brackets/bracket.ts"
import type { ProposalKind, Reason } from "../../../core/brackets/bracket-record.ts"
import type { Declaration } from "../../../core/declaration/declaration.ts"
import type { ActorId, BracketId, ParagraphId } from "../../../core/declaration/ids.ts"
import { paragraphs } from "../../../core/declaration/paragraph.ts"
import { type Section, sectionsOf } from "../../../core/declaration/sections.ts"
import { footnotes } from "../../../core/positions/footnote.ts"
import type { Stance } from "../../../core/positions/position.ts"

/** One open bracket in the list. */
export interface BracketRow {
  readonly kind: "choice"
  readonly key: BracketId
  readonly bracket: Bracket
  readonly section: SectionKey
  /** Its words, cut where they are long; "" for a bracket without text. */
  readonly quote: string
  /** The number of the footnote it stands in, or null for the body. */
  readonly footnote: number | null
}

/** A heading's id, "" for what stands before the first, `footnotes` for the notes' own texts. */
export type SectionKey = ParagraphId | "" | "footnotes"

/** Enough to recognise a bracket by; the rest is on the paper. */
const quoteLength = 160

/** The open brackets in reading order, those inside footnotes last. */
export function bracketRows(declaration: Declaration): BracketRow[] {
  const sections = sectionsOf(paragraphs(declaration))
  const numbers = new Map(footnotes(declaration).map(({ id, number }) => [id, number]))
  let at = 0
  return brackets(declaration)
    .filter(({ record }) => record.settled === null)
    .map((bracket) => {
      const { footnote } = bracket
      if (footnote === null) at = sectionFrom(sections, at, bracket.from)
      const doc = footnote === null ? declaration.doc : (declaration.notes.get(footnote) ?? declaration.doc)
      return {
        kind: "choice",
        key: bracket.id,
        bracket,
        section: footnote === null ? (sections[at]?.id ?? "") : "footnotes",
        quote: quoteOf(
          doc.textBetween(bracket.from, Math.min(bracket.to, bracket.from + 2 * quoteLength), " "),
        ),
        footnote: footnote === null ? null : (numbers.get(footnote) ?? null),
      }
    })
}

/** Brackets come in reading order, so the search goes on where the last one ended. */
function sectionFrom(sections: readonly Section[], start: number, pos: number): number {
  let at = start
  while (at < sections.length - 1 && (sections[at]?.paragraphs.at(-1)?.to ?? 0) <= pos) at++
  return at
}

const quoteOf = (text: string): string =>
  text.length > quoteLength ? `${text.slice(0, quoteLength).trimEnd()} …` : text

/** What to show of the list; null and "" leave a question open. */
export interface BracketFilter {
  readonly text: string
  readonly section: SectionKey | null
  /** Who proposes it or holds a position on it; `nobody` for brackets without a name. */
  readonly actor: ActorId | "nobody" | null
  readonly stance: Stance | null
  readonly proposes: ProposalKind | null
  readonly reason: Reason | null
}

export const noFilter: BracketFilter = {
  text: "",
  section: null,
  actor: null,
  stance: null,
  proposes: null,
  reason: null,
}

/** Whether a bracket is among those asked for. A member's position is not its region's. */
export function matchesFilter({ bracket, section, quote }: BracketRow, filter: BracketFilter): boolean {
  const { record } = bracket
  return (
    (filter.section === null || section === filter.section) &&
    (filter.proposes === null || record.proposes === filter.proposes) &&
    (filter.reason === null || record.reason === filter.reason) &&
    matchesActor(record, filter.actor, filter.stance) &&
    matchesText(`${quote} ${record.remark} ${record.proposedBy.join(" ")}`, filter.text)
  )
}

function matchesActor(
  { proposedBy, positions }: Bracket["record"],
  actor: BracketFilter["actor"],
  stance: Stance | null,
): boolean {
  if (actor === "nobody") return proposedBy.length === 0 && positions.length === 0
  const held = positions.filter((position) => actor === null || position.actor === actor)
  if (stance !== null && held.some((position) => position.stance === stance)) return true
  if (stance !== null && stance !== "proposes") return false
  if (actor === null) return stance === null || proposedBy.length > 0
  return proposedBy.includes(actor) || (stance === null && held.length > 0)
}

const fold = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase()

function matchesText(text: string, typed: string): boolean {
  if (typed.trim() === "") return true
  const folded = fold(text)
  return fold(typed)
    .trim()
    .split(/\s+/)
    .every((word) => folded.includes(word))
}
