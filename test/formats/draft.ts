import type { Mark, Node } from "prosemirror-model"
import { writeBracket } from "../../src/core/brackets/bracket-record.ts"
import { type Declaration, emptyDeclaration, withRecords } from "../../src/core/declaration/declaration.ts"
import type { ActorId, BracketId, FootnoteId } from "../../src/core/declaration/ids.ts"
import { type Meta, writeMeta } from "../../src/core/declaration/meta.ts"
import { type RecordChange, writeRecord } from "../../src/core/declaration/records.ts"
import { type ParagraphKind, schema } from "../../src/core/schema/schema.ts"

export interface DraftParts {
  /** The words of the notes, in the order `^1`, `^2` … name them. */
  readonly notes?: readonly string[]
  /** Of the notes that are not references: `{ 2: "drafting-note" }`. */
  readonly noteKinds?: Readonly<Record<number, string>>
  readonly meta?: Meta
}

/**
 * A declaration as a drafter would note it down, a line per paragraph:
 *
 *     title: La Paz declaration
 *     heading 1: Addressing [EU: and countering] the production
 *     item 2 (3 bis): The *design*.^1
 *
 * `[EU/MX: …]` is a bracket with proposers, `[…]` one without, `^1` refers to the
 * first note, `*…*` is emphasis.
 */
export function draft(lines: readonly string[], parts: DraftParts = {}): Declaration {
  const changes: RecordChange[] = []
  const words = new Words(changes)
  const body = lines.map((line, index) => {
    const [, kind, level, label, text] = /^([a-z-]+)(?: (\d))?(?: \(([^)]*)\))?: ?(.*)$/su.exec(line) ?? []
    if (text === undefined) throw new Error(`not a line of a draft: ${line}`)
    const attrs = {
      id: `p${String(index + 1)}`,
      kind: kind as ParagraphKind,
      level: Number(level ?? 0),
      label: label ?? null,
    }
    return schema.node("paragraph", attrs, words.read(text))
  })
  const notes = new Map(
    (parts.notes ?? []).map((text, index) => {
      const id = noteId(index + 1)
      changes.push(...writeRecord("footnotes", id, { kind: parts.noteKinds?.[index + 1] ?? "reference" }))
      const paragraph = schema.node("paragraph", { id: `${id}-text`, kind: "note" }, words.read(text))
      return [id, schema.node("doc", null, [paragraph])] as const
    }),
  )
  if (parts.meta) changes.push(...writeMeta(parts.meta))
  return withRecords({ ...emptyDeclaration, doc: schema.node("doc", null, body), notes }, changes)
}

const noteId = (number: number): FootnoteId => `note${String(number)}` as FootnoteId

class Words {
  readonly #changes: RecordChange[]
  #brackets = 0

  constructor(changes: RecordChange[]) {
    this.#changes = changes
  }

  read(text: string): Node[] {
    const nodes: Node[] = []
    let open: readonly Mark[] = []
    let emphasis: readonly Mark[] = []
    for (const piece of text.split(/(\[(?:[A-Z]+(?:\/[A-Z]+)*: )?|\]|\^\d+|\*)/u)) {
      if (piece.startsWith("[")) open = [...open, this.#bracket(piece)]
      else if (piece === "]") open = open.slice(0, -1)
      else if (piece === "*") emphasis = emphasis.length > 0 ? [] : [schema.mark("em")]
      else if (piece.startsWith("^"))
        nodes.push(schema.node("footnote", { id: noteId(Number(piece.slice(1))) }, undefined, open))
      else if (piece !== "") nodes.push(schema.text(piece, [...open, ...emphasis]))
    }
    return nodes
  }

  #bracket(sign: string): Mark {
    const id = `b${String(++this.#brackets)}` as BracketId
    const names = sign.replace(/[[\s:]/gu, "")
    this.#changes.push(
      ...writeBracket({
        id,
        proposes: "insertion",
        order: this.#brackets,
        proposedBy: (names === "" ? [] : names.split("/")) as ActorId[],
      }),
    )
    return schema.mark("bracket", { id })
  }
}
