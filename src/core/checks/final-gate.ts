import type { Node } from "prosemirror-model"
import { brackets } from "../brackets/bracket.ts"
import { classifyPairs } from "../brackets/other.ts"
import { pairSigns } from "../brackets/pairs.ts"
import type { Declaration } from "../declaration/declaration.ts"
import type { FootnoteId, ParagraphId } from "../declaration/ids.ts"
import { paragraphs, plainText } from "../declaration/paragraph.ts"
import { statusOf } from "../declaration/status.ts"
import { wordingHash } from "../declaration/wording.ts"
import { footnotes } from "../positions/footnote.ts"
import { isWithdrawn } from "../positions/footnote-acts.ts"
import { blocksAdoption, reservations } from "../positions/reservation.ts"
import type { Finding, FindingPlace, GateKind } from "./finding.ts"

/**
 * Everything that stands between a declaration and its final text, in the order
 * of the text; empty where it can be adopted as it is.
 *
 * A paragraph without a status does not block, nor one that is adopted. A
 * drafting note or a withdrawn one does not go to print, so it may stand unreferred.
 */
export function finalGate(declaration: Declaration): Finding<GateKind>[] {
  return [
    ...openBrackets(declaration),
    ...signsInText(declaration),
    ...footnoteFaults(declaration),
    ...statusesBelowAgreed(declaration),
    ...openReservations(declaration),
    ...openComments(declaration),
  ]
}

function openBrackets(declaration: Declaration): Finding<GateKind>[] {
  return brackets(declaration)
    .filter(({ record }) => record.settled === null)
    .map(({ footnote, from, to }) => {
      const doc = footnote === null ? declaration.doc : declaration.notes.get(footnote)
      const paragraph =
        footnote === null ? (declaration.doc.resolve(from).parent.attrs.id as ParagraphId) : null
      const quote = doc?.textBetween(from, to, " ") ?? ""
      return { kind: "open-bracket", paragraph, footnote, quote, offer: null, source: agreed }
    })
}

/** Square brackets that stand in the text as characters, with no record behind them. */
function signsInText(declaration: Declaration): Finding<GateKind>[] {
  return texts(declaration).flatMap(({ text, ...place }) => {
    const { pairs, unmatched } = pairSigns(text)
    const kinds = classifyPairs(text, pairs)
    const inPairs = pairs.flatMap((pair, index): Finding<GateKind>[] => {
      const kind = kinds[index]
      const blocking = kind === "disagreement" ? "open-bracket" : kind
      if (blocking !== "open-bracket" && blocking !== "blank" && blocking !== "placeholder") return []
      const quote = text.slice(pair.open, pair.close + 1)
      return [{ ...place, kind: blocking, quote, offer: null, source: agreed }]
    })
    const alone = unmatched.map(({ at }): Finding<GateKind> => ({
      ...place,
      kind: "unmatched-sign",
      quote: around(text, at),
      offer: null,
      source: agreed,
    }))
    return [...inPairs, ...alone]
  })
}

function footnoteFaults(declaration: Declaration): Finding<GateKind>[] {
  return footnotes(declaration)
    .filter((note) => note.kind !== "drafting-note" && !isWithdrawn(note))
    .flatMap(({ id, references, text }): Finding<GateKind>[] => {
      const quote = plainText(text)
      const place: FindingPlace = { paragraph: references[0]?.paragraph ?? null, footnote: id, quote }
      if (references.length === 0)
        return [{ ...place, kind: "note-without-reference", offer: null, source: integrity }]
      if (quote.trim() === "")
        return [{ ...place, kind: "reference-without-note", offer: null, source: integrity }]
      return []
    })
}

function statusesBelowAgreed(declaration: Declaration): Finding<GateKind>[] {
  return paragraphs(declaration).flatMap(({ id, node }): Finding<GateKind>[] => {
    const status = statusOf(declaration, id)
    if (status === null || status.name === "adopted") return []
    const place = { paragraph: id, footnote: null, quote: around(plainText(node), 0) }
    if (status.name !== "agreed")
      return [{ ...place, kind: "status-below-agreed", offer: null, source: agreed }]
    const holds = status.lapsed === null && status.wording === wordingHash(node)
    return holds ? [] : [{ ...place, kind: "lapsed-agreement", offer: null, source: agreed }]
  })
}

function openReservations(declaration: Declaration): Finding<GateKind>[] {
  return reservations(declaration)
    .filter(blocksAdoption)
    .map(({ owner, paragraph, remark }) => ({
      kind: "reservation",
      paragraph,
      footnote: null,
      quote: remark === "" ? owner : `${owner}: ${remark}`,
      offer: null,
      source: "Practice of Coreper: an item for adoption carries no reservation but a parliament's",
    }))
}

function openComments(declaration: Declaration): Finding<GateKind>[] {
  return [...declaration.records.comments]
    .filter(([, fields]) => fields.resolved === undefined || fields.resolved === false)
    .map(([, fields]) => ({
      kind: "open-comment",
      paragraph: null,
      footnote: null,
      quote: typeof fields.text === "string" ? fields.text : "",
      offer: null,
      source: agreed,
    }))
}

const agreed = "A final text holds only what is agreed"
const integrity = "Every note is referred to, every reference has its note"

interface Text {
  readonly paragraph: ParagraphId | null
  readonly footnote: FootnoteId | null
  readonly text: string
}

/** The texts of a declaration: each paragraph of the body, then each footnote. */
export function texts(declaration: Declaration): Text[] {
  const words = (node: Node): string => plainText(node)
  return [
    ...paragraphs(declaration).map(({ id, node }) => ({ paragraph: id, footnote: null, text: words(node) })),
    ...footnotes(declaration).map(({ id, text }) => ({ paragraph: null, footnote: id, text: words(text) })),
  ]
}

/** Some words around a place, to recognise it by. */
export const around = (text: string, at: number): string => text.slice(Math.max(0, at - 30), at + 60).trim()
