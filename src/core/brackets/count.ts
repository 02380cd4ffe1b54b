import type { Declaration } from "../declaration/declaration.ts"
import type { ActorId } from "../declaration/ids.ts"
import { paragraphs } from "../declaration/paragraph.ts"
import { type Section, sectionsOf } from "../declaration/sections.ts"
import { type StatusName, statusOf } from "../declaration/status.ts"
import { type Bracket, brackets } from "./bracket.ts"
import { isOpen } from "./effect.ts"

/**
 * How brackets are counted; a figure without its rule says nothing.
 * `all`: every open bracket. `top`: those in no other. `groups`: options of one
 * group count once, the rest as in `all`.
 */
export const countingRules = ["all", "top", "groups"] as const
export type CountingRule = (typeof countingRules)[number]

/** How many brackets are open, by the rule. */
export function countBrackets(open: readonly Bracket[], rule: CountingRule): number {
  if (rule === "top") return open.filter(({ depth }) => depth === 0).length
  if (rule === "all") return open.length
  return new Set(open.map(({ id, record }) => record.group ?? id)).size
}

export const openBrackets = (declaration: Declaration): Bracket[] =>
  brackets(declaration).filter(({ record }) => isOpen(record))

/** The open brackets of each section, in order; brackets in footnotes come last, under null. */
export function bySection(declaration: Declaration): { section: Section | null; open: Bracket[] }[] {
  const open = openBrackets(declaration)
  const rows = sectionsOf(paragraphs(declaration)).map((section) => {
    const from = section.paragraphs[0]?.from ?? 0
    const to = section.paragraphs.at(-1)?.to ?? 0
    const inside = open.filter(
      (bracket) => bracket.footnote === null && from <= bracket.from && bracket.from < to,
    )
    return { section, open: inside }
  })
  const inNotes = open.filter(({ footnote }) => footnote !== null)
  return inNotes.length > 0 ? [...rows, { section: null, open: inNotes }] : rows
}

/** The open brackets an actor proposes or holds a position on; null for those nobody stands behind. */
export function byActor(open: readonly Bracket[]): Map<ActorId | null, Bracket[]> {
  const found = new Map<ActorId | null, Bracket[]>()
  for (const bracket of open) {
    const { proposedBy, positions } = bracket.record
    const actors = new Set<ActorId | null>([...proposedBy, ...positions.map(({ actor }) => actor)])
    if (actors.size === 0) actors.add(null)
    for (const actor of actors) found.set(actor, [...(found.get(actor) ?? []), bracket])
  }
  return new Map([...found].sort(([, some], [, others]) => others.length - some.length))
}

/** Whole days a bracket has been open, or null where nobody knows since when. @param now ISO 8601 */
export function ageInDays({ record }: Bracket, now: string): number | null {
  if (!record.opened) return null
  const since = Date.parse(now) - Date.parse(record.opened.at)
  return Number.isNaN(since) ? null : Math.max(0, Math.floor(since / 86_400_000))
}

/** How many paragraphs have each status, lapsed ones counting as open. */
export function countStatuses(declaration: Declaration): Map<StatusName, number> {
  const counts = new Map<StatusName, number>()
  for (const { id } of paragraphs(declaration)) {
    const status = statusOf(declaration, id)
    const name = status && !status.lapsed ? status.name : "open"
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return counts
}
