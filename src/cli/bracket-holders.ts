import { byActor, bySection, countBrackets, countingRules, openBrackets } from "../core/brackets/count.ts"
import type { Declaration } from "../core/declaration/declaration.ts"
import type { ActorId } from "../core/declaration/ids.ts"
import { type Stance, stances } from "../core/positions/position.ts"

/** Open brackets of one section or actor, by each counting rule. */
export interface BracketCount {
  readonly name: string
  readonly all: number
  readonly top: number
  readonly groups: number
}

/** What one actor proposes and holds, over all open brackets. */
export type Holder = { readonly actor: ActorId } & Partial<Record<Stance, number>>

/** Counts a declaration's open brackets by section or by actor. */
export function countsBy(declaration: Declaration, by: "section" | "actor"): BracketCount[] {
  if (by === "actor")
    return [...byActor(openBrackets(declaration))].map(([actor, open]) => count(actor ?? "nobody", open))
  return bySection(declaration)
    .filter(({ open }) => open.length > 0)
    .map(({ section, open }) => {
      const title = [section?.number ?? "", section?.title ?? ""].filter((part) => part !== "").join(" ")
      return count(section === null ? "footnotes" : title === "" ? "before the first heading" : title, open)
    })
}

function count(name: string, open: Parameters<typeof countBrackets>[0]): BracketCount {
  const [all = 0, top = 0, groups = 0] = countingRules.map((rule) => countBrackets(open, rule))
  return { name, all, top, groups }
}

/** Every actor that proposes or holds something, whoever holds most first. */
export function holders(declaration: Declaration): Holder[] {
  const table = new Map<ActorId, Partial<Record<Stance, number>>>()
  for (const { record } of openBrackets(declaration)) {
    const held = new Map<ActorId, Stance>(record.proposedBy.map((actor) => [actor, "proposes"]))
    for (const { actor, stance } of record.positions) if (!held.has(actor)) held.set(actor, stance)
    for (const [actor, stance] of held) {
      const row = table.get(actor) ?? {}
      table.set(actor, { ...row, [stance]: (row[stance] ?? 0) + 1 })
    }
  }
  const total = (row: Partial<Record<Stance, number>>) =>
    stances.reduce((sum, stance) => sum + (row[stance] ?? 0), 0)
  return [...table]
    .sort(([, some], [, others]) => total(others) - total(some))
    .map(([actor, row]) => ({ actor, ...row }))
}
