import { createHash } from "node:crypto"
import { brackets } from "../../core/brackets/bracket.ts"
import type { Declaration } from "../../core/declaration/declaration.ts"
import { formatDeclaration } from "../../formats/declaration-json/format-declaration.ts"
import type { Database } from "../storage/database.ts"

/** A frozen issue of the draft, Rev.n. */
export interface Version {
  readonly room: string
  readonly number: number
  /** `Rev.3` */
  readonly label: string
  readonly at: string
  /** Who issued it. */
  readonly person: string
  readonly drafter: string
  readonly note: string
  /** Brackets open at the time, and all that ever were. */
  readonly brackets: { readonly open: number; readonly all: number }
  readonly paragraphs: number
  /** The checksum of the version before. */
  readonly previous: string
  /** SHA-256 over everything in this version and the checksum before it. */
  readonly checksum: string
}

/** Freezes a declaration as the next version of a room. */
export function issueVersion(
  db: Database,
  room: string,
  issue: {
    readonly declaration: Declaration
    readonly person: string
    readonly drafter: string
    readonly note: string
    readonly at: Date
  },
): Version {
  return db.transaction(() => {
    const last = db.get<{ number: number; checksum: string }>(
      "select number, checksum from versions where room = ? order by number desc limit 1",
      room,
    )
    const declaration = formatDeclaration(issue.declaration)
    const facts = {
      room,
      number: (last?.number ?? 0) + 1,
      at: issue.at.toISOString(),
      person: issue.person,
      drafter: issue.drafter,
      note: issue.note,
      previous: last?.checksum ?? firstPrevious,
    }
    const open = new Set(brackets(issue.declaration).map(({ id }) => id)).size
    const checksum = checksumOfVersion(facts, declaration)
    db.run(
      `insert into versions (room, number, at, person, drafter, note, previous, declaration, checksum,
         brackets_open, brackets_all, paragraphs) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ...[facts.room, facts.number, facts.at, facts.person, facts.drafter, facts.note, facts.previous],
      ...[declaration, checksum],
      ...[open, issue.declaration.records.brackets.size, issue.declaration.doc.childCount],
    )
    const version = versionOf(db, room, facts.number)
    if (version === null) throw new Error("the version just written is not there")
    return version
  })
}

/** The versions of a room, the first one first. */
export const listVersions = (db: Database, room: string): Version[] =>
  db.all<VersionRow>(`${selection} where room = ? order by number`, room).map(fromRow)

export function versionOf(db: Database, room: string, number: number): Version | null {
  const row = db.get<VersionRow>(`${selection} where room = ? and number = ?`, room, number)
  return row && fromRow(row)
}

/** The text of a version in the form of a `.corchete.json` file. */
export const versionText = (db: Database, room: string, number: number): string | null =>
  db.get<{ declaration: string }>(
    "select declaration from versions where room = ? and number = ?",
    room,
    number,
  )?.declaration ?? null

/** The versions whose checksum does not fit their text or the version before: tampered with. */
export function tamperedVersions(db: Database): { readonly room: string; readonly number: number }[] {
  const previous = new Map<string, string>()
  return db
    .all<VersionRow & { declaration: string }>("select * from versions order by room, number")
    .filter((row) => {
      const expected = previous.get(row.room) ?? firstPrevious
      previous.set(row.room, row.checksum)
      return row.previous !== expected || checksumOfVersion(row, row.declaration) !== row.checksum
    })
    .map(({ room, number }) => ({ room, number }))
}

const firstPrevious = "0".repeat(64)

type Facts = Pick<Version, "room" | "number" | "at" | "person" | "drafter" | "note" | "previous">

function checksumOfVersion(facts: Facts, declaration: string): string {
  const { room, number, at, person, drafter, note, previous } = facts
  return createHash("sha256")
    .update(JSON.stringify([room, number, at, person, drafter, note, declaration, previous]))
    .digest("hex")
}

const selection = `select room, number, at, person, drafter, note, brackets_open, brackets_all, paragraphs,
  previous, checksum from versions`

interface VersionRow extends Facts {
  readonly brackets_open: number
  readonly brackets_all: number
  readonly paragraphs: number
  readonly checksum: string
}

const fromRow = (row: VersionRow): Version => ({
  room: row.room,
  number: row.number,
  label: `Rev.${row.number}`,
  at: row.at,
  person: row.person,
  drafter: row.drafter,
  note: row.note,
  brackets: { open: row.brackets_open, all: row.brackets_all },
  paragraphs: row.paragraphs,
  previous: row.previous,
  checksum: row.checksum,
})
