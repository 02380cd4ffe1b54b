import type { Document, Hocuspocus } from "@hocuspocus/server"
import * as Y from "yjs"
import { readRoom } from "../../collab/read-room.ts"
import { seedRoom } from "../../collab/seed-room.ts"
import type { Declaration } from "../../core/declaration/declaration.ts"
import type { ClientIds } from "../admission/client-ids.ts"
import type { Visit } from "../sockets/visit.ts"
import type { UpdateLog } from "../storage/update-log.ts"

/** Reads and begins the texts of rooms. */
export class RoomTexts {
  readonly #updates: UpdateLog
  readonly #clientIds: ClientIds
  readonly #hocuspocus: Hocuspocus<Visit>

  constructor(parts: {
    readonly updates: UpdateLog
    readonly clientIds: ClientIds
    readonly hocuspocus: Hocuspocus<Visit>
  }) {
    this.#updates = parts.updates
    this.#clientIds = parts.clientIds
    this.#hocuspocus = parts.hocuspocus
  }

  /** Writes the first text of a document. Only the server ever does: two drafters would each write a copy. */
  seed(document: string, declaration: Declaration): void {
    const ydoc = new Y.Doc()
    seedRoom(ydoc, declaration)
    this.#clientIds.announce(document, [ydoc.clientID], theServer)
    this.#updates.appendNow(document, Y.encodeStateAsUpdate(ydoc), { invitation: null, at: Date.now() })
    ydoc.destroy()
  }

  /** A document as everybody in it sees it; from the disk where nobody has it open. */
  ydoc(document: string): Y.Doc {
    const open: Document | undefined = this.#hocuspocus.documents.get(document)
    if (open && !open.isLoading) return open
    const ydoc = new Y.Doc()
    const { state, rest } = this.#updates.read(document)
    Y.transact(ydoc, () => {
      if (state) Y.applyUpdate(ydoc, state)
      for (const { data } of rest) Y.applyUpdate(ydoc, data)
    })
    return ydoc
  }

  declaration(document: string): Declaration {
    return readRoom(this.ydoc(document))
  }
}

/** The owner of client ids under which the server itself has written. */
export const theServer = "server"
