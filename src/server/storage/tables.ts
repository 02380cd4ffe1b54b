import type { Database } from "./database.ts"

/** Raised with every change of the tables; a database of a later version is left alone. */
export const databaseVersion = 1

/**
 * What the server keeps beside the texts themselves.
 *
 * `updates` is the write-ahead log of the Yjs documents and `states` what compaction made of
 * its beginning. `acts` and `versions` are never altered: triggers refuse it, and each row
 * holds a hash over itself and the row before it.
 */
const tables = `
create table settings (name text primary key, value text not null) strict;

create table keys (
  id text primary key,
  secret text not null,
  created_at text not null,
  retired_at text
) strict;

create table rooms (
  id text primary key,
  name text not null,
  epoch text not null,
  baseline text,
  created_at text not null,
  created_by text not null,
  archived_at text,
  -- Set with the first update in one transaction: a room without it was never finished.
  seeded_at text
) strict;

create table people (id text primary key, name text not null) strict;

create table invitations (
  id text primary key,
  room text not null,
  person text not null references people(id),
  actor text not null,
  role text not null,
  -- SHA-256 of the short code, so that a stolen backup opens nothing.
  code_hash text,
  created_at text not null,
  created_by text not null,
  expires_at text not null,
  revoked_at text,
  revoked_by text
) strict;
create index invitations_by_code on invitations(code_hash);

create table updates (
  seq integer primary key autoincrement,
  document text not null,
  data blob not null,
  invitation text,
  at integer not null
) strict;
create index updates_by_document on updates(document, seq);

create table states (
  document text primary key,
  data blob not null,
  through integer not null
) strict;

create table client_ids (
  document text not null,
  client integer not null,
  person text not null,
  primary key (document, client)
) strict, without rowid;

create table quarantine (
  id text primary key,
  document text not null,
  invitation text,
  person text,
  reason text not null,
  data blob not null,
  at text not null,
  settled_at text
) strict;

create table acts (
  seq integer primary key,
  room text not null,
  at text not null,
  person text,
  drafter text not null,
  actor text not null,
  role text not null,
  kind text not null,
  detail text not null,
  previous text not null,
  hash text not null
) strict;
create index acts_by_room on acts(room, seq);
create trigger acts_stand before update on acts begin select raise(abort, 'the log is never altered'); end;
-- "insert or replace" deletes without asking the triggers for deletions.
create trigger acts_once before insert on acts when exists (select 1 from acts where seq = new.seq)
  begin select raise(abort, 'the log is never altered'); end;
create trigger acts_stay before delete on acts begin select raise(abort, 'the log is never altered'); end;

-- Where each document's log of acts ends in its updates: the rest is derived again after a crash.
create table act_progress (document text primary key, through integer not null) strict;

create table authorship (
  document text not null,
  client integer not null,
  clock integer not null,
  length integer not null,
  act integer not null references acts(seq),
  primary key (document, client, clock)
) strict, without rowid;

create table versions (
  room text not null,
  number integer not null,
  at text not null,
  person text not null,
  drafter text not null,
  note text not null,
  brackets_open integer not null,
  brackets_all integer not null,
  paragraphs integer not null,
  declaration text not null,
  previous text not null,
  checksum text not null,
  primary key (room, number)
) strict;
create trigger versions_stand before update on versions begin select raise(abort, 'a version is never altered'); end;
create trigger versions_once before insert on versions
  when exists (select 1 from versions where room = new.room and number = new.number)
  begin select raise(abort, 'a version is never altered'); end;
create trigger versions_stay before delete on versions begin select raise(abort, 'a version is never altered'); end;

create table baselines (
  id text primary key,
  title text not null,
  added_at text not null,
  added_by text not null,
  source text not null,
  declaration text not null,
  checksum text not null
) strict;
`

/** Creates the tables in a new database; refuses one that a later release has written. */
export function prepareTables(db: Database): void {
  db.transaction(() => {
    const { user_version: version } = db.get<{ user_version: number }>("pragma user_version") ?? {
      user_version: 0,
    }
    if (version === databaseVersion) return
    if (version !== 0) throw new LaterDatabase(version)
    db.exec(tables)
    db.exec(`pragma user_version = ${databaseVersion}`)
  })
}

/** The folder was last used by a later release. Opening it here could lose what this one does not know. */
export class LaterDatabase extends Error {
  constructor(version: number) {
    super(
      `the data folder was written by a later release of Corchete (its format is ${version}, this one knows ${databaseVersion})`,
    )
  }
}
