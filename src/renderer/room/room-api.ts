import type { ActorId } from "../../core/declaration/ids.ts"
import type { Role, RoomFacts, SessionAnswer } from "./local-store.ts"

/** A request the server did not do, with its word for why. */
export class ApiRefused extends Error {
  readonly status: number
  readonly kind: string

  constructor(status: number, kind: string, message: string) {
    super(message)
    this.status = status
    this.kind = kind
  }
}

/** The server cannot be reached. */
export class Unreachable extends Error {}

export interface InvitationRequest {
  /** A person who was invited before stays one person in the log. */
  readonly person?: string
  readonly drafter: string
  readonly actor: ActorId
  readonly role: Role
  readonly days?: number
}

export interface Invitation {
  readonly invitation: string
  readonly room: string
  readonly person: string
  readonly drafter: string
  readonly actor: ActorId
  readonly role: Role
  readonly createdAt: string
  readonly createdBy: string
  readonly expiresAt: string
  readonly revokedAt: string | null
}

export interface IssuedInvitation extends Invitation {
  readonly token: string
  readonly link: string
  readonly shortLink: string
  readonly file: { readonly name: string; readonly text: string }
}

export interface Present {
  readonly person: string
  readonly drafter: string
  readonly actor: ActorId
  readonly role: Role
}

/** A frozen issue of the draft. */
export interface Version {
  readonly number: number
  /** `Rev.1` */
  readonly label: string
  readonly at: string
  readonly person: string
  readonly drafter: string
  readonly note: string
  readonly brackets: { readonly open: number; readonly all: number }
  readonly paragraphs: number
  readonly previous: string
  readonly checksum: string
}

export interface Baseline {
  readonly id: string
  readonly title: string
  readonly source: string
  readonly addedAt: string | null
  readonly checksum: string
}

/** One act of the room's log. */
export interface Act {
  readonly seq: number
  readonly at: string
  /** Null where nobody could be proved to have done it. */
  readonly person: string | null
  readonly drafter: string
  readonly actor: string
  readonly role: string
  readonly kind: string
  readonly detail: Readonly<Record<string, unknown>>
  readonly hash: string
}

export interface ItemRange {
  readonly client: number
  /** The first clock of the range, and the one after its last. */
  readonly from: number
  readonly to: number
}

/** Who wrote a range of the text; `act` null where the log does not reach back to it. */
export interface Author extends ItemRange {
  readonly act: Act | null
}

export interface Quarantined {
  readonly id: string
  readonly person: string | null
  readonly reason: string
  readonly at: string
  readonly bytes: number
  readonly settledAt: string | null
}

export interface NetworkState {
  readonly isShared: boolean
  readonly isInsecure: boolean
  readonly addresses: readonly string[]
}

/** How a new room begins. Declarations are the contents of a `.corchete.json` file. */
export type NewRoom =
  | { readonly name: string; readonly baseline: string; readonly meeting?: string }
  | { readonly name: string; readonly declaration: unknown }

/** The server's JSON routes, as calls. Every one may throw `ApiRefused` or `Unreachable`. */
export class RoomApi {
  readonly #url: string
  readonly #token: string
  readonly #room: string

  /** @param room the room that the calls without one mean; empty before it is known */
  constructor(url: string, token: string, room = "") {
    this.#url = url
    this.#token = token
    this.#room = room
  }

  session = (room?: string): Promise<SessionAnswer> =>
    this.#call("GET", `/api/session${room === undefined ? "" : `?room=${encodeURIComponent(room)}`}`)

  health = (): Promise<{ status: "ok" | "failing"; storage: string }> => this.#call("GET", "/api/health")

  rooms = (): Promise<RoomFacts[]> => this.#call("GET", "/api/rooms")
  newRoom = (room: NewRoom): Promise<RoomFacts> => this.#call("POST", "/api/rooms", room)
  changeRoom = (
    change: { readonly name?: string; readonly isArchived?: boolean },
    room = this.#room,
  ): Promise<RoomFacts> => this.#call("PATCH", `/api/rooms/${room}`, change)
  /** The contents of a `.corchete.json` file. */
  declaration = (): Promise<unknown> => this.#call("GET", `${this.#here}/declaration`)
  people = (): Promise<Present[]> => this.#call("GET", `${this.#here}/people`)

