/** What the server sends beside text and presence; the other end is `server/sockets/messages.ts`. */
export type FromServer =
  | {
      readonly kind: "flushed"
      readonly n: number
      readonly isComplete: boolean
      readonly mark: number
      readonly stateVector: string
    }
  | { readonly kind: "mark"; readonly mark: number }
  | { readonly kind: "seen"; readonly mark: number }
  | { readonly kind: "refused"; readonly reason: string; readonly quarantine: string | null }
  | { readonly kind: "room"; readonly name: string; readonly isArchived: boolean }

export type FromClient =
  { readonly kind: "flush"; readonly n: number } | { readonly kind: "seen"; readonly mark: number }

/** Bytes that came as base64. */
export const fromBase64 = (text: string): Uint8Array =>
  Uint8Array.from(atob(text), (char) => char.charCodeAt(0))
