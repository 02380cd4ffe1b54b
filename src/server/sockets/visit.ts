import type { Guest } from "../admission/invitations.ts"
import type { DocumentName } from "../rooms/document-name.ts"

/** One connection to one document: who it is, as the server knows. */
export interface Visit {
  readonly guest: Guest
  readonly name: DocumentName
  /** The Yjs client id of this session. */
  readonly client: number
  /** Every client id this connection may write and be present under. */
  readonly clients: ReadonlySet<number>
}
