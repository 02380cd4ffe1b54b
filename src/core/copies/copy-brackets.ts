import { Fragment, type Mark, type Node } from "prosemirror-model"
import { bracketIds } from "../brackets/bracket.ts"
import { bracketRecord, writeBracket } from "../brackets/bracket-record.ts"
import type { Declaration } from "../declaration/declaration.ts"
import type { ActorId, BracketId, FootnoteId, NewId } from "../declaration/ids.ts"
import { type RecordChange, writeRecord } from "../declaration/records.ts"
import type { Redline } from "../redline/redline.ts"
import { schema } from "../schema/schema.ts"
import type { Copy } from "./copy.ts"

/** What the brackets of all copies write into. */
export interface CopyRecords {
  readonly changes: RecordChange[]
  /** Proposals that several copies may make alike, by what they propose. */
  readonly shared: Map<string, { readonly id: BracketId; readonly proposedBy: readonly ActorId[] }>
  readonly notes: Map<FootnoteId, Node>
  readonly newId: NewId
  readonly at: string
}

/** The brackets that one copy brings: its own, and those that propose what it changed. */
export class CopyBrackets {
  readonly #copy: Copy
  readonly #records: CopyRecords
  /** Brackets and notes of the copy that the text sent out has under another id. */
  readonly #known = new Map<BracketId, BracketId>()
  readonly #knownNotes = new Map<FootnoteId, FootnoteId>()
  readonly #carried = new Map<BracketId, BracketId>()

  constructor(base: Declaration, copy: Copy, compared: Redline, records: CopyRecords) {
    this.#copy = copy
    this.#records = records
    for (const { runs } of [...compared.rows, ...compared.footnotes])
      for (const run of runs)
        if (run.kind === "kept" && run.what === "sign") this.#known.set(run.bracket, run.baselineBracket)
    for (const { baseline, draft } of compared.footnotes)
      if (baseline && draft && base.notes.has(baseline.id)) this.#knownNotes.set(draft.id, baseline.id)
  }

  /** A proposal to delete; `isNew` is false where another copy made the same. */
  deletion(key: string): { readonly mark: Mark; readonly isNew: boolean } {
    const { id, isNew } = this.#propose(`deletion ${key}`, "deletion")
    return { mark: schema.mark("bracket", { id }), isNew }
  }

  /** Words of the copy as a proposal; nothing where another copy proposes the same at that place. */
  insertion(key: string, nodes: readonly Node[]): Node[] {
    const own = nodes.map((node) => this.#adopted(node))
    if (own.every((node) => bracketIds(node.marks).some((id) => this.#isCarried(id)))) return own
    const words = nodes.map((node) => (node.isText ? (node.text ?? "") : node.type.name)).join("")
    const { id, isNew } = this.#propose(`insertion ${key} ${words}`, "insertion")
    if (!isNew) return []
    const mark = schema.mark("bracket", { id })
    return own.map((node) => node.mark(mark.addToSet(node.marks)))
  }

  /** A paragraph of the copy as a proposal. */
  newParagraph(paragraph: Node): Node {
    const id = this.#records.newId()
    const words = this.insertion(`paragraph ${id}`, paragraph.children)
    return paragraph.type.create({ ...paragraph.attrs, id, origin: null, brackets: [] }, Fragment.from(words))
  }

  /** The mark for a bracket of the copy, or null where the text sent out has that bracket. */
  carried(id: BracketId): Mark | null {
    const adopted = this.#adopt(id)
    return this.#isCarried(adopted) ? schema.mark("bracket", { id: adopted }) : null
  }

  #isCarried(id: BracketId): boolean {
    return [...this.#carried.values()].includes(id)
  }

  /** A node of the copy with the ids that the merged text gives its brackets and notes. */
  #adopted(node: Node): Node {
    const marks = node.marks.map((mark) =>
      mark.type.name === "bracket"
        ? schema.mark("bracket", { id: this.#adopt(mark.attrs.id as BracketId) })
        : mark,
    )
    if (node.type.name === "footnote")
      return schema.node("footnote", { id: this.adoptNote(node.attrs.id as FootnoteId) }, undefined, marks)
    if (node.type.name === "place")
      return schema.node("place", { bracket: this.#adopt(node.attrs.bracket as BracketId) }, undefined, marks)
    return node.mark(marks)
  }

  #adopt(id: BracketId): BracketId {
    const known = this.#known.get(id) ?? this.#carried.get(id)
    if (known !== undefined) return known
    const own = this.#records.newId() as BracketId
    this.#carried.set(id, own)
    const fields = this.#copy.declaration.records.brackets.get(id) ?? {}
    const { actor } = this.#copy
    const nobody = bracketRecord(id, fields).proposedBy.length === 0
    this.#records.changes.push(
      ...writeRecord("brackets", own, {
        ...fields,
        ...(nobody && actor !== null && { proposedBy: [actor] }),
        copy: this.#copy.name,
      }),
    )
    return own
  }

  /** The id under which the merged text has a note of the copy; the first call brings the note along. */
  adoptNote(id: FootnoteId): FootnoteId {
    const known = this.#knownNotes.get(id)
    if (known !== undefined) return known
    const own = this.#records.newId() as FootnoteId
    this.#knownNotes.set(id, own)
    const { notes, records } = this.#copy.declaration
    const text = notes.get(id) ?? schema.node("doc")
    const paragraphs = text.children.map((paragraph) =>
      paragraph.type.create(
        { ...paragraph.attrs, id: this.#records.newId() },
        Fragment.from(paragraph.children.map((node) => this.#adopted(node))),
      ),
    )
    this.#records.notes.set(own, text.copy(Fragment.from(paragraphs)))
    this.#records.changes.push(...writeRecord("footnotes", own, records.footnotes.get(id) ?? {}))
    return own
  }

  #propose(
    key: string,
    proposes: "insertion" | "deletion",
  ): { readonly id: BracketId; readonly isNew: boolean } {
    const { actor, name } = this.#copy
    const { shared, changes, newId, at } = this.#records
    const known = shared.get(key)
    if (known) {
      if (actor !== null && !known.proposedBy.includes(actor)) {
        const proposedBy = [...known.proposedBy, actor]
        shared.set(key, { id: known.id, proposedBy })
        changes.push({ table: "brackets", id: known.id, field: "proposedBy", value: proposedBy })
      }
      return { id: known.id, isNew: false }
    }
    const id = newId() as BracketId
    const proposedBy = actor === null ? [] : [actor]
    shared.set(key, { id, proposedBy })
    changes.push(
      ...writeBracket({
        id,
        proposes,
        proposedBy,
        order: shared.size,
        opened: { drafter: name, onBehalfOf: actor ?? ("" as ActorId), at },
      }),
      { table: "brackets", id, field: "copy", value: name },
    )
    return { id, isNew: true }
  }
}
