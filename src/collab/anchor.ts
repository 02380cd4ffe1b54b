import type { Node } from "prosemirror-model"
import * as Y from "yjs"
import type { Json } from "../core/declaration/records.ts"
import { indexAt, spotAt } from "./flat.ts"

/** A place in a shared text that survives other people's edits: a Yjs relative position as plain data. */
export type Anchor = Json & { readonly brand?: "anchor" }

/** The anchor of an offset. It keeps to what stands behind it. */
export function anchorAt(text: Y.Text, doc: Node, pos: number): Anchor {
  return Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, indexAt(doc, pos))) as Anchor
}

/**
 * The offset of an anchor now, or null where it belongs to another text or says
 * nothing this copy of the room knows yet.
 */
export function posOf(text: Y.Text, doc: Node, anchor: unknown): number | null {
  if (text.doc === null || typeof anchor !== "object" || anchor === null) return null
  const absolute = Y.createAbsolutePositionFromRelativePosition(
    Y.createRelativePositionFromJSON(anchor),
    text.doc,
  )
  if (absolute?.type !== text) return null
  const index = Math.max(1, absolute.index)
  return index > text.length ? null : spotAt(doc, index).pos
}
