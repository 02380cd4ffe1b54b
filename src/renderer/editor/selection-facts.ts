import type { EditorState } from "prosemirror-state"
import { bracketIds } from "../../core/brackets/bracket.ts"
import type { BracketId, FootnoteId, ParagraphId } from "../../core/declaration/ids.ts"
import type { ParagraphAttrs } from "../../core/schema/schema.ts"
import type { SelectionFacts } from "../app/editor-handle.ts"

/** What panels and commands may know about where the cursor is. */
export function selectionFacts(
  state: EditorState,
  footnote: FootnoteId | null,
  history: Pick<SelectionFacts, "canUndo" | "canRedo">,
): SelectionFacts {
  const { $head, empty } = state.selection
  const paragraph = $head.depth > 0 ? (($head.parent.attrs as ParagraphAttrs).id as ParagraphId) : null
  return { paragraph, footnote, brackets: bracketsAround(state), isEmpty: empty, ...history }
}

/** Equal facts are told once: a panel must not draw again for each letter typed in one place. */
export function sameFacts(one: SelectionFacts, other: SelectionFacts): boolean {
  return (
    one.paragraph === other.paragraph &&
    one.footnote === other.footnote &&
    one.isEmpty === other.isEmpty &&
    one.canUndo === other.canUndo &&
    one.canRedo === other.canRedo &&
    one.brackets.join() === other.brackets.join()
  )
}

/**
 * The brackets at the cursor, in which a cursor right after `[` or right before
 * `]` counts as inside. The one that reaches least far comes last.
 */
function bracketsAround({ doc, selection }: EditorState): BracketId[] {
  const { $head } = selection
  const ids = new Set([
    ...bracketIds($head.nodeBefore?.marks ?? []),
    ...bracketIds($head.nodeAfter?.marks ?? []),
  ])
  if (ids.size < 2) return [...ids]
  const reach = new Map([...ids].map((id) => [id, reachIn(doc, $head.index(0), id)]))
  return [...ids].sort((first, second) => (reach.get(second) ?? 0) - (reach.get(first) ?? 0))
}

/** How many letters of the paragraph and of unbroken neighbours stand under a bracket. */
function reachIn(doc: EditorState["doc"], index: number, id: BracketId): number {
  const under = (at: number): number => {
    let size = 0
    doc.child(at).forEach((node) => {
      if (bracketIds(node.marks).includes(id)) size += node.nodeSize
    })
    return size
  }
  let total = under(index)
  for (const direction of [-1, 1])
    for (let at = index + direction; at >= 0 && at < doc.childCount; at += direction) {
      const size = under(at)
      if (size === 0 && doc.child(at).content.size > 0) break
      total += size
    }
  return total
}
