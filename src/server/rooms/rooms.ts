import { randomInt } from "node:crypto"
import type { Database } from "../storage/database.ts"
import { formatDocumentName } from "./document-name.ts"

/** The shared session around one declaration. */
export interface Room {
  readonly id: string
  readonly name: string
  readonly epoch: string
  /** The id of the baseline it was begun from. */
  readonly baseline: string | null
  readonly createdAt: string
  readonly createdBy: string
  readonly isArchived: boolean
}

export interface NewRoom {
  readonly name: string
  readonly baseline: string | null
  readonly createdBy: string
}

export const documentOf = (room: Room): string =>
  formatDocumentName({ kind: "room", room: room.id, epoch: room.epoch })

/**
 * Writes a room and its first text in one transaction: a room is there with all of its text or
 * not at all, wherever the process ends.
 */
export function createRoom(db: Database, request: NewRoom, seed: (room: Room) => void): Room {
  const room = {
    ...request,
    id: shortId(),
    epoch: shortId(),
    createdAt: new Date().toISOString(),
    isArchived: false,
  }
  db.transaction(() => {
    db.run(
      `insert into rooms (id, name, epoch, baseline, created_at, created_by, seeded_at)
       values (?, ?, ?, ?, ?, ?, ?)`,
      room.id,
      room.name,
      room.epoch,
      room.baseline,
      room.createdAt,
      room.createdBy,
      room.createdAt,
    )
    seed(room)
  })
  return room
}

export function listRooms(db: Database): Room[] {
  return db
    .all<RoomRow>("select * from rooms where seeded_at is not null order by created_at, id")
    .map(fromRow)
}

export function roomById(db: Database, id: string): Room | null {
  const row = db.get<RoomRow>("select * from rooms where id = ? and seeded_at is not null", id)
  return row && fromRow(row)
}

export function changeRoom(
  db: Database,
  room: Room,
  change: { readonly name?: string | undefined; readonly isArchived?: boolean | undefined },
): Room {
  const changed = {
    ...room,
    name: change.name ?? room.name,
    isArchived: change.isArchived ?? room.isArchived,
  }
  db.run(
    "update rooms set name = ?, archived_at = ? where id = ?",
    changed.name,
    changed.isArchived ? new Date().toISOString() : null,
    room.id,
  )
  return changed
}

const alphabet = "abcdefghjkmnpqrstuvwxyz23456789"

/** Twelve characters that can be read out over the telephone. */
export const shortId = (): string =>
  Array.from({ length: 12 }, () => alphabet[randomInt(alphabet.length)]).join("")

interface RoomRow {
  readonly id: string
  readonly name: string
  readonly epoch: string
  readonly baseline: string | null
  readonly created_at: string
  readonly created_by: string
  readonly archived_at: string | null
}

const fromRow = (row: RoomRow): Room => ({
  id: row.id,
  name: row.name,
  epoch: row.epoch,
  baseline: row.baseline,
  createdAt: row.created_at,
  createdBy: row.created_by,
  isArchived: row.archived_at !== null,
})
