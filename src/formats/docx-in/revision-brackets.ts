import type { Mark } from "prosemirror-model"
import { writeBracket } from "../../core/brackets/bracket-record.ts"
import type { ActorId, BracketId, NewId } from "../../core/declaration/ids.ts"
import type { RecordChange } from "../../core/declaration/records.ts"
import { schema } from "../../core/schema/schema.ts"
import type { Revision } from "./word-run.ts"

/** Tells whom an author of a Word file speaks for, or null where nobody knows. */
export type ActorOf = (author: string) => ActorId | null

/** After the brackets written in the text: where both begin and end at one place, the tracked one is inside. */
const firstOrder = 10_000

/**
 * Turns tracked changes into brackets that propose them, never into text: who
 * sent the file proposes, and the room decides. Neighbouring words changed by
 * one author at one time are one proposal, across paragraphs as well.
 */
export class RevisionBrackets {
  readonly changes: RecordChange[] = []
  readonly ids = new Set<BracketId>()
  readonly #actorOf: ActorOf
  readonly #newId: NewId
  #open = new Map<string, BracketId>()

  constructor(actorOf: ActorOf, newId: NewId) {
    this.#actorOf = actorOf
    this.#newId = newId
  }

  /** The marks of a run changed in these ways; call in reading order. */
  marks(revisions: readonly Revision[]): Mark[] {
    const open = new Map<string, BracketId>()
    for (const revision of revisions) {
      const key = JSON.stringify(revision)
      open.set(key, this.#open.get(key) ?? this.#propose(revision))
    }
    this.#open = open
    return [...open.values()].map((id) => schema.mark("bracket", { id }))
  }

  /** Ends a paragraph: only what changes its end as well goes on in the next. */
  endParagraph(end: Revision | null): void {
    const goesOn = [...this.#open].filter(
      ([key]) => end !== null && isSameAct(JSON.parse(key) as Revision, end),
    )
    this.#open = new Map(goesOn)
  }

  /** A proposal to split a paragraph here, or to join it with the next. */
  proposeBreak(end: Revision): BracketId {
    return this.#propose(end, end.kind === "insertion" ? "split" : "join")
  }

  #propose(
    revision: Revision,
    proposes: "insertion" | "deletion" | "split" | "join" = revision.kind,
  ): BracketId {
    const id = this.#newId() as BracketId
    const actor = this.#actorOf(revision.author)
    this.changes.push(
      ...writeBracket({
        id,
        proposes,
        proposedBy: actor === null ? [] : [actor],
        // Nobody knows whom the author speaks for: the name is all there is, and it stays.
        remark: actor === null ? revision.author : "",
        order: firstOrder + this.ids.size,
        target: revision.move === null ? null : { move: revision.move },
        opened: { drafter: revision.author, onBehalfOf: actor ?? ("" as ActorId), at: revision.date },
      }),
    )
    this.ids.add(id)
    return id
  }
}

/** A move marks its words with a name and its paragraph ends without. */
const isSameAct = (first: Revision, second: Revision): boolean =>
  first.kind === second.kind && first.author === second.author && first.date === second.date
