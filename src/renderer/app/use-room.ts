import { useCallback, useContext, useSyncExternalStore } from "react"
import type { Declaration } from "../../core/declaration/declaration.ts"
import type { RoomSession } from "../room/join-room.ts"
import type { EditorHandle, SelectionFacts } from "./editor-handle.ts"
import { type RoomView, RoomViewContext } from "./room-view.ts"

export function useRoomView(): RoomView {
  const view = useContext(RoomViewContext)
  if (view === null) throw new Error("no room above this component")
  return view
}

export const useSession = (): RoomSession => useRoomView().session

/** The declaration as it stands. Follows typing a moment behind, so that no key waits for a panel. */
export function useDeclaration(): Declaration {
  const { source } = useRoomView()
  return useSyncExternalStore(source.subscribe, source.get)
}

export const useEditor = (): EditorHandle | null => useRoomView().editor

const nowhere: SelectionFacts = {
  paragraph: null,
  footnote: null,
  brackets: [],
  isEmpty: true,
  canUndo: false,
  canRedo: false,
}

/** Where the cursor is; nowhere until the paper is drawn. */
export function useSelectionFacts(): SelectionFacts {
  const editor = useEditor()
  const subscribe = useCallback(
    (listener: () => void) => editor?.onSelection(listener) ?? (() => undefined),
    [editor],
  )
  return useSyncExternalStore(subscribe, () => editor?.selection() ?? nowhere)
}

/** The present value of something that can be observed. */
export function useObservable<T>(observable: {
  readonly get: () => T
  readonly subscribe: (listener: () => void) => () => void
}): T {
  return useSyncExternalStore(
    (listener) => observable.subscribe(listener),
    () => observable.get(),
  )
}
