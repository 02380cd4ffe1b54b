import type { Awareness } from "y-protocols/awareness"
import type * as Y from "yjs"
import type { ActorId } from "../../core/declaration/ids.ts"
import { indexedStore } from "./indexed-store.ts"
import { readHash, readInvitation } from "./invitation-link.ts"
import type { KnownRoom, LocalStore, Me, RoomFacts, ServerFacts, SessionAnswer } from "./local-store.ts"
import { type Observable, source } from "./observable.ts"
import { type MergedStates, OpenDocument } from "./open-document.ts"
import { redeemCode, RoomApi, Unreachable } from "./room-api.ts"
import type { SavedState } from "./saved-state.ts"
import type { FromServer } from "./server-messages.ts"

export interface JoinOptions {
  /** The server's origin. */
  readonly url: string
  /** A token, what stands behind the `#` of a link, a whole link, or the contents of an invitation file. */
  readonly token: string
  /** For an invitation to every room: which one. */
  readonly room?: string
  /** Where this computer keeps its copies; a browser's own store where left out. */
  readonly store?: LocalStore
}

/** A room somebody is in: its text, the people, how far everything is saved, and the server's routes. */
export interface RoomSession {
  readonly ydoc: Y.Doc
  /** Each state holds `person: { id, name, actor, role }`, set by the server and not to be forged. */
  readonly awareness: Awareness
  readonly me: Me
  readonly isHost: boolean
  readonly server: ServerFacts
  readonly room: Observable<RoomFacts>
  /** False for reviewers and observers, and in an archived room. */
  readonly canWrite: () => boolean
  readonly saved: Observable<SavedState>
  /** True while something is only in this window or on this computer: ask before leaving. */
  readonly isOnlyHere: () => boolean
  /** What spells without connection brought together, the latest last. */
  readonly merges: Observable<readonly Merge[]>
  readonly api: RoomApi
  /** What stays with one actor: a document of its own, which only its people can open. */
  readonly openPrivate: (actor: ActorId) => Promise<PrivateSession>
  readonly dispose: () => Promise<void>
}

export interface PrivateSession {
  readonly actor: ActorId
  readonly ydoc: Y.Doc
  readonly awareness: Awareness
  readonly saved: Observable<SavedState>
  readonly dispose: () => Promise<void>
}

export interface Merge extends MergedStates {
  /** Milliseconds since 1970. */
  readonly at: number
}

/**
 * Joins a room. With a network, the server says who this is and what the room is called now;
 * without one, a room that this computer has a copy of opens all the same. Resolves when there is
 * a text to show. Throws `ApiRefused` where the invitation is not good, and `Unreachable` where
 * there is neither network nor copy.
 */
export async function joinRoom(options: JoinOptions): Promise<RoomSession> {
  const store = options.store ?? (await indexedStore())
  const { url, token } = await resolveInvitation(options)
  const session = await askOrRemember(store, url, token, options.room)
  const { me } = session
  const room = source(session.room)
  const merges = source<readonly Merge[]>([])
  const open = (documentName: string, more: Partial<Parameters<typeof OpenDocument.open>[0]> = {}) =>
    OpenDocument.open({ url, token, store, documentName, key: `${url} ${documentName} ${me.id}`, ...more })
  const declaration = await open(session.room.documentName, {
    onMessage: (message: FromServer) => {
      if (message.kind !== "room") return
      const { name, isArchived } = message
      room.set({ ...room.get(), name, isArchived })
    },
    onMerged: (merge) => merges.set([...merges.get(), { ...merge, at: Date.now() }]),
  })
  if (!declaration.hasText) await declaration.whenSynced()
  const mayWrite = me.role === "secretariat" || me.role === "negotiator"
  const privates = new Set<OpenDocument>()
  return {
    ydoc: declaration.ydoc,
    awareness: declaration.awareness,
    me,
    isHost: session.isHost,
    server: session.server,
    room,
    canWrite: () => mayWrite && !room.get().isArchived,
    saved: declaration.saved,
    isOnlyHere: () => declaration.isOnlyHere || [...privates].some((opened) => opened.isOnlyHere),
    merges,
    api: new RoomApi(url, token, session.room.id),
    openPrivate: async (actor) => {
      const { id, epoch } = session.room
      const opened = await open(`private:${id}:${epoch}:${actor}`)
      privates.add(opened)
      return {
        actor,
        ydoc: opened.ydoc,
        awareness: opened.awareness,
        saved: opened.saved,
        dispose: () => {
          privates.delete(opened)
          return opened.dispose()
        },
      }
    },
    dispose: async () => {
      await Promise.all([declaration, ...privates].map((opened) => opened.dispose()))
      if (options.store === undefined) store.close()
    },
  }
}

/** The rooms this computer has a copy of, the last used first. */
export async function knownRooms(given?: LocalStore): Promise<KnownRoom[]> {
  const store = given ?? (await indexedStore())
  const rooms = await store.rooms()
  if (given === undefined) store.close()
  return rooms.sort((one, other) => other.usedAt - one.usedAt)
}

async function resolveInvitation({ url, token }: JoinOptions): Promise<{ url: string; token: string }> {
  const pasted = readInvitation(token)
  const secret = pasted?.secret ?? readHash(token)
  const origin = pasted?.url ?? url
  if (secret?.kind === "code") return { url: origin, token: await redeemCode(origin, secret.code) }
  return { url: origin, token: secret?.token ?? token }
}

/** What the server says of an invitation, or said when it was last asked. */
async function askOrRemember(
  store: LocalStore,
  url: string,
  token: string,
  room: string | undefined,
): Promise<SessionAnswer> {
  try {
    const session = await new RoomApi(url, token).session(room)
    await store.rememberRoom({ url, token, session, usedAt: Date.now() })
    return session
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error
    const known = (await knownRooms(store)).find(
      (candidate) =>
        candidate.url === url &&
        candidate.token === token &&
        (room === undefined || candidate.session.room.id === room),
    )
    if (known === undefined) throw error
    return known.session
  }
}
