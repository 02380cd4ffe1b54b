import type { ActorId } from "../../core/declaration/ids.ts"

/** What this computer keeps of one document. */
export interface LocalCopy {
  /** The updates in the order they were written. */
  readonly updates: readonly Uint8Array[]
  /** The Yjs client ids under which this computer has written into it. */
  readonly clients: readonly number[]
  /** The document as it was when the connection was lost, until the next merge; or null. */
  readonly base: Uint8Array | null
}

/** A room this computer has a copy of, and the invitation that opens it. */
export interface KnownRoom {
  readonly url: string
  readonly token: string
  readonly session: SessionAnswer
  /** Milliseconds since 1970. */
  readonly usedAt: number
}

/**
 * What a drafter's own computer remembers, so that nothing is lost without a network. Every
 * promise resolves when the write is on the disk, not when it has been asked for: the saved sign
 * says "on this computer" on the strength of it.
 *
 * Documents are kept per person: on a shared computer nobody goes on under somebody else's name.
 */
export interface LocalStore {
  readonly read: (key: string) => Promise<LocalCopy>
  readonly append: (key: string, updates: readonly Uint8Array[]) => Promise<void>
  readonly addClient: (key: string, client: number) => Promise<void>
  readonly setBase: (key: string, base: Uint8Array | null) => Promise<void>
  /** Puts one state in the place of all updates written so far. */
  readonly compact: (key: string, state: Uint8Array) => Promise<void>
  /** Puts a copy away under another name, so that the document can be fetched anew. */
  readonly setAside: (key: string, as: string) => Promise<void>
  readonly rooms: () => Promise<KnownRoom[]>
  readonly rememberRoom: (room: KnownRoom) => Promise<void>
  readonly forgetRoom: (url: string, room: string) => Promise<void>
  readonly close: () => void
}

/** What the server says about an invitation; kept, so that a known room opens without a network. */
export interface SessionAnswer {
  readonly me: Me
  readonly isHost: boolean
  readonly room: RoomFacts
  readonly server: ServerFacts
}

export interface Me {
  readonly id: string
  readonly drafter: string
  readonly actor: ActorId
  readonly role: Role
  readonly expiresAt: string
}

/** What one may do in a room; the server decides, the window follows. */
export type Role = "secretariat" | "negotiator" | "reviewer" | "observer"

export interface RoomFacts {
  readonly id: string
  readonly name: string
  readonly epoch: string
  /** The id of the baseline it was begun from. */
  readonly baseline: string | null
  readonly createdAt: string
  readonly createdBy: string
  readonly isArchived: boolean
  readonly documentName: string
}

export interface ServerFacts {
  readonly schema: number
  readonly isShared: boolean
  /** Open beyond the host's computer without encryption. The window must show it. */
  readonly isInsecure: boolean
  readonly addresses: readonly string[]
}
