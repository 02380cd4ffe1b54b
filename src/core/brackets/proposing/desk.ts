import type { Mark } from "prosemirror-model"
import type { Transform } from "prosemirror-transform"
import type { ActorId, BracketId } from "../../declaration/ids.ts"
import type { Json } from "../../declaration/records.ts"
import { schema } from "../../schema/schema.ts"
import { type Act, PendingChanges, recordEvent, type Lookup } from "../act.ts"
import { type ProposalKind, settlementToJson, writeBracket } from "../bracket-record.ts"
import { bracketsAt } from "../leaf.ts"
import { Authorship } from "./authorship.ts"

/** One delegation's act in the making: the text it changes, the records it writes. */
export class Desk {
  readonly tr: Transform
  readonly actor: ActorId
  readonly authors: Authorship
  readonly pending: PendingChanges
  readonly #act: Act

  constructor(tr: Transform, records: Lookup, act: Act) {
    this.tr = tr
    this.actor = act.signature.onBehalfOf
    this.pending = new PendingChanges(records)
    this.authors = new Authorship(this.pending, this.actor)
    this.#act = act
  }

  newId(): string {
    return this.#act.newId()
  }

  /** Opens a bracket of the delegation. @param around the brackets it stands in or beside */
  open(proposes: ProposalKind, around: readonly BracketId[] = [], target: Json = null): BracketId {
    const id = this.newId() as BracketId
    const { signature } = this.#act
    const order =
      around.reduce((highest, other) => Math.max(highest, this.authors.record(other).order), 0) + 1
    const held = {
      actor: this.actor,
      stance: "proposes" as const,
      wording: "",
      remark: "",
      on: null,
      signature,
    }
    this.pending.add(
      writeBracket({
        id,
        proposes,
        proposedBy: [this.actor],
        positions: [held],
        order,
        opened: signature,
        ...(target !== null && { target }),
      }),
    )
    this.note(id, "proposed", null)
    return id
  }

  /** Adds to a bracket's history. */
  note(id: BracketId, what: string, detail: Json): void {
    this.pending.add([recordEvent("brackets", id, what, detail, this.#act)])
  }

  set(id: BracketId, field: string, value: Json | undefined): void {
    this.pending.add([{ table: "brackets", id, field, value }])
  }

  /** The delegation took back all of it: the record stays, the bracket is gone. */
  withdraw(id: BracketId): void {
    const settlement = { outcome: "withdrawn", remark: "", signature: this.#act.signature } as const
    this.set(id, "settled", settlementToJson(settlement))
    this.note(id, "withdrawn", null)
  }

  /** Ties a deletion and the insertion that comes in its stead. */
  tieReplacement(deletion: BracketId, insertion: BracketId): void {
    const group = this.newId()
    this.pending.add([{ table: "groups", id: group, field: "form", value: "replacement" }])
    for (const id of [deletion, insertion]) this.set(id, "group", group)
  }

  /** Puts a place for a bracket without text, inside the brackets that stand around it. */
  place(pos: number, id: BracketId, around: readonly BracketId[] = []): void {
    const ids = new Set([...bracketsAt(this.tr.doc, pos), ...around, id])
    this.tr.insert(pos, schema.node("place", { bracket: id }, [], [...ids].map(bracketMark)))
  }
}

export const bracketMark = (id: BracketId): Mark => schema.mark("bracket", { id })
