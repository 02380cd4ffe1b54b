import { Plugin, PluginKey, TextSelection, type Transaction } from "prosemirror-state"
import type { EditorView } from "prosemirror-view"
import { notesMeta, recordsMeta } from "../../collab/binding.ts"
import { PendingChanges } from "../../core/brackets/act.ts"
import { bracketIds } from "../../core/brackets/bracket.ts"
import { bracketRange } from "../../core/brackets/proposing/bracket-range.ts"
import { bracketMark, Desk } from "../../core/brackets/proposing/desk.ts"
import { proposeInstead } from "../../core/brackets/proposing/propose-instead.ts"
import type { BracketId } from "../../core/declaration/ids.ts"
import { noRecords, type RecordChange, type Table } from "../../core/declaration/records.ts"
import type { Drafting } from "./drafting-mode.ts"
import { actMeta } from "./meta.ts"

export interface ProposingSource {
  readonly drafting: Drafting
  readonly brackets: () => Table
}

/**
 * What a transaction of a drafter in proposing mode becomes. Acts pass as they
 * are: they say themselves what they propose. Text being composed passes too,
 * since its bracket was opened before the first letter (see `proposeComposition`).
 */
export function asProposal(view: EditorView, tr: Transaction, source: ProposingSource): Transaction {
  if (!tr.docChanged || !source.drafting.get().isProposing) return tr
  if (tr.getMeta(actMeta) !== undefined || view.composing) return tr
  const proposal = view.state.tr
  const { changes, cursor } = proposeInstead(
    tr,
    proposal,
    { ...noRecords, brackets: source.brackets() },
    source.drafting.act(),
    { forward: lastKey.get(view) === "Delete" },
  )
  const own = (tr.getMeta(recordsMeta) as readonly RecordChange[] | undefined) ?? []
  const notes: unknown = tr.getMeta(notesMeta)
  if (notes !== undefined) proposal.setMeta(notesMeta, notes)
  if (cursor !== null) proposal.setSelection(TextSelection.near(proposal.doc.resolve(cursor), -1))
  if (tr.scrolledIntoView) proposal.scrollIntoView()
  return proposal.setMeta(recordsMeta, [...own, ...changes])
}

// Which way a deletion goes decides where the cursor stands after it, and no transaction tells.
const lastKey = new WeakMap<EditorView, string>()

/** Text being composed in proposing mode: the insertion it goes into, and where it stands. */
interface Composition {
  readonly bracket: BracketId
  /** Whether the bracket was opened for it, and goes again if nothing comes of it. */
  readonly isNew: boolean
  readonly from: number
  readonly to: number
}

const composingKey = new PluginKey<Composition | null>("composition")

// The last letters of a composition arrive after the event that ends it. In milliseconds.
const settling = 50

/**
 * Lets dead keys and input methods work in proposing mode. Changing the steps
 * of a composition would end it after its first letter, so the selection is
 * proposed for deletion and the insertion opened before it begins; what was
 * composed goes under that bracket when it ends.
 */
export function proposeComposition(source: ProposingSource): Plugin<Composition | null> {
  return new Plugin<Composition | null>({
    key: composingKey,
    state: {
      init: () => null,
      apply(tr, composition) {
        const meta = tr.getMeta(composingKey) as { readonly composition: Composition | null } | undefined
        if (meta) return meta.composition
        if (composition === null || !tr.docChanged) return composition
        return {
          ...composition,
          from: tr.mapping.map(composition.from, -1),
          to: tr.mapping.map(composition.to, 1),
        }
      },
    },
    props: {
      handleDOMEvents: {
        keydown(view, event) {
          lastKey.set(view, event.key)
          return false
        },
        compositionstart(view) {
          if (source.drafting.get().isProposing && view.editable) openForComposition(view, source)
          return false
        },
        compositionend(view) {
          setTimeout(() => {
            if (!view.isDestroyed) closeComposition(view, source)
          }, settling)
          return false
        },
      },
    },
  })
}

function openForComposition(view: EditorView, { drafting, brackets }: ProposingSource): void {
  const act = drafting.act()
  const tr = view.state.tr
  const { from, to, empty } = view.state.selection
  const pending = new PendingChanges(brackets())
  if (!empty) {
    pending.add(bracketRange(tr, brackets(), { from, to }, { proposes: "deletion" }, act).changes)
    tr.setSelection(TextSelection.near(tr.doc.resolve(tr.mapping.map(to))))
  }
  const desk = new Desk(tr, pending, act)
  const { $from } = tr.selection
  const around = bracketIds([...($from.nodeBefore?.marks ?? []), ...($from.nodeAfter?.marks ?? [])])
  const own = around.find((id) => desk.authors.isOwn(id) && desk.authors.record(id).proposes === "insertion")
  const bracket = own ?? desk.open("insertion", around)
  const composition: Composition = { bracket, isNew: own === undefined, from: $from.pos, to: $from.pos }
  tr.setMeta(recordsMeta, [...pending.changes, ...desk.pending.changes])
    .setMeta(actMeta, true)
    .setMeta(composingKey, { composition })
  view.dispatch(tr)
}

/** Puts what was composed under its bracket; a composition that left nothing takes the bracket back. */
function closeComposition(view: EditorView, { drafting, brackets }: ProposingSource): void {
  const composition = composingKey.getState(view.state)
  if (!composition) return
  const { bracket, isNew, from, to } = composition
  const tr = view.state.tr.setMeta(composingKey, { composition: null }).setMeta(actMeta, true)
  if (from < to) tr.addMark(from, to, bracketMark(bracket))
  else if (isNew) {
    const desk = new Desk(tr, brackets(), drafting.act())
    desk.withdraw(bracket)
    tr.setMeta(recordsMeta, desk.pending.changes)
  }
  view.dispatch(tr)
}
