import type { Node } from "prosemirror-model"
import type { ParagraphId } from "../../declaration/ids.ts"
import { type Paragraph, paragraphsOf, plainText } from "../../declaration/paragraph.ts"
import type { Repair } from "./repair.ts"

/**
 * The repairs of lists that lost items: the new last item ends as the old last
 * one did, and the item before it announces it ("; and") as the old one did.
 *
 * @param removed the paragraphs of `before` that are gone from `after`
 */
export function listRepairs(before: Node, after: Node, removed: readonly ParagraphId[]): Repair[] {
  const gone = new Set(removed)
  const left = new Map(paragraphsOf(after).map((paragraph) => [paragraph.id, paragraph]))
  return listsOf(paragraphsOf(before)).flatMap((list) => {
    if (!list.some(({ id }) => gone.has(id))) return []
    const items = list.flatMap(({ id }) => left.get(id) ?? [])
    const last = items.at(-1)
    const nextToLast = items.at(-2)
    const oldLast = list.at(-1)
    const oldNextToLast = list.at(-2)
    if (!last || !oldLast || !oldNextToLast) return []
    const repairs = [endLike(last, oldLast)]
    if (nextToLast) repairs.push(endLike(nextToLast, oldNextToLast))
    return repairs.flatMap((repair) => repair ?? [])
  })
}

/** How an item of a list ends: "; and", ";", ".", or nothing. */
const ending = /(?:[;,.](?:\s+(?:and|or|y|e|o|et|ou))?|\s+(?:and|or|y|e|o|et|ou))?\s*$/i

function endLike(item: Paragraph, model: Paragraph): Repair | null {
  const own = ending.exec(plainText(item.node))?.[0] ?? ""
  const wanted = ending.exec(plainText(model.node))?.[0] ?? ""
  if (item.id === model.id || own === wanted) return null
  const end = item.to - 1
  // A reference or a place after the words: what would have to change is not at the end.
  if (!(item.node.lastChild?.isText ?? false)) return null
  return { rule: "list", from: end - own.length, to: end, insert: wanted, sure: true }
}

/** Runs of items of one level; deeper items in between belong to the list and do not end it. */
function listsOf(paragraphs: readonly Paragraph[]): Paragraph[][] {
  const lists: Paragraph[][] = []
  const open = new Map<number, Paragraph[]>()
  for (const paragraph of paragraphs) {
    if (paragraph.kind !== "item") {
      open.clear()
      continue
    }
    for (const level of open.keys()) if (level > paragraph.level) open.delete(level)
    const list = open.get(paragraph.level)
    if (list) list.push(paragraph)
    else {
      const fresh = [paragraph]
      open.set(paragraph.level, fresh)
      lists.push(fresh)
    }
  }
  return lists
}
