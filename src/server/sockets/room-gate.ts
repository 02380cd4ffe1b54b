/* eslint-disable @typescript-eslint/require-await -- The hooks' types ask for promises. */
import type {
  afterHandleMessagePayload,
  beforeHandleAwarenessPayload,
  beforeHandleMessagePayload,
  beforeSyncPayload,
  Connection,
  Extension,
  onAuthenticatePayload,
} from "@hocuspocus/server"
import * as Y from "yjs"
import { schemaVersion } from "../../collab/layout.ts"
import type { ActorList } from "../../core/positions/actor.ts"
import { addsNothing } from "../admission/adds-nothing.ts"
import type { ClientIds } from "../admission/client-ids.ts"
import { inspectUpdate } from "../admission/inspect-update.ts"
import { admit, type Guest } from "../admission/invitations.ts"
import { quarantine } from "../admission/quarantine.ts"
import { Refusal, type RefusalReason } from "../admission/refusal.ts"
import { canWrite, everyRoom } from "../admission/role.ts"
import type { Log } from "../logger.ts"
import { parseDocumentName } from "../rooms/document-name.ts"
import { roomById } from "../rooms/rooms.ts"
import { type Database, StorageFailed } from "../storage/database.ts"
import type { DocumentStore } from "./document-store.ts"
import { FloodGuard } from "./flood-guard.ts"
import { parseHandshake } from "./handshake.ts"
import { hangUp } from "./hang-up.ts"
import type { FromServer } from "./messages.ts"
import type { Visit } from "./visit.ts"

/** What the gate needs of the server around it. */
export interface GateParts {
  readonly db: Database
  readonly store: DocumentStore
  readonly clientIds: ClientIds
  readonly actors: ActorList
  readonly log: Log
}

/**
 * Lets people and their updates into documents, or not.
 *
 * An update is checked and then written to the disk in the awaited `beforeSync` hook, before it is
 * applied, passed on or acknowledged. (A listener of `update` would be too late: y-protocols
 * swallows what it throws and acknowledges all the same.) An update is refused by making the
 * connection read-only, which Hocuspocus answers with "not saved"; throwing would do as well, but
 * it prints a stack for each refusal.
 */
export class RoomGate implements Extension<Visit> {
  readonly extensionName = "room-gate"
  readonly #parts: GateParts
  /** Connections whose message was taken in part, and read-only just until it has been dealt with. */
  readonly #halfTaken = new WeakSet<Connection<Visit>>()
  readonly #floods = new WeakMap<Connection<Visit>, FloodGuard>()

  constructor(parts: GateParts) {
    this.#parts = parts
  }

