import type { Document, Hocuspocus } from "@hocuspocus/server"
import * as Y from "yjs"
import { readRoom } from "../../collab/read-room.ts"
import { seedRoom } from "../../collab/seed-room.ts"
import type { Declaration } from "../../core/declaration/declaration.ts"
import type { ClientIds } from "../admission/client-ids.ts"
import { type ActLog, type Actor, type NewAct, theServer } from "../log/act-log.ts"
import { markRecorded } from "../log/room-recorder.ts"
import { documentOf, type Room } from "./rooms.ts"
import type { Database } from "../storage/database.ts"
import type { Visit } from "../sockets/visit.ts"
import type { DocumentStore } from "../sockets/document-store.ts"
import type { UpdateLog } from "../storage/update-log.ts"

/** Reads and begins the texts of rooms. */
export class RoomTexts {
  readonly #db: Database
  readonly #acts: ActLog
  readonly #updates: UpdateLog
  readonly #clientIds: ClientIds
  readonly #store: DocumentStore
  readonly #hocuspocus: Hocuspocus<Visit>

  constructor(parts: {
    readonly db: Database
    readonly acts: ActLog
    readonly updates: UpdateLog
    readonly clientIds: ClientIds
    readonly store: DocumentStore
    readonly hocuspocus: Hocuspocus<Visit>
  }) {
    this.#db = parts.db
    this.#acts = parts.acts
    this.#updates = parts.updates
    this.#clientIds = parts.clientIds
    this.#store = parts.store
    this.#hocuspocus = parts.hocuspocus
  }

  /**
   * Writes the first text of a document, within the transaction that makes the room, and the act
   * that says so. Only the server ever does: two drafters would each write a copy.
   */
  seed(room: Room, declaration: Declaration, act: Actor & Pick<NewAct, "kind" | "detail">): void {
    const document = documentOf(room)
    const ydoc = new Y.Doc()
    seedRoom(ydoc, declaration)
    const client = ydoc.clientID
    this.#clientIds.announce(document, [client], theServer.person)
    const at = new Date()
    const seq = this.#updates.appendNow(document, Y.encodeStateAsUpdate(ydoc), {
      invitation: null,
      at: at.getTime(),
    })
    const ranges = [{ client, from: 0, to: Y.getState(ydoc.store, client) }]
    this.#acts.add(room.id, { ...act, at, wrote: { document, ranges } })
    markRecorded(this.#db, document, seq)
    ydoc.destroy()
  }

  /** A document as everybody in it sees it; from the disk where nobody has it open. */
  ydoc(document: string): Y.Doc {
    const open: Document | undefined = this.#hocuspocus.documents.get(document)
    if (open && !open.isLoading) return open
    const ydoc = new Y.Doc()
    this.#store.load(ydoc, document)
    return ydoc
  }

  /** Brings the log of acts up to now. */
  record(document: string): void {
    this.#store.record(document)
  }

  declaration(document: string): Declaration {
    return readRoom(this.ydoc(document))
  }
}
