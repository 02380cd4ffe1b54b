import * as z from "zod"
import { schemaVersion } from "../../collab/layout.ts"
import type { Declaration } from "../../core/declaration/declaration.ts"
import { beginDraft } from "../../core/declaration/begin-draft.ts"
import { declarationToJson } from "../../formats/declaration-json/format-declaration.ts"
import { parseDeclaration } from "../../formats/declaration-json/parse-declaration.ts"
import type { Guest } from "../admission/invitations.ts"
import { everyRoom } from "../admission/role.ts"
import { type ActLog, actorOf } from "../log/act-log.ts"
import type { Library } from "../rooms/baselines.ts"
import type { RoomTexts } from "../rooms/room-texts.ts"
import { changeRoom, createRoom, documentOf, listRooms, type Room, roomById } from "../rooms/rooms.ts"
import type { Sockets } from "../sockets/sockets.ts"
import type { Database } from "../storage/database.ts"
import { Denied } from "./answer.ts"
import { isHost, onlyHost, onlySecretariat, roomFor } from "./room-access.ts"
import type { Route } from "./router.ts"

export interface RoomRouteParts {
  readonly db: Database
  readonly texts: RoomTexts
  readonly library: Library
  readonly sockets: Sockets
  readonly acts: ActLog
  /** What the window shows about where it is connected to. */
  readonly network: () => {
    readonly isInsecure: boolean
    readonly isShared: boolean
    readonly addresses: string[]
  }
}

const name = z.string().trim().min(1).max(200)

const newRoom = z.union([
  z.strictObject({ name, baseline: z.string().max(80), meeting: z.string().max(200).optional() }),
  z.strictObject({ name, declaration: z.looseObject({}) }),
])

/** Sessions and rooms: `GET /api/session`, `GET|POST /api/rooms`, `PATCH /api/rooms/:room` and what is in one. */
export function roomRoutes({ db, texts, library, sockets, acts, network }: RoomRouteParts): Route[] {
  return [
    {
      method: "GET",
      path: "/api/session",
      handle: ({ guest, query }) => ({
        me: meOf(guest),
        isHost: isHost(guest),
        room: toJson(chosenRoom(db, guest, query.get("room"))),
        server: { schema: schemaVersion, ...network() },
      }),
    },
    {
      method: "GET",
      path: "/api/rooms",
      handle: ({ guest }) => roomsOf(db, guest).map(toJson),
    },
    {
      method: "POST",
      path: "/api/rooms",
      handle: async ({ guest, body }) => {
        onlyHost(guest)
        const request = await body(newRoom)
        const { declaration, baseline } =
          "baseline" in request
            ? fromBaseline(library, request)
            : { declaration: readFile(request.declaration), baseline: null }
        const room = createRoom(db, { name: request.name, baseline, createdBy: guest.drafter }, (begun) =>
          texts.seed(begun, declaration, { ...actorOf(guest), kind: "begun", detail: { baseline } }),
        )
        return toJson(room)
      },
    },
    {
      method: "PATCH",
      path: "/api/rooms/:room",
      handle: async (call) => {
        const room = roomFor(db, call)
        onlySecretariat(call.guest)
        const change = await call.body(
          z.strictObject({ name: name.optional(), isArchived: z.boolean().optional() }),
        )
        const changed = changeRoom(db, room, change)
        acts.add(room.id, { ...actorOf(call.guest), at: new Date(), kind: "room", detail: { ...change } })
        sockets.roomChanged(changed)
        return toJson(changed)
      },
    },
    {
      method: "GET",
      path: "/api/rooms/:room/declaration",
      handle: (call) => declarationToJson(texts.declaration(documentOf(roomFor(db, call)))),
    },
    {
      method: "GET",
      path: "/api/rooms/:room/people",
      handle: (call) => sockets.peopleIn(documentOf(roomFor(db, call))),
    },
  ]
}

export const meOf = (guest: Guest) => ({
  id: guest.person,
  drafter: guest.drafter,
  actor: guest.actor,
  role: guest.role,
  expiresAt: guest.expiresAt,
})

/** A room as clients see it. */
export const toJson = (room: Room) => ({ ...room, documentName: documentOf(room) })

const roomsOf = (db: Database, guest: Guest): Room[] =>
  listRooms(db).filter(({ id }) => guest.room === everyRoom || guest.room === id)

/** The room somebody asks for, or where they do not say, the first that is not archived. */
function chosenRoom(db: Database, guest: Guest, id: string | null): Room {
  const wanted = id ?? (guest.room === everyRoom ? null : guest.room)
  if (wanted !== null && (guest.room === everyRoom || guest.room === wanted)) {
    const room = roomById(db, wanted)
    if (room) return room
  }
  const [first, ...others] = wanted === null ? roomsOf(db, guest) : []
  const room = [first, ...others].find((candidate) => candidate?.isArchived === false) ?? first
  if (room === undefined) throw new Denied(404, "no-such-room", "no such room, or not with this invitation")
  return room
}

function fromBaseline(
  library: Library,
  request: { readonly name: string; readonly baseline: string; readonly meeting?: string | undefined },
): { readonly declaration: Declaration; readonly baseline: string } {
  const baseline = library.declaration(request.baseline)
  if (baseline === null) throw new Denied(404, "no-such-baseline", "no such text in the library")
  const { meeting } = request
  const cover = { name: request.name, ...(meeting !== undefined && { meeting }) }
  return { declaration: beginDraft(baseline, { id: request.baseline, ...cover }), baseline: request.baseline }
}

/** A declaration somebody sends, read as strictly as a file. */
export function readFile(value: unknown): Declaration {
  const result = parseDeclaration(JSON.stringify(value))
  if (!result.ok) throw new Denied(422, "unreadable", result.message)
  return result.declaration
}
