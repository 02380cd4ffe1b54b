import * as z from "zod"
import type { ActorId } from "../../core/declaration/ids.ts"
import type { ActorList } from "../../core/positions/actor.ts"
import {
  type Guest,
  type Invitation,
  invitationById,
  invitationsTo,
  invite,
  type IssuedInvitation,
  revoke,
} from "../admission/invitations.ts"
import { everyRoom, roles } from "../admission/role.ts"
import { replaceKey } from "../admission/signing-key.ts"
import { type ActLog, actorOf } from "../log/act-log.ts"
import type { Log } from "../logger.ts"
import type { Sockets } from "../sockets/sockets.ts"
import type { Database } from "../storage/database.ts"
import { Denied } from "./answer.ts"
import { isHost, onlyHost, onlySecretariat, roomFor } from "./room-access.ts"
import type { Route } from "./router.ts"

/** Inviting, and taking an invitation back: `/api/rooms/:room/invitations`, `POST /api/key`. */
export function invitationRoutes(parts: {
  readonly db: Database
  readonly actors: ActorList
  readonly sockets: Sockets
  readonly acts: ActLog
  readonly log: Log
}): Route[] {
  const { db, actors, sockets, acts, log } = parts
  const request = z.strictObject({
    person: z.uuid().optional(),
    drafter: z.string().trim().min(1).max(120),
    actor: z.string().refine((id) => actors.get(id as ActorId) !== null, "expected an actor's id"),
    role: z.enum(roles),
    days: z.number().int().min(1).max(1_000).optional(),
  })
  return [
    {
      method: "GET",
      path: "/api/rooms/:room/invitations",
      handle: (call) => {
        onlySecretariat(call.guest)
        return invitationsTo(db, roomFor(db, call).id)
      },
    },
    {
      method: "POST",
      path: "/api/rooms/:room/invitations",
      handle: async (call) => {
        const { guest, origin } = call
        onlySecretariat(guest)
        const room = roomFor(db, call)
        const wanted = await call.body(request)
        const issued = await invite(db, {
          ...wanted,
          actor: wanted.actor as ActorId,
          room: room.id,
          createdBy: guest.drafter,
        })
        const { invitation, person } = issued.invitation
        const detail = { invitation, person, actor: wanted.actor, role: wanted.role }
        acts.add(room.id, { ...actorOf(guest), at: new Date(), kind: "invited", detail })
        log({ level: "info", event: "invited", invitation, role: wanted.role })
        return toJson(issued, origin, room.name)
      },
    },
    {
      method: "DELETE",
      path: "/api/rooms/:room/invitations/:invitation",
      handle: (call) => {
        onlySecretariat(call.guest)
        const room = roomFor(db, call)
        const invitation = invitationById(db, call.params.invitation ?? "")
        if (!invitation || !mayRevoke(call.guest, invitation, room.id)) {
          throw new Denied(404, "no-such-invitation", "no such invitation to this room")
        }
        if (revoke(db, invitation.invitation, call.guest.drafter)) {
          const detail = { invitation: invitation.invitation, person: invitation.person }
          acts.add(room.id, { ...actorOf(call.guest), at: new Date(), kind: "revoked", detail })
        }
        sockets.revoked(invitation.invitation)
        log({ level: "info", event: "revoked", invitation: invitation.invitation })
        return { revoked: invitation.invitation }
      },
    },
    {
      method: "POST",
      path: "/api/key",
      handle: async ({ guest, origin }) => {
        onlyHost(guest)
        replaceKey(db)
        sockets.keyReplaced()
        acts.add("", { ...actorOf(guest), at: new Date(), kind: "new-key", detail: {} })
        log({ level: "warn", event: "new-key" })
        // The host's own invitation is void too, so here is the next.
        const issued = await invite(db, { ...guest, createdBy: guest.drafter })
        return toJson(issued, origin, "")
      },
    },
  ]
}

/** What an inviter hands on: the long link, the short one, and a file for those who prefer one. */
export function toJson({ invitation, token, code }: IssuedInvitation, origin: string, roomName: string) {
  const link = `${origin}/#${token}`
  return {
    ...invitation,
    token,
    link,
    shortLink: `${origin}/#i=${code}`,
    file: {
      name: `${fileName(invitation.drafter)}.corchete-invitation`,
      text: `${JSON.stringify({ corchete: "invitation", room: roomName, drafter: invitation.drafter, link }, null, 2)}\n`,
    },
  }
}

// The host's own invitation opens the server: no secretariat of one room can close it to them.
const mayRevoke = (guest: Guest, invitation: Invitation, room: string): boolean =>
  invitation.room === room || (invitation.room === everyRoom && isHost(guest))

const fileName = (person: string): string =>
  person
    .normalize("NFD")
    .replace(/[^A-Za-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .toLowerCase() || "invitation"
