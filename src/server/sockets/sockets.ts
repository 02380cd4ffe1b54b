import type { Connection, Document, Hocuspocus } from "@hocuspocus/server"
import { canWrite } from "../admission/role.ts"
import type { RefusalReason } from "../admission/refusal.ts"
import { parseDocumentName } from "../rooms/document-name.ts"
import type { Room } from "../rooms/rooms.ts"
import type { FromServer } from "./messages.ts"
import { hangUp } from "./hang-up.ts"
import type { Visit } from "./visit.ts"

/** Somebody in a room right now. */
export interface Present {
  readonly person: string
  readonly drafter: string
  readonly actor: string
  readonly role: string
}

/** The open connections, for what the HTTP side decides about them. */
export class Sockets {
  readonly #hocuspocus: Hocuspocus<Visit>

  constructor(hocuspocus: Hocuspocus<Visit>) {
    this.#hocuspocus = hocuspocus
  }

  peopleIn(document: string): Present[] {
    const people = new Map<string, Present>()
    for (const { context } of this.#connections((open) => open.name === document)) {
      const { person, drafter, actor, role } = context.guest
      people.set(person, { person, drafter, actor, role })
    }
    return [...people.values()]
  }

  /** Puts out whoever came with this invitation, in the middle of what they do. */
  revoked(invitation: string): void {
    this.#hangUpWhere((visit) => visit.guest.invitation === invitation, "revoked")
  }

  /** Puts everybody out: the key they were let in with is void. */
  keyReplaced(): void {
    this.#hangUpWhere(() => true, "revoked")
  }

  /** A room was renamed, archived or opened again. */
  roomChanged(room: Room): void {
    const message: FromServer = { kind: "room", name: room.name, isArchived: room.isArchived }
    for (const connection of this.#connections((open) => parseDocumentName(open.name)?.room === room.id)) {
      connection.readOnly = room.isArchived || !canWrite(connection.context.guest.role)
      connection.sendStateless(JSON.stringify(message))
    }
  }

  get count(): number {
    return this.#hocuspocus.getConnectionsCount()
  }

  #hangUpWhere(isMeant: (visit: Visit) => boolean, reason: RefusalReason): void {
    for (const connection of this.#connections(() => true)) {
      if (isMeant(connection.context)) hangUp(connection, reason)
    }
  }

  #connections(isMeant: (document: Document) => boolean): Connection<Visit>[] {
    return [...this.#hocuspocus.documents.values()]
      .filter(isMeant)
      .flatMap((document) => document.getConnections() as Connection<Visit>[])
  }
}
