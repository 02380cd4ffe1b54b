import type { EditorView } from "prosemirror-view"
import type { Awareness } from "y-protocols/awareness"
import type * as Y from "yjs"
import { type Anchor, anchorAt, posOf } from "../../collab/anchor.ts"
import type { ActorId } from "../../core/declaration/ids.ts"
import { actors } from "../app/actor-names.ts"
import { cursorsMeta, type RemoteCursor } from "./remote-cursors.ts"

/** A text on the paper, and what it is bound to. */
export interface ShownText {
  readonly view: EditorView
  readonly text: Y.Text
}

/** Where this drafter is, as the others see it: field `cursor` of the awareness state. */
interface Cursor {
  readonly anchor: Anchor
  readonly head: Anchor
}

/** Tells the others where this drafter's selection is; null when the paper has lost it. */
export function tellCursor(awareness: Awareness, shown: ShownText | null): void {
  if (shown === null) {
    awareness.setLocalStateField("cursor", null)
    return
  }
  const { doc, selection } = shown.view.state
  const cursor: Cursor = {
    anchor: anchorAt(shown.text, doc, selection.anchor),
    head: anchorAt(shown.text, doc, selection.head),
  }
  awareness.setLocalStateField("cursor", cursor)
}

/**
 * Draws the others' cursors and follows them.
 *
 * @param texts the texts on the paper now
 * @returns how to stop
 */
export function showCursors(awareness: Awareness, texts: () => readonly ShownText[]): () => void {
  const shown = new Map<EditorView, string>()
  const draw = (): void => {
    for (const { view, text } of texts()) {
      if (view.isDestroyed) continue
      const cursors = cursorsIn(awareness, text, view)
      const key = JSON.stringify(cursors)
      if (shown.get(view) === key) continue
      shown.set(view, key)
      view.dispatch(view.state.tr.setMeta(cursorsMeta, cursors))
    }
  }
  // Others' cursors move with what they type: the text must have taken that in first.
  const later = (): void => queueMicrotask(draw)
  awareness.on("change", later)
  later()
  return () => {
    awareness.off("change", later)
  }
}

function cursorsIn(awareness: Awareness, text: Y.Text, view: EditorView): RemoteCursor[] {
  const found: RemoteCursor[] = []
  for (const [client, state] of awareness.getStates()) {
    if (client === awareness.clientID) continue
    const { cursor, person } = state as { cursor?: Partial<Cursor> | null; person?: Record<string, unknown> }
    if (!cursor || typeof person?.name !== "string" || typeof person.actor !== "string") continue
    const anchor = posOf(text, view.state.doc, cursor.anchor)
    const head = posOf(text, view.state.doc, cursor.head)
    if (anchor === null || head === null) continue
    const actor = person.actor as ActorId
    found.push({
      key: String(client),
      label: `${person.name} (${actor})`,
      region: actors.regionOf(actor),
      anchor,
      head,
    })
  }
  return found
}

/** Whether this window is the one of those that may write which keeps the room in order. */
export function isFirstWriter(awareness: Awareness): boolean {
  for (const [client, state] of awareness.getStates()) {
    const { person } = state as { person?: { role?: unknown } }
    const writes = person?.role === "secretariat" || person?.role === "negotiator"
    if (writes && client < awareness.clientID) return false
  }
  return true
}
