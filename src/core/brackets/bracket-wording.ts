import type { Node } from "prosemirror-model"
import { Transform } from "prosemirror-transform"
import { wordingHash } from "../declaration/wording.ts"
import { schema } from "../schema/schema.ts"
import type { Bracket } from "./bracket.ts"
import { leavesBetween } from "./leaf.ts"

/**
 * The fingerprint of the words inside a bracket, for positions taken on it.
 *
 * Brackets inside count, since they are part of what was read; those that reach
 * beyond it do not: lifting an outer bracket leaves a position on the inner one as good as it was.
 */
export function bracketWording(doc: Node, bracket: Bracket): string {
  const inside = doc.cut(bracket.from, bracket.to)
  const own = new Transform(inside)
  for (const id of idsAround(doc, bracket))
    own.removeMark(0, inside.content.size, schema.mark("bracket", { id }))
  return wordingHash(own.doc)
}

/** The bracket itself and every other that stands on the whole of its text. */
function idsAround(doc: Node, { id, from, to }: Bracket): Set<string> {
  const perLeaf = leavesBetween(doc, from, to).map(({ ids }) => ids)
  const around = perLeaf.reduce(
    (shared, ids) => shared.filter((other) => ids.includes(other)),
    perLeaf[0] ?? [],
  )
  return new Set([...around, id])
}
