import type { Node } from "prosemirror-model"
import { type Act, recordEvent } from "../brackets/act.ts"
import type { ParagraphAttrs } from "../schema/schema.ts"
import type { Declaration } from "./declaration.ts"
import type { ParagraphId } from "./ids.ts"
import type { Paragraph } from "./paragraph.ts"
import { paragraphsOf } from "./paragraph.ts"
import type { Fields, RecordChange, Table } from "./records.ts"
import { signatureToJson } from "./signature.ts"
import { type StatusName, statusOf, writeStatus } from "./status.ts"
import { wordingHash } from "./wording.ts"

/** Statuses that say that a wording is agreed, and so lapse with it. */
export const isAgreed = (name: StatusName): boolean => name !== "open" && name !== "pending"

/** Records how far a paragraph is agreed, on its wording as it stands. */
export function setStatus(paragraph: Paragraph, name: StatusName, remark: string, act: Act): RecordChange[] {
  const wording = wordingHash(paragraph.node)
  return [
    ...writeStatus({ paragraph: paragraph.id, name, wording, remark, signature: act.signature }),
    // A status read from a text ("[Agreed ad ref]") is printed as it was written only while it stands.
    { table: "statuses", id: paragraph.id, field: "notation", value: undefined },
    recordEvent("statuses", paragraph.id, name, { remark }, act),
  ]
}

/** Opens an agreed paragraph again, which nobody does in silence: the reason is kept. */
export function reopen(paragraph: Paragraph, reason: string, act: Act): RecordChange[] {
  const changes = setStatus(paragraph, "open", reason, act)
  return [...changes, recordEvent("statuses", paragraph.id, "reopened", { reason }, act)]
}

/** Whether an edit of the paragraph needs a reopening first. */
export function needsReopening(declaration: Declaration, paragraph: ParagraphId): boolean {
  const status = statusOf(declaration, paragraph)
  return status !== null && status.lapsed === null && isAgreed(status.name)
}

/**
 * The agreements that lapse by an edit, as events of their own: restoring the
 * words later restores nothing. Looks at the paragraphs that changed and no others.
 *
 * @param edited the body after the edit
 */
export function lapses(declaration: Declaration, edited: Node, act: Act): RecordChange[] {
  const { statuses } = declaration.records
  if (statuses.size === 0) return []
  return changedParagraphs(declaration.doc, edited).flatMap((paragraph) => {
    const status = statusOf(declaration, paragraph.id)
    if (!status || status.lapsed || !isAgreed(status.name)) return []
    if (wordingHash(paragraph.node) === boundWording(statuses, paragraph.id, status.wording, declaration))
      return []
    return [
      {
        table: "statuses" as const,
        id: paragraph.id,
        field: "lapsed",
        value: signatureToJson(act.signature),
      },
      recordEvent("statuses", paragraph.id, "lapsed", { from: status.name }, act),
    ]
  })
}

// A status read from a text has no fingerprint: it was given on the wording it stood beside.
function boundWording(table: Table, id: ParagraphId, wording: string, { doc }: Declaration): string {
  if (wording !== "") return wording
  const fields: Fields | undefined = table.get(id)
  const before = fields && paragraphsOf(doc).find((paragraph) => paragraph.id === id)
  return before ? wordingHash(before.node) : ""
}

/** The paragraphs of `after` that are not the same nodes as in `before`; unchanged ones share their nodes. */
function changedParagraphs(before: Node, after: Node): Paragraph[] {
  const kept = new Map<string, Node>()
  before.forEach((node) => kept.set((node.attrs as ParagraphAttrs).id, node))
  return paragraphsOf(after).filter(({ id, node }) => kept.has(id) && kept.get(id) !== node)
}