  invitations = (): Promise<Invitation[]> => this.#call("GET", `${this.#here}/invitations`)
  invite = (request: InvitationRequest): Promise<IssuedInvitation> =>
    this.#call("POST", `${this.#here}/invitations`, request)
  /** The person is out within a second. */
  revoke = (invitation: string): Promise<unknown> =>
    this.#call("DELETE", `${this.#here}/invitations/${invitation}`)
  /** Voids every invitation; the answer is the host's next one. */
  newKey = (): Promise<IssuedInvitation> => this.#call("POST", "/api/key")

  /** Newest last; `before` pages backwards. */
  log = (
    page: { readonly before?: number; readonly limit?: number; readonly person?: string } = {},
  ): Promise<Act[]> => {
    const query = new URLSearchParams(Object.entries(page).map(([name, value]) => [name, String(value)]))
    return this.#call("GET", `${this.#here}/log?${query.toString()}`)
  }
  authors = (ranges: readonly ItemRange[]): Promise<Author[]> =>
    this.#call("POST", `${this.#here}/authors`, { ranges })

  versions = (): Promise<Version[]> => this.#call("GET", `${this.#here}/versions`)
  /** Freezes the draft as the next Rev. */
  issueVersion = (note: string): Promise<Version> => this.#call("POST", `${this.#here}/versions`, { note })
  /** The contents of a `.corchete.json` file. */
  version = (number: number): Promise<unknown> => this.#call("GET", `${this.#here}/versions/${number}`)
  /** Begins a new room with the text of a version. */
  restoreVersion = (number: number, name: string): Promise<RoomFacts> =>
    this.#call("POST", `${this.#here}/versions/${number}/restore`, { name })
  /** Takes a version into the library as an adopted text. */
  adoptVersion = (
    number: number,
    baseline: { readonly id: string; readonly title: string },
  ): Promise<Baseline> => this.#call("POST", `${this.#here}/versions/${number}/adopt`, baseline)

  baselines = (): Promise<Baseline[]> => this.#call("GET", "/api/baselines")
  /** The contents of a `.corchete.json` file. */
  baseline = (id: string): Promise<unknown> => this.#call("GET", `/api/baselines/${id}`)
  addBaseline = (baseline: {
    readonly id: string
    readonly title: string
    readonly declaration: unknown
  }): Promise<Baseline> => this.#call("POST", "/api/baselines", baseline)

  quarantine = (): Promise<Quarantined[]> => this.#call("GET", `${this.#here}/quarantine`)
  /** The refused update itself, in base64. */
  quarantined = (id: string): Promise<Quarantined & { readonly update: string }> =>
    this.#call("GET", `${this.#here}/quarantine/${id}`)
  settleQuarantined = (id: string): Promise<unknown> => this.#call("DELETE", `${this.#here}/quarantine/${id}`)

  network = (): Promise<NetworkState> => this.#call("GET", "/api/network")
  /** Opens this computer's addresses in the local network, or closes them. */
  share = (wish: { readonly shared: boolean; readonly insecure?: boolean }): Promise<NetworkState> =>
    this.#call("POST", "/api/network", wish)

  get #here(): string {
    return `/api/rooms/${this.#room}`
  }

  #call<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
    return callServer(this.#url + path, {
      method,
      headers: { authorization: `Bearer ${this.#token}`, "content-type": "application/json" },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
  }
}

/** The token behind a short code. */
export async function redeemCode(url: string, code: string): Promise<string> {
  const { token } = await callServer<{ token: string }>(`${url}/api/redeem`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ code }),
  })
  return token
}

async function callServer<Answer>(address: string, request: RequestInit): Promise<Answer> {
  let response: Response
  try {
    response = await fetch(address, { ...request, cache: "no-store" })
  } catch (error) {
    // What `fetch` throws when nobody answers.
    if (error instanceof TypeError) throw new Unreachable("the server does not answer", { cause: error })
    throw error
  }
  const answer: unknown = await response.json().catch(() => null)
  if (response.ok) return answer as Answer
  const { error = "fault", message = response.statusText } = (answer ?? {}) as {
    error?: string
    message?: string
  }
  throw new ApiRefused(response.status, error, message)
}
