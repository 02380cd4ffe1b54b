import * as z from "zod"
import { parseDocumentName } from "../rooms/document-name.ts"
import { quarantinedById, quarantineOf, settleQuarantined } from "../admission/quarantine.ts"
import type { ActLog } from "../log/act-log.ts"
import type { RoomTexts } from "../rooms/room-texts.ts"
import { documentOf } from "../rooms/rooms.ts"
import type { Database } from "../storage/database.ts"
import { Denied } from "./answer.ts"
import { roomFor } from "./room-access.ts"
import type { Call, Route } from "./router.ts"

/** The log of acts, "who wrote this", and updates kept in quarantine, of one room. */
export function logRoutes(parts: {
  readonly db: Database
  readonly acts: ActLog
  readonly texts: RoomTexts
}): Route[] {
  const { db, acts, texts } = parts
  const clock = z.number().int().nonnegative()
  const ranges = z.strictObject({
    ranges: z.array(z.strictObject({ client: clock, from: clock, to: clock })).max(20_000),
  })
  const held = (call: Call) => {
    const room = roomFor(db, call)
    const found = quarantinedById(db, call.params.id ?? "")
    const isHere = found && parseDocumentName(found.document)?.room === room.id
    if (!isHere || !mayRead(call, found)) throw new Denied(404, "not-found", "nothing of this number is kept")
    return found
  }
  return [
    {
      method: "GET",
      path: "/api/rooms/:room/log",
      handle: (call) => {
        const room = roomFor(db, call)
        const { query } = call
        texts.record(documentOf(room))
        const count = z.coerce.number().int().positive().optional().catch(undefined)
        return acts.page(room.id, {
          before: count.parse(query.get("before") ?? undefined),
          limit: Math.min(1_000, count.parse(query.get("limit") ?? undefined) ?? 200),
          person: query.get("person"),
        })
      },
    },
    {
      method: "POST",
      path: "/api/rooms/:room/authors",
      handle: async (call) => {
        const document = documentOf(roomFor(db, call))
        const asked = await call.body(ranges)
        texts.record(document)
        return acts.authors(document, asked.ranges)
      },
    },
    {
      method: "GET",
      path: "/api/rooms/:room/quarantine",
      handle: (call) => {
        const document = documentOf(roomFor(db, call))
        return quarantineOf(db, document, call.guest.role === "secretariat" ? null : call.guest.person)
      },
    },
    {
      method: "GET",
      path: "/api/rooms/:room/quarantine/:id",
      handle: (call) => {
        const { data, ...facts } = held(call)
        return { ...facts, update: Buffer.from(data).toString("base64") }
      },
    },
    {
      method: "DELETE",
      path: "/api/rooms/:room/quarantine/:id",
      handle: (call) => {
        settleQuarantined(db, held(call).id)
        return {}
      },
    },
  ]
}

/** One's own; the secretariat also what others tried to write into the room, never what is private. */
const mayRead = (
  { guest }: Call,
  { person, document }: { readonly person: string | null; readonly document: string },
): boolean =>
  person === guest.person || (guest.role === "secretariat" && parseDocumentName(document)?.kind === "room")
