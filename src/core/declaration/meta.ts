import { type Declaration, metaId } from "./declaration.ts"
import { type Fields, type RecordChange, writeRecord } from "./records.ts"

/**
 * What stands about a declaration on its cover. Names follow the cover page of
 * a Council document; all are optional, since a draft begins without most.
 */
export interface Meta {
  /** The name in lists: "XXVth High-Level Meeting: draft declaration". */
  readonly name?: string
  readonly meeting?: string
  /** The id of the baseline it was begun from, e.g. "la-paz". */
  readonly baseline?: string
  /** ISO 639-1 of the text itself. */
  readonly language?: string
  readonly place?: string
  /** ISO 8601 date of the document, not of the declaration. */
  readonly date?: string
  readonly originalLanguage?: string
  /** "6914/24", with suffixes such as "REV 1" in `suffix`. */
  readonly number?: string
  readonly suffix?: string
  readonly previous?: string
  readonly codes?: readonly string[]
  /** "NOTE", "COVER NOTE" ... */
  readonly type?: string
  readonly from?: string
  readonly to?: string
  readonly subject?: string
  readonly coverNote?: string
  /** Of who wrote and who typed it, "RR/hm", and the unit, "JAI.B": the foot of a Council document. */
  readonly initials?: string
  readonly unit?: string
}

const texts = [
  "name",
  "meeting",
  "baseline",
  "language",
  "place",
  "date",
  "originalLanguage",
  "number",
  "suffix",
  "previous",
  "type",
  "from",
  "to",
  "subject",
  "coverNote",
  "initials",
  "unit",
] as const

/** The cover data of a declaration; fields of another type than expected are left out. */
export function metaOf(declaration: Declaration): Meta {
  const fields: Fields = declaration.records.meta.get(metaId) ?? {}
  const meta: { -readonly [K in keyof Meta]: Meta[K] } = {}
  for (const name of texts) {
    const value = fields[name]
    if (typeof value === "string") meta[name] = value
  }
  const codes = fields.codes
  if (Array.isArray(codes)) meta.codes = codes.filter((code) => typeof code === "string")
  return meta
}

/** The changes that write cover data; fields not named stay as they are. */
export const writeMeta = (meta: Meta): RecordChange[] => writeRecord("meta", metaId, { ...meta })
