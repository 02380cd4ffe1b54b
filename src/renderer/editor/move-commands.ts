import type { Command, EditorState } from "prosemirror-state"
import { TextSelection } from "prosemirror-state"
import { moveParagraphs } from "../../collab/move.ts"

/** Moves the selected paragraphs one up (-1) or down (1); false at the edge of the text. */
export function moveBy(by: 1 | -1): Command {
  return (state, dispatch) => {
    const { from, to, first, last } = selectedRange(state)
    const { doc, selection } = state
    if (by === -1 ? first === 0 : last === doc.childCount - 1) return false
    if (!dispatch) return true
    const neighbour = doc.child(by === -1 ? first - 1 : last + 1).nodeSize
    const tr = state.tr
    if (!moveParagraphs(tr, from, to, by === -1 ? from - neighbour : to + neighbour)) return false
    const shift = by * neighbour
    tr.setSelection(TextSelection.create(tr.doc, selection.anchor + shift, selection.head + shift))
    dispatch(tr.scrollIntoView())
    return true
  }
}

function selectedRange({ selection, doc }: EditorState): {
  readonly from: number
  readonly to: number
  readonly first: number
  readonly last: number
} {
  const { $from, $to } = selection
  const first = $from.index(0)
  const last = Math.min($to.index(0), doc.childCount - 1)
  return { from: $from.posAtIndex(first, 0), to: $to.posAtIndex(last + 1, 0), first, last }
}
