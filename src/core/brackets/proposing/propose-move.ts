import type { Transform } from "prosemirror-transform"
import type { BracketId, ParagraphId } from "../../declaration/ids.ts"
import type { Records, RecordChange } from "../../declaration/records.ts"
import type { ParagraphAttrs } from "../../schema/schema.ts"
import type { Act } from "../act.ts"
import { findParagraph } from "../settling/paragraph-change.ts"
import { Desk } from "./desk.ts"

/**
 * Proposes that a paragraph stand behind another, or first where `after` is null.
 * It stays where it is, with a bracket on it, until somebody settles.
 */
export function proposeMove(
  tr: Transform,
  records: Records,
  move: { readonly paragraph: ParagraphId; readonly after: ParagraphId | null },
  act: Act,
): RecordChange[] {
  const at = findParagraph(tr.doc, move.paragraph)
  const node = at === null ? null : tr.doc.nodeAt(at)
  if (at === null || !node || move.paragraph === move.after) return []
  const desk = new Desk(tr, records.brackets, act)
  const ids = (node.attrs as ParagraphAttrs).brackets as readonly BracketId[]
  const own = ids.find((id) => desk.authors.record(id).proposes === "move" && desk.authors.isOwn(id))
  if (own !== undefined) {
    desk.set(own, "target", { after: move.after })
    desk.note(own, "changed", { after: move.after })
  } else {
    const id = desk.open("move", ids, { after: move.after })
    tr.setNodeAttribute(at, "brackets", [...ids, id])
  }
  return desk.pending.changes
}
