/** What records hold: plain data, the same in a room, in a file and on the wire. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/**
 * The tables of records beside the text.
 *
 * A record is a flat list of fields. What several people may add to at once (a
 * position per actor, an event per act) takes a field each, `position:EU`,
 * `event:…`, so that two additions never overwrite one another.
 */
export const tableNames = [
  "meta",
  "brackets",
  "footnotes",
  "groups",
  "packages",
  "reservations",
  "dissents",
  "actors",
  "statuses",
  "comments",
] as const

export type TableName = (typeof tableNames)[number]

export type Fields = Readonly<Record<string, Json>>

/** The records of one table by id. */
export type Table = ReadonlyMap<string, Fields>

export type Records = Readonly<Record<TableName, Table>>

/** One field of one record set, or removed where `value` is undefined. */
export interface RecordChange {
  readonly table: TableName
  readonly id: string
  readonly field: string
  readonly value: Json | undefined
}

export const noRecords: Records = Object.fromEntries(
  tableNames.map((name) => [name, new Map<string, Fields>()]),
) as unknown as Records

/** The records after some changes; untouched tables and records stay the same objects. */
export function changeRecords(records: Records, changes: readonly RecordChange[]): Records {
  if (changes.length === 0) return records
  const tables: Record<TableName, Table> = { ...records }
  const copied = new Set<TableName>()
  for (const { table, id, field, value } of changes) {
    if (!copied.has(table)) {
      tables[table] = new Map(tables[table])
      copied.add(table)
    }
    const { [field]: _removed, ...rest } = tables[table].get(id) ?? {}
    const fields: Fields = value === undefined ? rest : { ...rest, [field]: value }
    const writable = tables[table] as Map<string, Fields>
    if (Object.keys(fields).length > 0) writable.set(id, fields)
    else writable.delete(id)
  }
  return tables
}

/** The fields `prefix…` of a record as a list of [rest of the name, value], in order of name. */
export function fieldsWith(fields: Fields, prefix: string): [string, Json][] {
  return Object.keys(fields)
    .filter((name) => name.startsWith(prefix))
    .sort()
    .map((name) => [name.slice(prefix.length), fields[name] ?? null])
}

/** The changes that write a whole record. */
export function writeRecord(table: TableName, id: string, fields: Fields): RecordChange[] {
  return Object.entries(fields).map(([field, value]) => ({ table, id, field, value }))
}
