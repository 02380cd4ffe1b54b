/* eslint-disable @typescript-eslint/require-await -- The hooks' types ask for promises. */
import type {
  afterLoadDocumentPayload,
  beforeUnloadDocumentPayload,
  Connection,
  Extension,
  onLoadDocumentPayload,
  onStoreDocumentPayload,
} from "@hocuspocus/server"
import * as Y from "yjs"
import { type Change, describeChange } from "../../collab/describe-change.ts"
import { layoutOf } from "../../collab/layout.ts"
import type { ClientIds } from "../admission/client-ids.ts"
import { type Guest, invitationById } from "../admission/invitations.ts"
import { type ActLog, type Actor, theServer } from "../log/act-log.ts"
import { recordedThrough, RoomRecorder } from "../log/room-recorder.ts"
import type { Log } from "../logger.ts"
import { parseDocumentName } from "../rooms/document-name.ts"
import { type Database, StorageFailed } from "../storage/database.ts"
import type { LoggedUpdate, UpdateLog } from "../storage/update-log.ts"
import type { Visit } from "./visit.ts"

export interface StoreParts {
  readonly db: Database
  readonly updates: UpdateLog
  readonly clientIds: ClientIds
  readonly acts: ActLog
  readonly log: Log
}

// A room is compacted while people work only when its log has grown long, since merging the rows
// of a long text takes a moment; and when the last one leaves, when nobody waits.
const longLog = 5_000
const worthCompacting = 200

/** Brings documents from the disk and puts their changes on it; what people do goes into the log of acts. */
export class DocumentStore implements Extension<Visit> {
  readonly extensionName = "document-store"
  readonly #parts: StoreParts
  readonly #recorders = new Map<string, RoomRecorder>()
  /** The row under which a connection's latest update was written, until it is applied. */
  readonly #rows = new WeakMap<Connection, number>()
  #failure: StorageFailed | null = null

  constructor(parts: StoreParts) {
    this.#parts = parts
  }

  /** Why the disk took the last write not, or null. */
  get failure(): StorageFailed | null {
    return this.#failure
  }

  /** Writes an update that a connection is about to apply. Resolves once it is on the disk. */
  async write(document: string, update: Uint8Array, connection: Connection<Visit>): Promise<void> {
    this.#rows.set(connection, await this.#append(document, update, connection.context.guest.invitation))
  }

  /** Writes what people have done up to now into the log of acts. */
  record(document: string): void {
    this.#recorders.get(document)?.flush()
  }

  /** Whether there are changes that the log of acts does not tell yet. */
  hasUnrecorded(document: string): boolean {
    return this.#parts.updates.last(document) > recordedThrough(this.#parts.db, document)
  }

