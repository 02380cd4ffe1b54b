import type { Change, ChangedField } from "../../collab/describe-change.ts"
import type { Json } from "../../core/declaration/records.ts"

/** What an act in a record was: `brackets.settled` on one bracket, on somebody's behalf. */
export interface RecordAct {
  readonly kind: string
  readonly detail: Readonly<Record<string, unknown>>
}

/**
 * The acts in the records of a change, one for each record: an entry of its history says what was
 * done; where there is none, a status or a position says it; else it is a change of some fields.
 */
export function recordActs({ records }: Pick<Change, "records">): RecordAct[] {
  const byRecord = new Map<string, ChangedField[]>()
  for (const change of records) {
    const key = `${change.table}/${change.id}`
    byRecord.set(key, [...(byRecord.get(key) ?? []), change])
  }
  return [...byRecord.values()].flatMap((fields) => actsOf(fields))
}

function actsOf(fields: readonly ChangedField[]): RecordAct[] {
  const [first] = fields
  // How a new paragraph came to be is told with the text it came with.
  if (first === undefined || (first.table === "paragraphs" && fields.length > 1)) return []
  const { table, id } = first
  const about = { id, fields: fields.map(({ field }) => field) }
  const events = fields.flatMap(({ field, value }) => {
    if (!field.startsWith("event:") || !isObject(value) || typeof value.what !== "string") return []
    return [{ kind: `${table}.${value.what}`, detail: { ...about, ...behalf(value.signature) } }]
  })
  if (events.length > 0) return events
  for (const { field, value } of fields) {
    if (field === "status" && isObject(value) && typeof value.name === "string") {
      return [
        { kind: `${table}.status`, detail: { ...about, status: value.name, ...behalf(value.signature) } },
      ]
    }
    if (field.startsWith("position:") && isObject(value) && typeof value.stance === "string") {
      const actor = field.slice("position:".length)
      return [{ kind: `${table}.position`, detail: { ...about, actor, stance: value.stance } }]
    }
  }
  return [{ kind: `${table}.changed`, detail: about }]
}

const behalf = (signature: Json | undefined): { onBehalfOf?: string } =>
  isObject(signature) && typeof signature.onBehalfOf === "string" ? { onBehalfOf: signature.onBehalfOf } : {}

const isObject = (value: Json | undefined): value is { readonly [key: string]: Json } =>
  typeof value === "object" && value !== null && !Array.isArray(value)
