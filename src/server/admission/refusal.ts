/** Why somebody is not let in, or something is not taken. The client knows these words. */
export type RefusalReason =
  | "not-invited"
  | "expired"
  | "revoked"
  | "no-such-room"
  | "archived"
  | "other-epoch"
  | "old-schema"
  | "storage-failed"
  | "flood"
  | "malformed"
  | "foreign-client-id"

/** An answer of no to one client. Not a fault of ours: nothing is logged as one. */
export class Refusal extends Error {
  readonly reason: RefusalReason
  /** The code of the close frame; 4400 and up are free for applications. */
  readonly code = 4403

  constructor(reason: RefusalReason) {
    // Hocuspocus prints errors that have a message; a refusal is logged by us, without texts.
    super("")
    this.reason = reason
  }
}