  recordAll(): void {
    for (const recorder of this.#recorders.values()) recorder.flush()
  }

  /** Reads a document; acts that a crash kept from being recorded are derived from its updates. */
  load(ydoc: Y.Doc, document: string): void {
    // Named before anything is in them: Yjs cannot tell the changes of a type it does not know yet.
    layoutOf(ydoc)
    const { state, rest } = this.#parts.updates.read(document)
    const through = recordedThrough(this.#parts.db, document)
    const recorder = this.#recorderOf(document)
    const recorded = recorder ? rest.filter(({ seq }) => seq <= through) : rest
    Y.transact(ydoc, () => {
      if (state) Y.applyUpdate(ydoc, state)
      for (const { data } of recorded) Y.applyUpdate(ydoc, data)
    })
    for (const row of rest.slice(recorded.length)) recorder?.note(this.#replay(ydoc, document, row))
    recorder?.flush()
  }

  async onLoadDocument({ document, documentName }: onLoadDocumentPayload<Visit>): Promise<void> {
    this.load(document, documentName)
  }

  async afterLoadDocument({ document, documentName }: afterLoadDocumentPayload<Visit>): Promise<void> {
    const recorder = this.#recorderOf(documentName)
    document.on("afterTransaction", (tr: Y.Transaction) => {
      const connection = connectionOf(tr.origin)
      if (!recorder || !connection) return
      const seq = this.#rows.get(connection)
      if (seq === undefined) return
      this.#rows.delete(connection)
      const change = describeChange(tr)
      const by = this.#author(documentName, change, connection.context.guest)
      recorder.note({ change, by, at: Date.now(), seq })
    })
    // Yjs tidies formatting after other people's changes; those deletions are nobody's but ours.
    document.on("update", (update: Uint8Array, origin: unknown) => {
      if (connectionOf(origin)) return
      this.#append(documentName, update, null).catch((error: unknown) => {
        // Told by #append; tidying is done again when the document is next read.
        if (!(error instanceof StorageFailed)) throw error
      })
    })
  }

  async onStoreDocument({ documentName, clientsCount }: onStoreDocumentPayload<Visit>): Promise<void> {
    const { db, updates } = this.#parts
    try {
      const pending = updates.pending(documentName)
      if (pending <= longLog && !(clientsCount === 0 && pending > worthCompacting)) return
      const recorder = this.#recorderOf(documentName)
      recorder?.flush()
      updates.compact(documentName, recorder ? recordedThrough(db, documentName) : Infinity)
    } catch (error) {
      // The log stays as long as it is; it is compacted another time.
      this.#noteFailure(error)
    }
  }

  async beforeUnloadDocument({ documentName }: beforeUnloadDocumentPayload): Promise<void> {
    try {
      this.record(documentName)
    } catch (error) {
      // The acts are derived from the updates again when the document is next read.
      this.#noteFailure(error)
    }
    this.#recorders.delete(documentName)
  }

  async #append(document: string, update: Uint8Array, invitation: string | null): Promise<number> {
    try {
      const seq = await this.#parts.updates.append(document, update, { invitation, at: Date.now() })
      this.#failure = null
      return seq
    } catch (error) {
      if (error instanceof StorageFailed) this.#noteFailure(error)
      throw error
    }
  }

  #noteFailure(error: unknown): void {
    if (!(error instanceof StorageFailed)) throw error
    if (this.#failure === null) {
      this.#parts.log({ level: "error", event: "storage", failure: error.kind, message: error.message })
    }
    this.#failure = error
  }

  /** The recorder of a room's text. What stays with one actor is not recorded for others to read. */
  #recorderOf(document: string): RoomRecorder | null {
    const name = parseDocumentName(document)
    if (name?.kind !== "room") return null
    const open = this.#recorders.get(document)
    if (open) return open
    const { db, acts } = this.#parts
    const recorder = new RoomRecorder({
      db,
      log: acts,
      room: name.room,
      document,
      onFailed: (error) => this.#noteFailure(error),
    })
    this.#recorders.set(document, recorder)
    return recorder
  }

  #replay(ydoc: Y.Doc, document: string, { data, invitation, at, seq }: LoggedUpdate) {
    let change: Change = nothing
    const describe = (tr: Y.Transaction): void => void (change = describeChange(tr))
    ydoc.once("afterTransaction", describe)
    Y.applyUpdate(ydoc, data)
    const guest = invitation === null ? null : invitationById(this.#parts.db, invitation)
    return { change, by: guest ? this.#author(document, change, guest) : theServer, at, seq }
  }

  /** Whose act a change is: the sender's, unless it came under client ids that nobody has announced. */
  #author(document: string, { ranges }: Change, { person, drafter, actor, role }: Guest): Actor {
    const isProved = ranges.every(({ client }) => this.#parts.clientIds.ownerOf(document, client) === person)
    return { person: isProved ? person : null, drafter, actor, role }
  }
}

const nothing: Change = {
  typed: 0,
  deleted: 0,
  paragraphsAdded: [],
  paragraphsRemoved: [],
  paragraphsTouched: [],
  notesTouched: [],
  records: [],
  ranges: [],
}

/** The connection a change came from, or null for the server's own. */
function connectionOf(origin: unknown): Connection<Visit> | null {
  const isConnection =
    typeof origin === "object" && origin !== null && "source" in origin && origin.source === "connection"
  return isConnection && "connection" in origin ? (origin.connection as Connection<Visit>) : null
}
