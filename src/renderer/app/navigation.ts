import { createContext, useContext } from "react"
import type { KnownRoom, SessionAnswer } from "../room/local-store.ts"
import { type PastedInvitation, readHash, readInvitation } from "../room/invitation-link.ts"
import type { RoomSession } from "../room/join-room.ts"
import { type Observable, source } from "../room/observable.ts"
import { ApiRefused, RoomApi, Unreachable } from "../room/room-api.ts"

/** A server and the invitation that admits to it. */
export interface Access {
  readonly url: string
  readonly token: string
}

/** What fills the window. */
export type Screen =
  | { readonly kind: "starting" }
  | { readonly kind: "rooms"; readonly access: Access | null; readonly problem: Problem | null }
  | { readonly kind: "opening" }
  | { readonly kind: "room"; readonly access: Access; readonly session: RoomSession }

export interface Problem {
  readonly kind: "unreachable" | "not-invited" | "failed"
  readonly reason: string
}

/** What navigation needs of the world. */
export interface World {
  readonly join: (access: Access & { readonly room?: string }) => Promise<RoomSession>
  readonly known: () => Promise<readonly KnownRoom[]>
  readonly redeem: (url: string, code: string) => Promise<string>
  readonly session: (access: Access) => Promise<SessionAnswer>
  /** Puts the room's id into the address, so that loading again leads back; null for the list. */
  readonly showAddress: (room: string | null) => void
}

/** Where the window was loaded from, and how. */
export interface Address {
  readonly origin: string
  readonly hash: string
  /** The room named in the address, or null. */
  readonly room: string | null
  /** The server elsewhere that the desktop app works with, or null. */
  readonly joined: string | null
}

/** Which screen is shown, and the ways from one to another. */
export class Navigation {
  readonly #world: World
  readonly #screen = source<Screen>({ kind: "starting" })

  constructor(world: World) {
    this.#world = world
  }

  get screen(): Observable<Screen> {
    return this.#screen
  }

  /** The first screen: an invitation opens its room, an address its own, anything else the list. */
  async start({ origin, hash, room, joined }: Address): Promise<void> {
    const secret = readHash(hash)
    const invitation =
      joined !== null ? readInvitation(joined) : secret === null ? null : { url: origin, secret }
    if (invitation !== null) {
      await this.#accept(invitation)
      return
    }
    const access = await this.#remembered(origin)
    if (access !== null && room !== null) await this.open(access, room)
    else await this.showRooms(access)
  }

  /** Opens the room an invitation leads to. The problem, where it does not open. */
  async accept(invitation: PastedInvitation): Promise<Problem | null> {
    try {
      const access = await this.#accessBy(invitation)
      const { room } = await this.#world.session(access)
      await this.#enter(access, room.id)
      return null
    } catch (error) {
      return problemOf(error)
    }
  }

  async open(access: Access, room: string): Promise<void> {
    this.#screen.set({ kind: "opening" })
    try {
      await this.#enter(access, room)
    } catch (error) {
      this.#showRooms(access, problemOf(error))
    }
  }

  async showRooms(access?: Access | null): Promise<void> {
    const screen = this.#screen.get()
    const left = screen.kind === "room" ? screen : null
    this.#showRooms(access === undefined ? (left?.access ?? null) : access, null)
    await left?.session.dispose()
  }

  async #accept(invitation: PastedInvitation): Promise<void> {
    this.#screen.set({ kind: "opening" })
    const problem = await this.accept(invitation)
    if (problem !== null) this.#showRooms(await this.#remembered(invitation.url), problem)
  }

  async #enter(access: Access, room: string): Promise<void> {
    const before = this.#screen.get()
    const session = await this.#world.join({ ...access, room })
    this.#world.showAddress(room)
    this.#screen.set({ kind: "room", access, session })
    if (before.kind === "room") await before.session.dispose()
  }

  #showRooms(access: Access | null, problem: Problem | null): void {
    this.#world.showAddress(null)
    this.#screen.set({ kind: "rooms", access, problem })
  }

  async #accessBy({ url, secret }: PastedInvitation): Promise<Access> {
    if (secret.kind === "token") return { url, token: secret.token }
    return { url, token: await this.#world.redeem(url, secret.code) }
  }

  /** The invitation last used at a server, or null where this computer has none. */
  async #remembered(origin: string): Promise<Access | null> {
    const here = (await this.#world.known()).filter(({ url }) => url === origin)
    // The host's invitation admits to more than one room.
    const [best] = here.sort(
      (first, second) =>
        Number(second.session.isHost) - Number(first.session.isHost) || second.usedAt - first.usedAt,
    )
    return best ? { url: best.url, token: best.token } : null
  }
}

export const apiOf = ({ url, token }: Access): RoomApi => new RoomApi(url, token)

/** What to tell a user about a call that failed. Anything but the server's and the network's no is our own bug. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Unreachable) return { kind: "unreachable", reason: error.message }
  if (error instanceof ApiRefused)
    return {
      kind: error.status === 401 || error.status === 403 ? "not-invited" : "failed",
      reason: error.message,
    }
  throw error
}

export const NavigationContext = createContext<Navigation | null>(null)

export function useNavigation(): Navigation {
  const navigation = useContext(NavigationContext)
  if (navigation === null) throw new Error("no navigation above this component")
  return navigation
}
