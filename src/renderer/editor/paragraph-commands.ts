import { chainCommands, deleteSelection, joinBackward, joinForward } from "prosemirror-commands"
import type { Command, EditorState } from "prosemirror-state"
import { maxLevel, type ParagraphAttrs, type ParagraphKind } from "../../core/schema/schema.ts"

/** What follows a paragraph of each kind when a drafter presses Enter at its end. */
const following: Readonly<
  Record<ParagraphKind, { readonly kind: ParagraphKind; readonly level: number } | "same">
> = {
  title: { kind: "date-place", level: 0 },
  "date-place": { kind: "preamble", level: 0 },
  preamble: "same",
  operative: "same",
  lead: { kind: "item", level: 1 },
  heading: { kind: "operative", level: 0 },
  item: "same",
  "annex-heading": { kind: "item", level: 1 },
  note: "same",
}

/**
 * Enter: the first half keeps the paragraph's identity, the second is a new paragraph.
 * An empty item steps out of its list instead, as in any editor.
 */
export const splitParagraph: Command = (state, dispatch) => {
  const { $from, $to } = state.selection
  if ($from.depth === 0 || $to.depth === 0) return false
  const attrs = $from.parent.attrs as ParagraphAttrs
  if (attrs.kind === "item" && $from.parent.content.size === 0) return shiftLevel(-1)(state, dispatch)
  if (!dispatch) return true
  const tr = state.tr
  if (!state.selection.empty) tr.deleteSelection()
  const atEnd = tr.selection.$from.parentOffset === tr.selection.$from.parent.content.size
  const next = atEnd ? following[attrs.kind] : "same"
  const { kind, level } = next === "same" ? attrs : next
  // The empty id is filled in with a fresh one by the binding.
  tr.split(tr.selection.from, 1, [
    { type: $from.parent.type, attrs: { id: "", kind, level, label: null, origin: null, brackets: [] } },
  ])
  dispatch(tr.scrollIntoView())
  return true
}

/** Backspace at the start of an item first steps out, level by level; elsewhere it joins. */
const stepOutAtStart: Command = (state, dispatch) => {
  const { $from, empty } = state.selection
  if (!empty || $from.depth === 0 || $from.parentOffset > 0) return false
  const { kind } = $from.parent.attrs as ParagraphAttrs
  return kind === "item" && shiftLevel(-1)(state, dispatch)
}

export const deleteBackward = chainCommands(deleteSelection, stepOutAtStart, joinBackward)
export const deleteForward = chainCommands(deleteSelection, joinForward)

/** Makes the selected paragraphs of one kind. */
export function restyle(kind: ParagraphKind, level: number): Command {
  return changeParagraphs((attrs) => (attrs.kind === kind && attrs.level === level ? null : { kind, level }))
}

/**
 * Moves items and headings a level in (1) or out (-1). An item of level 1 that
 * steps out becomes running text; running text that steps in becomes an item.
 */
export function shiftLevel(by: 1 | -1): Command {
  return changeParagraphs(({ kind, level }) => {
    if (kind === "item" || kind === "heading") {
      const next = level + by
      if (next > maxLevel) return null
      if (next >= 1) return { kind, level: next }
      return kind === "item" ? { kind: "operative", level: 0 } : null
    }
    return by === 1 && (kind === "operative" || kind === "preamble") ? { kind: "item", level: 1 } : null
  })
}

function changeParagraphs(change: (attrs: ParagraphAttrs) => Partial<ParagraphAttrs> | null): Command {
  return (state, dispatch) => {
    const tr = state.tr
    for (const pos of selectedParagraphs(state)) {
      const attrs = tr.doc.nodeAt(pos)?.attrs as ParagraphAttrs
      const changed = change(attrs)
      if (changed) for (const [name, value] of Object.entries(changed)) tr.setNodeAttribute(pos, name, value)
    }
    if (!tr.docChanged) return false
    dispatch?.(tr)
    return true
  }
}

/** Where the paragraphs touched by the selection start. */
function selectedParagraphs(state: EditorState): number[] {
  const found: number[] = []
  const { from, to } = state.selection
  state.doc.nodesBetween(from, to, (node, pos) => {
    if (node.type.name === "paragraph") found.push(pos)
    return false
  })
  return found
}
