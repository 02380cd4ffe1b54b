import type { ActorId } from "./ids.ts"
import type { Json } from "./records.ts"

/**
 * Who did something: the person, on whose behalf, and when. Every recorded act
 * carries one. The server's log is the proof; this is its copy in the record,
 * so that a file taken out of the room still tells the story.
 */
export interface Signature {
  /** The person's name as the server knows it. */
  readonly drafter: string
  readonly onBehalfOf: ActorId
  /** ISO 8601 in UTC. */
  readonly at: string
}

export const signatureToJson = ({ drafter, onBehalfOf, at }: Signature): Json => ({ drafter, onBehalfOf, at })

/** The signature in a record's field, or null where the field holds something else. */
export function signatureFromJson(value: Json | undefined): Signature | null {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null
  const { drafter, onBehalfOf, at } = value as Record<string, Json>
  if (typeof drafter !== "string" || typeof onBehalfOf !== "string" || typeof at !== "string") return null
  return { drafter, onBehalfOf: onBehalfOf as ActorId, at }
}
