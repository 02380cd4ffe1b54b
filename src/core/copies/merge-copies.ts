import type { Node } from "prosemirror-model"
import { bracketIds } from "../brackets/bracket.ts"
import type { Declaration } from "../declaration/declaration.ts"
import type { FootnoteId, NewId, ParagraphId } from "../declaration/ids.ts"
import { type Paragraph, paragraphs, paragraphsOf } from "../declaration/paragraph.ts"
import { changeRecords } from "../declaration/records.ts"
import type { FootnoteChange } from "../redline/footnote-changes.ts"
import { redline } from "../redline/redline.ts"
import type { Row } from "../redline/row.ts"
import type { Run } from "../redline/run.ts"
import type { Copy, CopyConflict } from "./copy.ts"
import { CopyBrackets, type CopyRecords } from "./copy-brackets.ts"
import { ParagraphEdits } from "./paragraph-edits.ts"

export interface MergedCopies {
  readonly declaration: Declaration
  readonly conflicts: readonly CopyConflict[]
  /** Paragraphs whose kind, level or label a copy changed: no words say that, so a person must. */
  readonly restyled: readonly { readonly paragraph: ParagraphId; readonly copy: string }[]
}

/**
 * Merges copies that came back into the text that was sent out.
 *
 * Nothing is merged in silence: what a copy changed becomes brackets that
 * propose it on its actor's behalf, and the words sent out all stay. Copies that
 * want the same are one proposal of all of them; where they want different
 * things of the same words, their proposals stand side by side.
 *
 * @param at when the copies came in, ISO 8601
 */
export function mergeCopies(
  base: Declaration,
  copies: readonly Copy[],
  { newId, at }: { readonly newId: NewId; readonly at: string },
): MergedCopies {
  const records: CopyRecords = { changes: [], shared: new Map(), notes: new Map(base.notes), newId, at }
  const body = new TextMerge(paragraphs(base))
  const notes = new Map([...base.notes].map(([id, doc]) => [id, new TextMerge(paragraphsOf(doc))]))
  const restyled: { paragraph: ParagraphId; copy: string }[] = []
  for (const copy of copies) {
    const compared = redline(base, copy.declaration)
    const brackets = new CopyBrackets(base, copy, compared, records)
    body.take(compared.rows, copy, brackets)
    for (const change of compared.footnotes) takeNote(change, notes, copy, brackets)
    for (const { baseline, restyling } of compared.rows)
      if (restyling && baseline[0]) restyled.push({ paragraph: baseline[0].id, copy: copy.name })
  }
  for (const [id, merge] of notes) {
    const doc = base.notes.get(id)
    if (doc) records.notes.set(id, doc.type.create(null, merge.nodes()))
  }
  return {
    declaration: {
      doc: base.doc.type.create(null, body.nodes()),
      notes: records.notes,
      records: changeRecords(base.records, records.changes),
    },
    conflicts: [...body.conflicts(), ...[...notes.values()].flatMap((merge) => merge.conflicts())],
    restyled,
  }
}

function takeNote(
  { baseline, draft, runs }: FootnoteChange,
  notes: ReadonlyMap<FootnoteId, TextMerge>,
  copy: Copy,
  brackets: CopyBrackets,
): void {
  if (!baseline && draft && draft.number === null) brackets.adoptNote(draft.id)
  // Any other note that only one side has comes and goes with its reference.
  if (!baseline || !draft) return
  const sides = { baseline: paragraphsOf(baseline.text), draft: paragraphsOf(draft.text) }
  notes.get(baseline.id)?.takeRuns(sides.baseline, sides.draft, runs, copy, brackets)
}

/** The paragraphs of one text with what the copies want of them. */
class TextMerge {
  readonly #edits: readonly ParagraphEdits[]
  /** New paragraphs by the index of the one they follow; -1 for the start. */
  readonly #after = new Map<number, Node[]>()

  constructor(base: readonly Paragraph[]) {
    this.#edits = base.map((paragraph) => new ParagraphEdits(paragraph))
  }

  take(rows: readonly Row[], copy: Copy, brackets: CopyBrackets): void {
    let last = -1
    for (const row of rows) {
      const [first] = row.baseline
      const isInPlace = row.baseline.length === 1 && row.draft.length === 1 && !row.moved
      if (isInPlace && first) {
        this.takeRuns(row.baseline, row.draft, row.runs, copy, brackets)
        last = first.index
        continue
      }
      // Splits, merges and moves concern whole paragraphs: the old ones and the new ones both stand.
      for (const paragraph of row.baseline)
        this.#edits[paragraph.index]?.remove(0, paragraph.node.content.size, copy, brackets)
      if (!row.moved && row.baseline.length > 0) last = row.baseline.at(-1)?.index ?? last
      const added = row.draft.map(({ node }) => brackets.newParagraph(node))
      this.#after.set(last, [...(this.#after.get(last) ?? []), ...added])
    }
  }

  /** Changes of words. More paragraphs than one on a side are taken by their first. */
  takeRuns(
    baseline: readonly Paragraph[],
    draft: readonly Paragraph[],
    runs: readonly Run[],
    copy: Copy,
    brackets: CopyBrackets,
  ): void {
    let edits = this.#edits[baseline[0]?.index ?? -1]
    let at = 0
    for (const run of runs) {
      if (run.baseline) {
        edits = this.#edits[baseline[run.baseline.paragraph]?.index ?? -1]
        at = run.baseline.to
      }
      if (!edits || run.what === "sign" || run.what === "break") continue
      const content = run.draft && draft[run.draft.paragraph]?.node.content.cut(run.draft.from, run.draft.to)
      if (run.kind === "removed" && run.baseline)
        edits.remove(run.baseline.from, run.baseline.to, copy, brackets)
      else if (run.kind === "added" && content) edits.insert(at, content.content, copy, brackets)
      else if (run.baseline && content) {
        let from = run.baseline.from
        for (const node of content.content) {
          for (const id of bracketIds(node.marks)) edits.mark(from, from + node.nodeSize, id, copy, brackets)
          from += node.nodeSize
        }
      }
    }
  }

  nodes(): Node[] {
    const at = (index: number): Node[] => this.#after.get(index) ?? []
    return [...at(-1), ...this.#edits.flatMap((edits, index) => [edits.node(), ...at(index)])]
  }

  conflicts(): CopyConflict[] {
    return this.#edits.flatMap((edits) => edits.conflict() ?? [])
  }
}
