import type { ActorId, ParagraphId } from "./ids.ts"
import type { Declaration } from "./declaration.ts"
import type { Fields, Json, RecordChange } from "./records.ts"
import { type Signature, signatureFromJson, signatureToJson } from "./signature.ts"

/** How far a paragraph is agreed, least first. `pending` waits for something named in the remark. */
export const statusNames = [
  "open",
  "pending",
  "agreed-informally",
  "agreed-ad-ref",
  "agreed",
  "adopted",
] as const

export type StatusName = (typeof statusNames)[number]

/**
 * How far a paragraph is agreed, and on which wording. When the wording changes
 * the agreement lapses, and stays lapsed: restoring the words restores nothing.
 */
export interface Status {
  readonly paragraph: ParagraphId
  readonly name: StatusName
  /** The hash of the wording it was given on. */
  readonly wording: string
  readonly remark: string
  readonly signature: Signature
  /** The act by which the wording changed since, or null while the agreement holds. */
  readonly lapsed: Signature | null
}

/** The status recorded on a paragraph, or null where nobody recorded one. */
export function statusOf(declaration: Declaration, paragraph: ParagraphId): Status | null {
  const fields: Fields | undefined = declaration.records.statuses.get(paragraph)
  const value = fields?.status
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null
  const { name, wording, remark, signature } = value as Record<string, Json>
  const signed = signatureFromJson(signature)
  const known = statusNames.find((status) => status === name)
  if (!signed || !known) return null
  return {
    paragraph,
    name: known,
    wording: typeof wording === "string" ? wording : "",
    remark: typeof remark === "string" ? remark : "",
    signature: signed,
    lapsed: signatureFromJson(fields?.lapsed),
  }
}

/** The changes that record a status; an earlier lapse belongs to the earlier status and goes. */
export function writeStatus(status: Omit<Status, "lapsed">): RecordChange[] {
  const { paragraph, signature, ...rest } = status
  return [
    {
      table: "statuses",
      id: paragraph,
      field: "status",
      value: {
        name: rest.name,
        wording: rest.wording,
        remark: rest.remark,
        signature: signatureToJson(signature),
      },
    },
    { table: "statuses", id: paragraph, field: "lapsed", value: undefined },
  ]
}

/** The region's own view of a paragraph where it differs, field `status:<actor>`. */
export const regionalStatusField = (actor: ActorId): string => `status:${actor}`
