import { createHash, randomInt, randomUUID } from "node:crypto"
import { errors, jwtVerify, SignJWT } from "jose"
import type { ActorId } from "../../core/declaration/ids.ts"
import type { Database } from "../storage/database.ts"
import { Refusal } from "./refusal.ts"
import { everyRoom, type Role } from "./role.ts"
import { keyById, signingKey } from "./signing-key.ts"

/** Who an invitation lets in: the server's word on a person, repeated in every act of theirs. */
export interface Guest {
  /** The invitation's id. */
  readonly invitation: string
  /** A room, or `*` for every room of this server. */
  readonly room: string
  readonly person: string
  /** The person's name. */
  readonly drafter: string
  readonly actor: ActorId
  readonly role: Role
  readonly expiresAt: string
}

/** An invitation as the secretariat sees it in the list. */
export interface Invitation extends Guest {
  readonly createdAt: string
  readonly createdBy: string
  readonly revokedAt: string | null
}

/** What goes to the invited person: the token, and a short code that is exchanged for it. */
export interface IssuedInvitation {
  readonly invitation: Invitation
  readonly token: string
  readonly code: string
}

export interface InvitationRequest {
  readonly room: string
  /** Given again, a person stays the same to the log over several invitations. */
  readonly person?: string | undefined
  readonly drafter: string
  readonly actor: ActorId
  readonly role: Role
  readonly days?: number | undefined
  readonly createdBy: string
}

// A round of negotiation with its travel; the secretariat can say otherwise.
const usualDays = 90

export async function invite(
  db: Database,
  request: InvitationRequest,
  now = new Date(),
): Promise<IssuedInvitation> {
  const id = randomUUID()
  const person = request.person ?? randomUUID()
  const code = shortCode()
  const expiresAt = new Date(now.getTime() + (request.days ?? usualDays) * 86_400_000)
  // In whole seconds, as the token says it.
  expiresAt.setMilliseconds(0)
  db.transaction(() => {
    db.run(
      "insert into people (id, name) values (?, ?) on conflict (id) do update set name = excluded.name",
      person,
      request.drafter,
    )
    db.run(
      `insert into invitations (id, room, person, actor, role, code_hash, created_at, created_by, expires_at)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      id,
      request.room,
      person,
      request.actor,
      request.role,
      hashOf(code),
      now.toISOString(),
      request.createdBy,
      expiresAt.toISOString(),
    )
  })
  const invitation = invitationById(db, id)
  if (invitation === null) throw new Error("the invitation just written is not there")
  return { invitation, token: await tokenOf(db, invitation), code }
}

/** Who comes with this token. Throws a `Refusal` where it is forged, expired, revoked or of an old key. */
export async function admit(db: Database, token: string): Promise<Guest> {
  const key = signingKey(db)
  let id: string | undefined
  try {
    const { payload } = await jwtVerify(token, key.secret, { algorithms: ["HS256"], issuer })
    id = payload.jti
  } catch (error) {
    if (error instanceof errors.JWTExpired) throw new Refusal("expired")
    if (error instanceof errors.JOSEError) throw new Refusal("not-invited")
    throw error
  }
  const invitation = id === undefined ? null : invitationById(db, id)
  if (invitation === null) throw new Refusal("not-invited")
  if (invitation.revokedAt !== null) throw new Refusal("revoked")
  return invitation
}

/**
 * Whose token this was, though it may have expired, been revoked or carry an old key; null where
 * we never signed it. Only for taking in what somebody wrote before they knew.
 */
export async function recognise(db: Database, token: string): Promise<Invitation | null> {
  try {
    const { payload } = await jwtVerify(
      token,
      ({ kid }) => {
        const key = kid === undefined ? null : keyById(db, kid)
        if (key === null) throw new Refusal("not-invited")
        return key.secret
      },
      { algorithms: ["HS256"], issuer, currentDate: new Date(0) },
    )
    return payload.jti === undefined ? null : invitationById(db, payload.jti)
  } catch (error) {
    if (error instanceof errors.JOSEError || error instanceof Refusal) return null
    throw error
  }
}

/** The token behind a short code, or null. */
export async function redeem(db: Database, code: string, now = new Date()): Promise<string | null> {
  const row = db.get<{ id: string }>(
    "select id from invitations where code_hash = ? and revoked_at is null and expires_at > ?",
    hashOf(code.toUpperCase().replaceAll(/[^0-9A-Z]/g, "")),
    now.toISOString(),
  )
  const invitation = row && invitationById(db, row.id)
  return invitation && (await tokenOf(db, invitation))
}

/** The invitations to a room, the host's own among them, oldest first. */
export function invitationsTo(db: Database, room: string): Invitation[] {
  return db
    .all<InvitationRow>(
      `${selection} where room in (?, ?) order by created_at, invitations.id`,
      room,
      everyRoom,
    )
    .map(fromRow)
}

/** Ends an invitation; false where there is none of this id or it ended before. */
export function revoke(db: Database, id: string, by: string, now = new Date()): boolean {
  const { changes } = db.run(
    "update invitations set revoked_at = ?, revoked_by = ? where id = ? and revoked_at is null",
    now.toISOString(),
    by,
    id,
  )
  return changes > 0
}

export function invitationById(db: Database, id: string): Invitation | null {
  const row = db.get<InvitationRow>(`${selection} where invitations.id = ?`, id)
  return row && fromRow(row)
}

export function tokenOf(db: Database, invitation: Invitation): Promise<string> {
  const key = signingKey(db)
  return new SignJWT({
    room: invitation.room,
    name: invitation.drafter,
    actor: invitation.actor,
    role: invitation.role,
  })
    .setProtectedHeader({ alg: "HS256", kid: key.id })
    .setIssuer(issuer)
    .setJti(invitation.invitation)
    .setSubject(invitation.person)
    .setIssuedAt(new Date(invitation.createdAt))
    .setExpirationTime(new Date(invitation.expiresAt))
    .sign(key.secret)
}

const issuer = "corchete"

// 32 letters without look-alikes: twelve of them are 60 bits, out of reach of guessing over a network.
const alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"

const shortCode = (): string => Array.from({ length: 12 }, () => alphabet[randomInt(32)]).join("")

const hashOf = (code: string): string => createHash("sha256").update(code).digest("hex")

interface InvitationRow {
  readonly id: string
  readonly room: string
  readonly person: string
  readonly name: string
  readonly actor: string
  readonly role: string
  readonly created_at: string
  readonly created_by: string
  readonly expires_at: string
  readonly revoked_at: string | null
}

const selection = `select invitations.id, room, person, people.name, actor, role, created_at, created_by,
  expires_at, revoked_at from invitations join people on people.id = invitations.person`

const fromRow = (row: InvitationRow): Invitation => ({
  invitation: row.id,
  room: row.room,
  person: row.person,
  drafter: row.name,
  actor: row.actor as ActorId,
  role: row.role as Role,
  expiresAt: row.expires_at,
  createdAt: row.created_at,
  createdBy: row.created_by,
  revokedAt: row.revoked_at,
})
