import * as z from "zod"
import { declarationToJson } from "../../formats/declaration-json/format-declaration.ts"
import { type ActLog, actorOf } from "../log/act-log.ts"
import { type Library, readDeclaration } from "../rooms/baselines.ts"
import type { RoomTexts } from "../rooms/room-texts.ts"
import { createRoom, documentOf, type Room } from "../rooms/rooms.ts"
import type { Database } from "../storage/database.ts"
import { issueVersion, listVersions, versionOf, versionText } from "../versions/versions.ts"
import { Denied } from "./answer.ts"
import { onlyHost, onlySecretariat, roomFor } from "./room-access.ts"
import { readFile, toJson } from "./room-routes.ts"
import type { Call, Route } from "./router.ts"

const baselineName = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, "expected small letters, digits and hyphens"),
  title: z.string().trim().min(1).max(300),
})

/** Versions of a room under `/api/rooms/:room/versions`, and the library under `/api/baselines`. */
export function versionRoutes(parts: {
  readonly db: Database
  readonly texts: RoomTexts
  readonly library: Library
  readonly acts: ActLog
}): Route[] {
  const { db, texts, library, acts } = parts

  const frozen = (call: Call): { room: Room; number: number; text: string } => {
    const room = roomFor(db, call)
    const number = Number(call.params.number)
    const text = versionText(db, room.id, number)
    if (text === null) throw new Denied(404, "no-such-version", "no such version of this room")
    return { room, number, text }
  }

  const add = (call: Call, entry: Parameters<Library["add"]>[0]) => {
    if (!library.add(entry))
      throw new Denied(409, "taken", `the library has a text called ${entry.id} already`)
    acts.add("", {
      ...actorOf(call.guest),
      at: new Date(),
      kind: "baseline",
      detail: { id: entry.id, source: entry.source },
    })
    return library.list().find(({ id }) => id === entry.id)
  }

  return [
    {
      method: "GET",
      path: "/api/rooms/:room/versions",
      handle: (call) => listVersions(db, roomFor(db, call).id),
    },
    {
      method: "POST",
      path: "/api/rooms/:room/versions",
      handle: async (call) => {
        const { guest } = call
        onlySecretariat(guest)
        const room = roomFor(db, call)
        const { note } = await call.body(z.strictObject({ note: z.string().max(2_000).default("") }))
        const at = new Date()
        texts.record(documentOf(room))
        return db.transaction(() => {
          const version = issueVersion(db, room.id, {
            declaration: texts.declaration(documentOf(room)),
            person: guest.person,
            drafter: guest.drafter,
            note,
            at,
          })
          const { number, checksum } = version
          acts.add(room.id, { ...actorOf(guest), at, kind: "version", detail: { number, checksum } })
          return version
        })
      },
    },
    {
      method: "GET",
      path: "/api/rooms/:room/versions/:number",
      handle: (call) => JSON.parse(frozen(call).text) as unknown,
    },
    {
      method: "POST",
      path: "/api/rooms/:room/versions/:number/restore",
      handle: async (call) => {
        onlyHost(call.guest)
        const { room, number, text } = frozen(call)
        const { name } = await call.body(z.strictObject({ name: z.string().trim().min(1).max(200) }))
        const { baseline } = room
        const restored = createRoom(db, { name, baseline, createdBy: call.guest.drafter }, (begun) => {
          const detail = { from: room.id, version: number }
          texts.seed(begun, readDeclaration(text), { ...actorOf(call.guest), kind: "restored", detail })
        })
        return toJson(restored)
      },
    },
    {
      method: "POST",
      path: "/api/rooms/:room/versions/:number/adopt",
      handle: async (call) => {
        onlySecretariat(call.guest)
        const { room, number, text } = frozen(call)
        const named = await call.body(baselineName)
        const version = versionOf(db, room.id, number)
        return add(call, {
          ...named,
          source: `${room.name}, ${version?.label ?? ""}`,
          addedBy: call.guest.drafter,
          declaration: readDeclaration(text),
        })
      },
    },
    { method: "GET", path: "/api/baselines", handle: () => library.list() },
    {
      method: "GET",
      path: "/api/baselines/:baseline",
      handle: ({ params }) => {
        const declaration = library.declaration(params.baseline ?? "")
        if (declaration === null) throw new Denied(404, "no-such-baseline", "no such text in the library")
        return declarationToJson(declaration)
      },
    },
    {
      method: "POST",
      path: "/api/baselines",
      handle: async (call) => {
        onlySecretariat(call.guest)
        const { declaration, ...named } = await call.body(
          baselineName.extend({ declaration: z.looseObject({}) }),
        )
        return add(call, {
          ...named,
          source: "file",
          addedBy: call.guest.drafter,
          declaration: readFile(declaration),
        })
      },
    },
  ]
}
