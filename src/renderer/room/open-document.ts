import { HocuspocusProvider, HocuspocusProviderWebsocket, WebSocketStatus } from "@hocuspocus/provider"
import { Awareness } from "y-protocols/awareness"
import * as Y from "yjs"
import { schemaVersion } from "../../collab/layout.ts"
import type { LocalStore } from "./local-store.ts"
import { LocalWriter } from "./local-writer.ts"
import { type Observable, type Source, source } from "./observable.ts"
import { type Problem, problemFrom, SavedProgress, type SavedState } from "./saved-state.ts"
import { type FromClient, type FromServer, fromBase64 } from "./server-messages.ts"

/** What opening one document takes. */
export interface DocumentParts {
  readonly url: string
  readonly token: string
  readonly documentName: string
  readonly store: LocalStore
  /** Under which the local store keeps it. */
  readonly key: string
  readonly onMessage?: (message: FromServer) => void
  /** What an offline spell brought together, once both sides have everything. */
  readonly onMerged?: (merge: MergedStates) => void
}

/** A document before, on both sides of and after a spell without connection, as Yjs states. */
export interface MergedStates {
  /** What both sides had when the connection was lost. */
  readonly base: Uint8Array
  readonly mine: Uint8Array
  readonly theirs: Uint8Array
  readonly merged: Uint8Array
}

// How long typing may go on before the server is asked whether it has everything.
const flushAfter = 150
// How long to wait before asking again, or for a server that has turned us away for now.
const againAfter = 1_000

/** One shared document with its two safe places: the local store and the server. */
export class OpenDocument {
  readonly ydoc: Y.Doc
  readonly awareness: Awareness
  readonly saved: Observable<SavedState>

  readonly #parts: DocumentParts
  readonly #socket: HocuspocusProviderWebsocket
  readonly #provider: HocuspocusProvider
  readonly #writer: LocalWriter
  readonly #saved: Source<SavedState>
  readonly #progress = new SavedProgress()
  readonly #own: ReadonlySet<number>
  readonly #synced: Promise<void>
  /** Questions on their way: how far this person had written, and the clocks of their client ids. */
  #flushes = new Map<number, { readonly written: number; readonly clocks: ReadonlyMap<number, number> }>()
  #flushNumber = 0
  #flushTimer: ReturnType<typeof setTimeout> | null = null
  #retryTimer: ReturnType<typeof setTimeout> | null = null
  #isOnline = false
  #problem: Problem | null = null
  #hiddenMark: number | null = null
  /** What both sides had when the connection was lost; null while connected. */
  #base: Uint8Array | null
  #arriving: { readonly mine: Uint8Array; readonly updates: Uint8Array[] } | null = null

  /** Opens the local copy, then the connection. Resolves before the server has answered. */
  static async open(parts: DocumentParts): Promise<OpenDocument> {
    const ydoc = new Y.Doc()
    const copy = await parts.store.read(parts.key)
    Y.transact(ydoc, () => {
      for (const update of copy.updates) Y.applyUpdate(ydoc, update, fromStore)
    })
    // Known to be ours before the first word is written under it: it may be sent in a later session.
    await parts.store.addClient(parts.key, ydoc.clientID)
    return new OpenDocument(parts, ydoc, copy)
  }

