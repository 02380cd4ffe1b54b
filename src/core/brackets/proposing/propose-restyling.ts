import type { BracketId } from "../../declaration/ids.ts"
import type { ParagraphAttrs } from "../../schema/schema.ts"
import { asStyle, type Style } from "../settling/paragraph-change.ts"
import type { Desk } from "./desk.ts"
import { isWhollyOwn } from "./propose-deletion.ts"

/**
 * Proposes another kind, level or label for the paragraph at `pos`; one's own
 * new paragraph simply changes. A second thought replaces the first.
 */
export function proposeRestyling(desk: Desk, pos: number, style: Style): void {
  const node = desk.tr.doc.nodeAt(pos)
  if (!node) return
  if (isWhollyOwn(desk, pos + 1)) {
    for (const [name, value] of Object.entries(style)) desk.tr.setNodeAttribute(pos, name, value)
    return
  }
  const attrs = node.attrs as ParagraphAttrs
  const ids = attrs.brackets as readonly BracketId[]
  const own = ids.find((id) => desk.authors.record(id).proposes === "restyling" && desk.authors.isOwn(id))
  const target = { ...(own === undefined ? {} : asStyle(desk.authors.record(own).target)), ...style }
  const differs = Object.entries(target).some(([name, value]) => attrs[name as keyof Style] !== value)
  if (own === undefined) {
    const id = desk.open("restyling", ids, target)
    desk.tr.setNodeAttribute(pos, "brackets", [...ids, id])
  } else if (differs) {
    desk.set(own, "target", target)
    desk.note(own, "changed", target)
  } else {
    desk.withdraw(own)
    desk.tr.setNodeAttribute(
      pos,
      "brackets",
      ids.filter((id) => id !== own),
    )
  }
}
