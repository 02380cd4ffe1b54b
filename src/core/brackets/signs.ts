import type { ActorId } from "../declaration/ids.ts"
import type { Stance } from "../positions/position.ts"
import type { Bracket } from "./bracket.ts"
import type { BracketRecord } from "./bracket-record.ts"

/** One sign of a bracket as printed: `[`, `[EU: `, ` - XX; YY delete]`. */
export interface Sign {
  /** The offset it stands at. */
  readonly pos: number
  readonly edge: "open" | "close"
  readonly text: string
  readonly bracket: Bracket
}

/** A compilation text says who wants what; a chair's text prints the same brackets without names. */
export type SignStyle = "compilation" | "chair"

/**
 * The signs of one document's brackets in the order in which they are printed.
 *
 * Where several meet, brackets close before others open, and the last to open
 * closes first. Proposals about a paragraph itself enclose no words and have no signs.
 *
 * @param inReadingOrder brackets of one document, an outer one before those inside it
 */
export function signsOf(inReadingOrder: readonly Bracket[], style: SignStyle): Sign[] {
  const signs: (Sign & { readonly rank: number })[] = []
  for (const [index, bracket] of inReadingOrder.entries()) {
    if (bracket.paragraph !== null) continue
    const { open, close } = style === "chair" ? bare : writtenSigns(bracket.record)
    signs.push({ pos: bracket.from, edge: "open", text: open, bracket, rank: index })
    signs.push({ pos: bracket.to, edge: "close", text: close, bracket, rank: -index })
  }
  return signs.sort(
    (first, second) =>
      first.pos - second.pos ||
      (first.edge === second.edge ? first.rank - second.rank : first.edge === "close" ? -1 : 1),
  )
}

const bare = { open: "[", close: "]" }

/** How a bracket's signs are written: as imported, or from what its record says. */
function writtenSigns(record: BracketRecord): { readonly open: string; readonly close: string } {
  if (record.notation) return record.notation
  const names = attribution(record)
  return { open: names === "" ? "[" : `[${names}: `, close: "]" }
}

/** The verbs of compilation texts; `parseNotation` reads them back. */
const verbs: Readonly<Record<Stance, string>> = {
  proposes: "propose",
  supports: "support",
  opposes: "oppose",
  deletes: "delete",
  retains: "retain",
  reserves: "reserve",
  considers: "considering",
  accepts: "can live with",
  conditional: "reserve",
}

/** `EU/MX propose; CU oppose`, or just `EU` where the one who asked is all there is to say. */
function attribution(record: BracketRecord): string {
  const own: Stance =
    record.proposes === "deletion" ? "deletes" : record.proposes === "retention" ? "retains" : "proposes"
  const byStance = new Map<Stance, ActorId[]>()
  if (record.proposedBy.length > 0) byStance.set(own, [...record.proposedBy])
  for (const { actor, stance } of record.positions) {
    if (record.proposedBy.includes(actor) && (stance === "proposes" || stance === own)) continue
    byStance.set(stance, [...(byStance.get(stance) ?? []), actor])
  }
  if (byStance.size === 1 && byStance.has("proposes")) return record.proposedBy.join("/")
  return [...byStance].map(([stance, actors]) => `${actors.join("/")} ${verbs[stance]}`).join("; ")
}
