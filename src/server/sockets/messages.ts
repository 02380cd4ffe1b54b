import * as z from "zod"
import type { RefusalReason } from "../admission/refusal.ts"

/** What a client sends beside text and presence. */
const fromClient = z.discriminatedUnion("kind", [
  /** Asks for the answer "all I sent before this is on the disk". */
  z.object({ kind: z.literal("flush"), n: z.number().int().nonnegative() }),
  /** Says that everything up to a mark stands on this person's screen. */
  z.object({ kind: z.literal("seen"), mark: z.number().int().nonnegative() }),
])

export type FromClient = z.infer<typeof fromClient>

/** What the server sends beside text and presence. */
export type FromServer =
  /**
   * Everything sent before `flush n` has been dealt with and what was taken is on the disk.
   * `isComplete` once the client has given all that was missing here when it came in; `mark`
   * counts the changes so far, its own included.
   */
  | {
      readonly kind: "flushed"
      readonly n: number
      readonly isComplete: boolean
      readonly mark: number
      readonly stateVector: string
    }
  /** All changes up to `mark` have been sent. */
  | { readonly kind: "mark"; readonly mark: number }
  /** All changes up to `mark` stand on somebody else's screen. */
  | { readonly kind: "seen"; readonly mark: number }
  /** An update was not taken; its bytes are kept on the server under `quarantine`. */
  | { readonly kind: "refused"; readonly reason: RefusalReason; readonly quarantine: string | null }
  /** The room was renamed, archived or opened again. */
  | { readonly kind: "room"; readonly name: string; readonly isArchived: boolean }

/** A client's message, or null for anything else. */
export function parseFromClient(payload: string): FromClient | null {
  try {
    return fromClient.parse(JSON.parse(payload))
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return null
    throw error
  }
}