  async onAuthenticate(payload: onAuthenticatePayload<Visit>): Promise<Visit> {
    try {
      const visit = await this.#admit(payload)
      this.#parts.log({
        level: "info",
        event: "joined",
        document: payload.documentName,
        person: visit.guest.person,
        role: visit.guest.role,
      })
      return visit
    } catch (error) {
      if (error instanceof Refusal) {
        const { reason } = error
        this.#parts.log({ level: "warn", event: "turned-away", reason, socket: payload.socketId })
      }
      throw error
    }
  }

  async #admit({ token, documentName, connectionConfig }: onAuthenticatePayload<Visit>): Promise<Visit> {
    const { db, actors } = this.#parts
    const handshake = parseHandshake(token)
    if (handshake === null) throw new Refusal("malformed")
    const guest = await admit(db, handshake.token)
    if (handshake.schema !== schemaVersion) throw new Refusal("old-schema")

    const name = parseDocumentName(documentName)
    const room = name && roomById(db, name.room)
    // One answer for "not there" and "not for you": names cannot be tried out.
    if (!name || !room || !isInvitedTo(guest, room.id)) throw new Refusal("no-such-room")
    if (name.kind === "private" && !actors.belongs(guest.actor, name.actor)) throw new Refusal("no-such-room")
    if (room.epoch !== name.epoch) throw new Refusal("other-epoch")

    const [client] = handshake.clients
    if (client === undefined) throw new Refusal("malformed")
    const foreign = this.#parts.clientIds.announce(documentName, handshake.clients, guest.person)
    if (foreign.length > 0) throw new Refusal("foreign-client-id")
    connectionConfig.readOnly = room.isArchived || !canWrite(guest.role)
    return { guest, name, client, clients: new Set(handshake.clients) }
  }

  async beforeHandleMessage({ connection, documentName }: beforeHandleMessagePayload<Visit>): Promise<void> {
    let guard = this.#floods.get(connection)
    if (!guard) {
      guard = new FloodGuard(performance.now())
      this.#floods.set(connection, guard)
    }
    if (guard.admits(performance.now())) return
    this.#parts.log({
      level: "warn",
      event: "flood",
      document: documentName,
      person: connection.context.guest.person,
    })
    hangUp(connection, "flood")
    connection.webSocket.close(4403, "flood")
  }

  async beforeSync({
    type,
    payload,
    connection,
    document,
    documentName,
  }: beforeSyncPayload<Visit>): Promise<void> {
    // 0 asks for what is missing, 1 answers that, 2 is a change as it happens.
    if (type === 0) return
    const contents = inspectUpdate(payload)
    if (contents === null) {
      this.#parts.log({ level: "warn", event: "malformed", document: documentName, bytes: payload.length })
      hangUp(connection, "malformed")
      return
    }
    if (connection.readOnly) {
      // A reader's client tidies formatting too: deletions alone are no attempt to write.
      if (contents.added.size > 0) this.#refuse(connection, documentName, "not-invited", payload)
      return
    }
    if (addsNothing(document, payload)) return
    const { guest } = connection.context
    const foreign = [...contents.added].flatMap(([client, { to }]) => {
      const owner = this.#parts.clientIds.ownerOf(documentName, client)
      return owner !== null && owner !== guest.person && to > Y.getState(document.store, client)
        ? [client]
        : []
    })
    if (foreign.length > 0 && type === 2) {
      this.#refuse(connection, documentName, "foreign-client-id", payload)
      return
    }
    if (foreign.length > 0) {
      await this.#takeOwnPart({ payload, connection, document, documentName }, foreign)
      return
    }
    await this.#write(documentName, payload, connection)
  }

  async afterHandleMessage({ connection }: afterHandleMessagePayload<Visit>): Promise<void> {
    if (this.#halfTaken.delete(connection)) connection.readOnly = false
  }

  async beforeHandleAwareness({ states, connection }: beforeHandleAwarenessPayload<Visit>): Promise<void> {
    if (!connection) return
    const { guest, clients } = connection.context
    for (const [client, state] of states) {
      if (!clients.has(client)) states.delete(client)
      else state.person = { id: guest.person, name: guest.drafter, actor: guest.actor, role: guest.role }
    }
  }

  /**
   * Takes of what somebody has more than the server all but other people's words: after a backup was
   * restored, every client brings along what others wrote since. Those words are taken from their
   * own clients; until then, and in case none comes, all of it lies in quarantine.
   */
  async #takeOwnPart(
    sync: Pick<beforeSyncPayload<Visit>, "payload" | "connection" | "document" | "documentName">,
    foreign: readonly number[],
  ): Promise<void> {
    const { payload, connection, document, documentName } = sync
    const { guest } = connection.context
    const everything = new Map(foreign.map((client) => [client, Number.MAX_SAFE_INTEGER]))
    const own = Y.diffUpdate(payload, Y.encodeStateVector(everything))
    quarantine(this.#parts.db, {
      document: documentName,
      invitation: guest.invitation,
      person: guest.person,
      reason: "foreign-client-id",
      data: payload,
    })
    await this.#write(documentName, own, connection)
    // As Hocuspocus would, but without the rest; what it holds itself it now answers with "not saved".
    if (!connection.readOnly) Y.applyUpdate(document, own, { source: "connection", connection })
    connection.readOnly = true
    this.#halfTaken.add(connection)
  }

  /** Writes an update, or ends the connection where the disk refuses it. */
  async #write(document: string, update: Uint8Array, connection: Connection<Visit>): Promise<void> {
    try {
      await this.#parts.store.write(document, update, connection)
    } catch (error) {
      if (!(error instanceof StorageFailed)) throw error
      // The client keeps what it has and comes back later.
      hangUp(connection, "storage-failed")
    }
  }

  #refuse(connection: Connection<Visit>, document: string, reason: RefusalReason, data: Uint8Array): void {
    const { db, log } = this.#parts
    const { guest } = connection.context
    connection.readOnly = true
    const id = quarantine(db, { document, invitation: guest.invitation, person: guest.person, reason, data })
    log({
      level: "warn",
      event: "refused",
      reason,
      document,
      person: guest.person,
      quarantine: id,
      bytes: data.length,
    })
    const message: FromServer = { kind: "refused", reason, quarantine: id }
    connection.sendStateless(JSON.stringify(message))
  }
}

const isInvitedTo = (guest: Guest, room: string): boolean => guest.room === everyRoom || guest.room === room
