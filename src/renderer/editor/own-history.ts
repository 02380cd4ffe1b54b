import type { Layout, Origin } from "../../collab/layout.ts"
import { OwnUndo } from "../../collab/undo.ts"
import type { History } from "./paper-view.ts"

type DrafterOrigin = Origin & { readonly source: "drafter" }

export interface OwnHistory extends History {
  /** The same object for every text of the window: undo knows its own changes by it. */
  readonly origin: DrafterOrigin
  readonly dispose: () => void
}

/** Undo of what this drafter did, in every text and record of the room. */
export function ownHistory(layout: Layout, id: string): OwnHistory {
  const origin: DrafterOrigin = { source: "drafter", id }
  const own = new OwnUndo(layout, { origin })
  return {
    origin,
    undo: () => own.undo(),
    redo: () => own.redo(),
    canUndo: () => own.canUndo,
    canRedo: () => own.canRedo,
    dispose: () => {
      own.dispose()
    },
  }
}
