import type { Declaration } from "../declaration/declaration.ts"
import type { ActorId, ParagraphId } from "../declaration/ids.ts"

/** A text that somebody was sent and sent back, changed. */
export interface Copy {
  /** What tells it from the others: its file's name. */
  readonly name: string
  /** For whom it speaks, where its own brackets do not say it. */
  readonly actor: ActorId | null
  readonly declaration: Declaration
}

/** Copies that want different things of the same words. The draft shows all of them, side by side. */
export interface CopyConflict {
  readonly paragraph: ParagraphId
  readonly copies: readonly string[]
}
