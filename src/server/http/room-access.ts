import type { Guest } from "../admission/invitations.ts"
import { everyRoom } from "../admission/role.ts"
import { type Room, roomById } from "../rooms/rooms.ts"
import type { Database } from "../storage/database.ts"
import { Denied } from "./answer.ts"
import type { Call } from "./router.ts"

/** The room a path names, for somebody invited to it. */
export function roomFor(db: Database, { guest, params }: Pick<Call, "guest" | "params">): Room {
  const room = roomById(db, params.room ?? "")
  if (!room || (guest.room !== everyRoom && guest.room !== room.id)) {
    throw new Denied(404, "no-such-room", "no such room, or not with this invitation")
  }
  return room
}

export function onlySecretariat(guest: Guest): void {
  if (guest.role !== "secretariat")
    throw new Denied(403, "secretariat-only", "only the secretariat may do this")
}

/** The host's invitation opens every room; only it makes new ones. */
export const isHost = (guest: Guest): boolean => guest.role === "secretariat" && guest.room === everyRoom

export function onlyHost(guest: Guest): void {
  if (!isHost(guest)) throw new Denied(403, "host-only", "only the host of this server may do this")
}
