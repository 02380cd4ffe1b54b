import * as Y from "yjs"
import type { Layout, Origin } from "../../collab/layout.ts"
import type { History } from "./paper-view.ts"

type DrafterOrigin = Origin & { readonly source: "drafter" }

/** Undo of what came from `origin`, in every text and record of a room. */
export function ownHistory(
  layout: Layout,
  origin: DrafterOrigin,
): History & { readonly origin: DrafterOrigin; readonly destroy: () => void } {
  const manager = new Y.UndoManager([layout.body, layout.paragraphs, ...Object.values(layout.tables)], {
    trackedOrigins: new Set([origin]),
  })
  return {
    origin,
    undo: () => manager.undo() !== null,
    redo: () => manager.redo() !== null,
    canUndo: () => manager.canUndo(),
    canRedo: () => manager.canRedo(),
    destroy: () => {
      manager.destroy()
    },
  }
}
