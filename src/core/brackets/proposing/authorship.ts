import type { Node } from "prosemirror-model"
import type { ActorId, BracketId, ParagraphId } from "../../declaration/ids.ts"
import type { Lookup } from "../act.ts"
import { bracketIds } from "../bracket.ts"
import { type BracketRecord, bracketRecord } from "../bracket-record.ts"
import { addsText, fillsField, isOpen, removesText } from "../effect.ts"
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
   * Of nested ones it is the innermost: a proposal inside another's proposal is its author's.
   */
  insertionOf(leaf: Leaf, doc: Node): BracketId | null {
    const insertions = leaf.ids.filter((id) => addsText(this.record(id)) && isOpen(this.record(id)))
    return insertions.length < 2 ? (insertions[0] ?? null) : innermost(insertions, leaf.from, doc, this)
  }

  /** The delegation's own insertion that brought a leaf into the text, else null. */
  ownInsertionOf(leaf: Leaf | null, doc: Node): BracketId | null {
    const insertion = leaf && this.insertionOf(leaf, doc)
    return insertion !== null && this.isOwn(insertion) ? insertion : null
  }

  /** The delegation's own proposed deletion of a leaf, else null. */
  ownDeletionOf(leaf: Leaf | null): BracketId | null {
    return leaf?.ids.find((id) => removesText(this.record(id)) && this.isOwn(id)) ?? null
  }

  /** Whether an insertion fills an empty paragraph that stood before, so that the paragraph stays without it. */
  fills(id: BracketId, paragraph: ParagraphId): boolean {
    return this.#records.get(id)?.[fillsField(paragraph)] === true
  }

  /** Whether new text in the middle of this bracket belongs into it. A proposal does not enter another's deletion. */
  encloses(id: BracketId): boolean {
    const record = this.record(id)
    return isOpen(record) && !removesText(record)
  }
}

/** The bracket that covers least of the paragraph around `pos`; the later opened where they cover the same. */
function innermost(ids: readonly BracketId[], pos: number, doc: Node, authors: Authorship): BracketId | null {
  const extents = new Map(ids.map((id) => [id, 0]))
  doc.resolve(pos).parent.forEach((node) => {
    for (const id of bracketIds(node.marks)) {
      const extent = extents.get(id)
      if (extent !== undefined) extents.set(id, extent + node.nodeSize)
    }
  })
  const sorted = [...extents].sort(
    ([first, less], [second, more]) =>
      less - more || authors.record(second).order - authors.record(first).order || (first < second ? 1 : -1),
  )
  return sorted[0]?.[0] ?? null
}
