import type { ActorId, BracketId, ParagraphId } from "../../declaration/ids.ts"
import type { Lookup } from "../act.ts"
import { type BracketRecord, bracketRecord } from "../bracket-record.ts"
import { addsText, bringsField, broughtBy, isOpen, madeBy, removesText, splitsField } from "../effect.ts"
import type { Leaf } from "../leaf.ts"

/** Tells whose proposal a piece of text is, for one delegation. */
export class Authorship {
  readonly #records: Lookup
  readonly #actor: ActorId

  constructor(records: Lookup, actor: ActorId) {
    this.#records = records
    this.#actor = actor
  }

  record(id: BracketId): BracketRecord {
    return bracketRecord(id, this.#records.get(id) ?? {})
  }

  /** Whether the delegation alone proposes it, and it is still open. A joint proposal is nobody's own. */
  isOwn(id: BracketId): boolean {
    const record = this.record(id)
    return isOpen(record) && record.proposedBy.length === 1 && record.proposedBy[0] === this.#actor
  }

  /**
   * The insertion that brought a leaf into the text, or null where it stood before.
   * Of nested ones the last opened: new text takes on the brackets around it, and opens its own.
   */
  insertionOf({ ids }: Pick<Leaf, "ids">): BracketId | null {
    let author: BracketRecord | null = null
    for (const id of ids) {
      const record = this.record(id)
      if (!addsText(record) || !isOpen(record)) continue
      if (!author || record.order > author.order || (record.order === author.order && id > author.id))
        author = record
    }
    return author?.id ?? null
  }

  /** The delegation's own insertion that brought a leaf into the text, else null. */
  ownInsertionOf(leaf: Leaf | null): BracketId | null {
    const insertion = leaf && this.insertionOf(leaf)
    return insertion !== null && this.isOwn(insertion) ? insertion : null
  }

  /** The delegation's own proposed deletion of a leaf, else null. */
  ownDeletionOf(leaf: Leaf | null): BracketId | null {
    return leaf?.ids.find((id) => removesText(this.record(id)) && this.isOwn(id)) ?? null
  }

  brought(id: BracketId): ParagraphId[] {
    return broughtBy(this.#records.get(id) ?? {})
  }

  /** Whether a proposal brought this paragraph into the text. */
  brings(id: BracketId, paragraph: ParagraphId): boolean {
    return this.#records.get(id)?.[bringsField(paragraph)] === true
  }

  /** Whether a proposal made this paragraph by splitting the one above. */
  splits(id: BracketId, paragraph: ParagraphId): boolean {
    return this.#records.get(id)?.[splitsField(paragraph)] === true
  }

  /** Whether a proposal made this paragraph, by bringing it or by splitting another. */
  makes(id: BracketId, paragraph: ParagraphId): boolean {
    return madeBy(this.#records.get(id) ?? {}).includes(paragraph)
  }

  /** Whether new text in the middle of this bracket belongs into it. A proposal does not enter another's deletion. */
  encloses(id: BracketId): boolean {
    const record = this.record(id)
    return isOpen(record) && !removesText(record)
  }
}
