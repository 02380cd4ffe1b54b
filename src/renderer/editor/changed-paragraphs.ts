import type { Transaction } from "prosemirror-state"
import type { ParagraphId } from "../../core/declaration/ids.ts"
import type { ParagraphAttrs } from "../../core/schema/schema.ts"

/** The paragraphs of the text before it whose words, breaks or attributes a transaction changes. */
export function changedParagraphs(tr: Transaction): ReadonlySet<ParagraphId> {
  const found = new Set<ParagraphId>()
  tr.steps.forEach((step, index) => {
    const doc = tr.docs[index]
    if (!doc) return
    const note = (from: number, to: number): void => {
      doc.nodesBetween(Math.max(0, from - 1), Math.min(to + 1, doc.content.size), (node, pos) => {
        // A change just outside a paragraph, such as a new one after it, does not touch it.
        if (node.type.name === "paragraph" && pos < to + 1 && pos + node.nodeSize > from)
          found.add((node.attrs as ParagraphAttrs).id as ParagraphId)
        return false
      })
    }
    let ranges = 0
    step.getMap().forEach((from, to) => {
      ranges++
      note(from, to)
    })
    // Marks and attributes change without a map: such steps say themselves where they act.
    if (ranges === 0) {
      const { from, to, pos } = step.toJSON() as { from?: number; to?: number; pos?: number }
      if (from !== undefined && to !== undefined) note(from, to)
      else if (pos !== undefined) note(pos + 1, pos + 1)
    }
  })
  return found
}