  private constructor(
    parts: DocumentParts,
    ydoc: Y.Doc,
    copy: {
      readonly updates: readonly Uint8Array[]
      readonly clients: readonly number[]
      readonly base: Uint8Array | null
    },
  ) {
    this.#parts = parts
    this.ydoc = ydoc
    this.awareness = new Awareness(ydoc)
    // This session's id first, then those under which something may still be on its way.
    const clients = [ydoc.clientID, ...copy.clients.filter((client) => Y.getState(ydoc.store, client) > 0)]
    this.#own = new Set(clients)
    if (copy.updates.length > 0) this.#progress.foundLocalCopy()
    this.#base = copy.base ?? (copy.updates.length > 0 ? Y.encodeStateAsUpdate(ydoc) : null)
    this.#writer = new LocalWriter({
      store: parts.store,
      key: parts.key,
      rows: copy.updates.length,
      onKept: (upTo) => {
        this.#progress.keptHere(upTo)
        if (this.#problem?.kind === "local-store-failed") this.#problem = null
        this.#tell()
      },
      onFailed: () => {
        this.#problem ??= { kind: "local-store-failed", isFinal: false, quarantine: null }
        this.#tell()
      },
    })
    this.#saved = source<SavedState>({ step: this.#progress.step, isOnline: false, problem: null })
    this.saved = this.#saved
    ydoc.on("update", this.#onUpdate)
    page?.addEventListener("visibilitychange", this.#onVisible)

    this.#socket = new HocuspocusProviderWebsocket({
      url: `${parts.url.replace(/^http/, "ws")}/room`,
      // Delegates sit in hotels: a connection comes back often, and then at once.
      delay: 300,
      minDelay: 300,
      maxDelay: 5_000,
    })
    this.#provider = new HocuspocusProvider({
      name: parts.documentName,
      document: ydoc,
      awareness: this.awareness,
      websocketProvider: this.#socket,
      token: () => JSON.stringify({ token: parts.token, schema: schemaVersion, clients }),
    })
    this.#provider.on("authenticated", this.#onAdmitted)
    this.#provider.on("authenticationFailed", ({ reason }: { reason: string }) => this.#onTurnedAway(reason))
    // The end of the socket is an Event; the server's word that a document is closed is none.
    this.#provider.on("close", ({ event }: { event: { reason?: string; type?: string } }) =>
      this.#onTurnedAway(event.type === undefined ? (event.reason ?? "") : ""),
    )
    this.#provider.on("stateless", ({ payload }: { payload: string }) =>
      this.#onMessage(JSON.parse(payload) as FromServer),
    )
    this.#synced = new Promise((resolve) => {
      this.#provider.on("synced", () => {
        this.#onSynced()
        resolve()
      })
    })
    this.#provider.attach()
  }

  /** True where the local store had something to show already. */
  get hasText(): boolean {
    return this.ydoc.store.clients.size > 0
  }

  /** Resolves when the server's state has been received once. */
  whenSynced(): Promise<void> {
    return this.#synced
  }

  /** Whether something this person wrote is only in this window or on this computer. */
  get isOnlyHere(): boolean {
    return !this.#progress.isOnServer
  }

  /** Closes the connection and resolves when the local store has everything. */
  async dispose(): Promise<void> {
    if (this.#flushTimer) clearTimeout(this.#flushTimer)
    if (this.#retryTimer) clearTimeout(this.#retryTimer)
    page?.removeEventListener("visibilitychange", this.#onVisible)
    this.#provider.destroy()
    this.#socket.destroy()
    this.ydoc.off("update", this.#onUpdate)
    await this.#writer.compact(this.ydoc)
    this.ydoc.destroy()
  }

  readonly #onUpdate = (update: Uint8Array, origin: unknown): void => {
    if (origin === fromStore) return
    if (origin === this.#provider) this.#arriving?.updates.push(update)
    // Yjs tidies formatting after somebody else's change, without an origin: no work of this person.
    else if (origin !== null) {
      this.#progress.wrote()
      this.#scheduleFlush(flushAfter)
    }
    this.#writer.write(update, this.#progress.written)
    this.#tell()
  }

  readonly #onAdmitted = (): void => {
    this.#isOnline = true
    if (this.#problem?.kind === "storage-failed" || this.#problem?.kind === "flood") this.#problem = null
    this.#arriving = { mine: Y.encodeStateAsUpdate(this.ydoc), updates: [] }
    this.#scheduleFlush(0)
    this.#tell()
  }

  #onSynced(): void {
    const [base, arriving] = [this.#base, this.#arriving]
    this.#base = null
    this.#arriving = null
    void this.#parts.store.setBase(this.#parts.key, null)
    if (!base || !arriving || !this.#parts.onMerged) return
    this.#parts.onMerged({
      base,
      mine: arriving.mine,
      theirs: Y.mergeUpdates([base, ...arriving.updates]),
      merged: Y.encodeStateAsUpdate(this.ydoc),
    })
  }

  #onTurnedAway(reason: string): void {
    if (this.#isOnline && this.#base === null) {
      this.#base = Y.encodeStateAsUpdate(this.ydoc)
      void this.#parts.store.setBase(this.#parts.key, this.#base)
    }
    this.#isOnline = false
    this.#arriving = null
    this.#flushes.clear()
    this.#progress.connectionLost()
    const problem = problemFrom(reason)
    if (problem && this.#problem?.isFinal !== true) this.#problem = problem
    if (this.#problem?.isFinal === true) this.#socket.disconnect()
    // The socket itself may be well; the provider would wait on it for ever.
    else if (reason !== "") this.#retry()
    this.#tell()
  }

  #retry(): void {
    this.#retryTimer ??= setTimeout(() => {
      this.#retryTimer = null
      // A socket that has gone comes back by itself and asks again; over one that stands we ask anew.
      if (!this.#isOnline && this.#socket.status === WebSocketStatus.Connected) {
        void this.#provider.onOpen(new Event("open"))
      }
    }, againAfter)
  }

  #scheduleFlush(after: number): void {
    this.#flushTimer ??= setTimeout(() => {
      this.#flushTimer = null
      if (!this.#isOnline) return
      const clocks = new Map([...this.#own].map((client) => [client, Y.getState(this.ydoc.store, client)]))
      this.#flushes.set(++this.#flushNumber, { written: this.#progress.written, clocks })
      this.#send({ kind: "flush", n: this.#flushNumber })
    }, after)
  }

  #onMessage(message: FromServer): void {
    switch (message.kind) {
      case "flushed":
        this.#onFlushed(message)
        break
      case "mark":
        if (page?.visibilityState === "hidden") this.#hiddenMark = message.mark
        else this.#send({ kind: "seen", mark: message.mark })
        break
      case "seen":
        this.#progress.seenUpTo(message.mark)
        break
      case "refused":
        this.#problem = { kind: "refused", isFinal: true, quarantine: message.quarantine }
        this.#onTurnedAway("")
        break
      case "room":
        break
      default:
        // A later server may know more messages than we do.
        message satisfies never
    }
    this.#tell()
    this.#parts.onMessage?.(message)
  }

  #onFlushed({ n, isComplete, mark, stateVector }: FromServer & { readonly kind: "flushed" }): void {
    const asked = this.#flushes.get(n)
    this.#flushes.delete(n)
    if (asked === undefined) return
    const server = Y.decodeStateVector(fromBase64(stateVector))
    const isCovered = [...asked.clocks].every(([client, clock]) => (server.get(client) ?? 0) >= clock)
    if (isComplete && isCovered) this.#progress.onServer(asked.written, mark)
    else this.#scheduleFlush(againAfter)
  }

  readonly #onVisible = (): void => {
    if (page?.visibilityState === "hidden" || this.#hiddenMark === null) return
    this.#send({ kind: "seen", mark: this.#hiddenMark })
    this.#hiddenMark = null
  }

  #send(message: FromClient): void {
    if (this.#isOnline) this.#provider.sendStateless(JSON.stringify(message))
  }

  #tell(): void {
    const [before, step] = [this.#saved.get(), this.#progress.step]
    if (before.step === step && before.isOnline === this.#isOnline && before.problem === this.#problem) return
    this.#saved.set({ step, isOnline: this.#isOnline, problem: this.#problem })
  }
}

/** The origin of what the local store brings back. */
const fromStore = { source: "store" } as const

/** The page, where there is one: the room's client runs without a window in tests and load generators. */
const page = (globalThis as { readonly document?: Document }).document
