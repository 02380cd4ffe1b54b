import { type Act, recordEvent } from "../../brackets/act.ts"
import { wordingHash } from "../../declaration/wording.ts"
import { brackets } from "../../brackets/bracket.ts"
import { type Declaration, metaId } from "../../declaration/declaration.ts"
import { paragraphs, plainText, textOffset } from "../../declaration/paragraph.ts"
import type { RecordChange } from "../../declaration/records.ts"
import { statusOf } from "../../declaration/status.ts"
import { footnotes } from "../../positions/footnote.ts"
import { isWithdrawn } from "../../positions/footnote-acts.ts"
import { blocksAdoption, reservations } from "../../positions/reservation.ts"
import type { Finding } from "../finding.ts"
import { unfinishedWords } from "./unfinished-words.ts"

/**
 * Everything that stands between a declaration and a clean final text. An empty
 * list opens the gate. What only looks like a bracket of disagreement (omissions
 * in a quotation, "[English only]") does not block.
 */
export function finalGate(declaration: Declaration): Finding[] {
  return [
    ...openBrackets(declaration),
    ...unfinishedWords(declaration),
    ...statuses(declaration),
    ...standingReservations(declaration),
    ...unfinishedNotes(declaration),
    ...unresolvedComments(declaration),
  ]
}

/** Records that the secretariat let a text pass in spite of the gate, and why. */
export function overrideGate(findings: readonly Finding[], reason: string, act: Act): RecordChange {
  const kinds = [...new Set(findings.map(({ kind }) => kind))]
  return recordEvent("meta", metaId, "gate-overridden", { reason, kinds }, act)
}

const place = { from: 0, to: 0, text: "", params: {}, source: "practice", replacement: null } as const

function openBrackets(declaration: Declaration): Finding[] {
  return brackets(declaration)
    .filter(({ record }) => record.settled === null)
    .map((bracket): Finding => {
      const doc = bracket.footnote === null ? declaration.doc : declaration.notes.get(bracket.footnote)
      const $from = doc?.resolve(bracket.from)
      const from = $from ? textOffset($from.parent, $from.parentOffset) : 0
      const text = doc?.textBetween(bracket.from, bracket.to, " ") ?? ""
      return {
        ...place,
        kind: bracket.paragraph === null ? "open-bracket" : "proposed-change",
        paragraph:
          bracket.footnote === null && $from ? ($from.parent.attrs.id as Finding["paragraph"]) : null,
        footnote: bracket.footnote,
        from,
        to: from + text.length,
        text,
        params: {
          bracket: bracket.id,
          proposes: bracket.record.proposes,
          by: bracket.record.proposedBy.join(", "),
        },
      }
    })
}

/** A paragraph without status, or adopted with the text it comes from, does not block. */
function statuses(declaration: Declaration): Finding[] {
  return paragraphs(declaration).flatMap(({ id, node }): Finding[] => {
    const status = statusOf(declaration, id)
    if (!status || status.name === "adopted") return []
    const at = { ...place, paragraph: id, footnote: null, text: plainText(node) }
    const holds = status.lapsed === null && (status.wording === "" || status.wording === wordingHash(node))
    if (status.name === "agreed" && !holds)
      return [{ ...at, kind: "lapsed-agreement", params: { status: status.name } }]
    return status.name === "agreed"
      ? []
      : [{ ...at, kind: "status-below-agreed", params: { status: status.name } }]
  })
}

function standingReservations(declaration: Declaration): Finding[] {
  return reservations(declaration)
    .filter(blocksAdoption)
    .map(({ id, kind, owner, paragraph, remark }) => ({
      ...place,
      kind: "unlifted-reservation",
      paragraph,
      footnote: null,
      text: remark,
      params: { reservation: id, type: kind, owner },
    }))
}

function unfinishedNotes(declaration: Declaration): Finding[] {
  return footnotes(declaration).flatMap((note): Finding[] => {
    if (isWithdrawn(note) || note.kind === "drafting-note") return []
    const at = { ...place, paragraph: null, footnote: note.id, text: plainText(note.text) }
    const number = note.number === null ? "" : String(note.number)
    if (note.references.length === 0)
      return [{ ...at, kind: "unanchored-note", params: { owner: note.owner ?? "" } }]
    return at.text.trim() === "" ? [{ ...at, kind: "empty-note", params: { number } }] : []
  })
}

function unresolvedComments(declaration: Declaration): Finding[] {
  return [...declaration.records.comments]
    .filter(([, fields]) => fields.resolved === undefined || fields.resolved === false)
    .map(([id, fields]) => ({
      ...place,
      kind: "unresolved-comment",
      paragraph: null,
      footnote: null,
      text: typeof fields.text === "string" ? fields.text : "",
      params: { comment: id },
    }))
}
