import { type Act, recordEvent } from "../brackets/act.ts"
import type { Declaration } from "../declaration/declaration.ts"
import type { ActorId, ParagraphId } from "../declaration/ids.ts"
import type { Fields, Json, RecordChange } from "../declaration/records.ts"
import { writeRecord } from "../declaration/records.ts"
import { type Signature, signatureFromJson, signatureToJson } from "../declaration/signature.ts"

/**
 * What a delegation reserves without a bracket or a footnote: the register keeps
 * it. `ad-ref`: agreed by the delegate, to be confirmed by the capital.
 */
export const reservationKinds = [
  "general",
  "scrutiny",
  "parliamentary",
  "political",
  "linguistic",
  "ad-ref",
] as const

export type ReservationKind = (typeof reservationKinds)[number]

export interface Reservation {
  readonly id: string
  readonly kind: ReservationKind
  readonly owner: ActorId
  /** The paragraph it concerns, or null for the whole text. */
  readonly paragraph: ParagraphId | null
  readonly remark: string
  readonly entered: Signature
  readonly lifted: Signature | null
}

/** A parliament's time is not the meeting's: its reservation may stand when the text is adopted. */
export const blocksAdoption = ({ kind, lifted }: Reservation): boolean =>
  lifted === null && kind !== "parliamentary"

export function reservations(declaration: Declaration): Reservation[] {
  return [...declaration.records.reservations]
    .flatMap(([id, fields]) => readReservation(id, fields) ?? [])
    .sort((first, second) => (first.entered.at < second.entered.at ? -1 : 1))
}

export function enterReservation(
  reservation: Pick<Reservation, "kind" | "owner" | "paragraph" | "remark">,
  act: Act,
): RecordChange[] {
  const id = act.newId()
  const { kind, owner, paragraph, remark } = reservation
  const fields: Record<string, Json> = { kind, owner, remark, entered: signatureToJson(act.signature) }
  if (paragraph !== null) fields.paragraph = paragraph
  return [...writeRecord("reservations", id, fields), recordEvent("reservations", id, "entered", null, act)]
}

/**
 * Lifts a reservation. Its owner lifts it; the secretariat may do so on the
 * owner's behalf, and then the signature says so. Anybody else: null.
 *
 * @param isSecretariat whether the drafter holds the pen for the co-presidencies
 */
export function liftReservation(
  reservation: Reservation,
  remark: string,
  act: Act,
  isSecretariat: boolean,
): RecordChange[] | null {
  const isOwner = act.signature.onBehalfOf === reservation.owner
  if ((!isOwner && !isSecretariat) || reservation.lifted !== null) return null
  const signature = { ...act.signature, onBehalfOf: reservation.owner }
  return [
    { table: "reservations", id: reservation.id, field: "lifted", value: signatureToJson(signature) },
    recordEvent("reservations", reservation.id, "lifted", remark === "" ? null : { remark }, {
      ...act,
      signature,
    }),
  ]
}

function readReservation(id: string, fields: Fields): Reservation | null {
  const { kind, owner, paragraph, remark, entered, lifted } = fields
  const known = reservationKinds.find((name) => name === kind)
  const signed = signatureFromJson(entered)
  if (known === undefined || typeof owner !== "string" || signed === null) return null
  return {
    id,
    kind: known,
    owner: owner as ActorId,
    paragraph: typeof paragraph === "string" ? (paragraph as ParagraphId) : null,
    remark: typeof remark === "string" ? remark : "",
    entered: signed,
    lifted: signatureFromJson(lifted),
  }
}
