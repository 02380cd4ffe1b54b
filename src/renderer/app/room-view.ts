import { createContext } from "react"
import type { RoomSession } from "../room/join-room.ts"
import type { DeclarationSource } from "./declaration-source.ts"
import type { EditorHandle, PaperView } from "./editor-handle.ts"

/** The room on screen: who is in it, its declaration, its paper, and how it is shown. */
export interface RoomView {
  readonly session: RoomSession
  readonly source: DeclarationSource
  /** Null until the paper is drawn. */
  readonly editor: EditorHandle | null
  readonly view: PaperView
  readonly showView: (view: PaperView) => void
  readonly panel: string | null
  readonly showPanel: (id: string | null) => void
}

export const RoomViewContext = createContext<RoomView | null>(null)
