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

const composingKey = new PluginKey<BracketId | null>("composition")

/**
 * Lets dead keys and input methods work in proposing mode. Changing the steps
 * of a composition would end it after its first letter, so the selection is
 * proposed for deletion and the insertion opened before it begins; the text
 * then arrives under the bracket by itself.
 */
export function proposeComposition(source: ProposingSource): Plugin<BracketId | null> {
  return new Plugin<BracketId | null>({
    key: composingKey,
    state: {
      init: () => null,
      apply: (tr, opened) => {
        const meta = tr.getMeta(composingKey) as { readonly opened: BracketId | null } | undefined
        return meta ? meta.opened : opened
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
          // The last letters arrive after this event.
          setTimeout(() => {
            if (!view.isDestroyed) closeComposition(view, source)
          }, 50)
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
  const changes: RecordChange[] = []
  if (!empty) {
    changes.push(...bracketRange(tr, brackets(), { from, to }, { proposes: "deletion" }, act).changes)
    tr.setSelection(TextSelection.near(tr.doc.resolve(tr.mapping.map(to))))
  }
  const pending = new PendingChanges(brackets())
  pending.add(changes)
  const desk = new Desk(tr, pending, act)
  const { $from } = tr.selection
  const around = [...($from.nodeBefore?.marks ?? []), ...($from.nodeAfter?.marks ?? [])]
  const own = bracketIds(around).find(
    (id) => desk.authors.isOwn(id) && desk.authors.record(id).proposes === "insertion",
  )
  const id = own ?? desk.open("insertion", bracketIds(around))
  const kept = $from
    .marks()
    .filter((mark) => mark.type.name !== "bracket" || desk.authors.encloses(mark.attrs.id as BracketId))
  tr.setStoredMarks(bracketMark(id).addToSet(kept))
  tr.setMeta(recordsMeta, [...changes, ...desk.pending.changes])
    .setMeta(actMeta, true)
    .setMeta(composingKey, { opened: own === undefined ? id : null })
  view.dispatch(tr)
}

/** A composition that left nothing takes its bracket back. */
function closeComposition(view: EditorView, { drafting, brackets }: ProposingSource): void {
  const opened = composingKey.getState(view.state)
  if (!opened) return
  const tr = view.state.tr.setMeta(composingKey, { opened: null })
  let stands = false as boolean
  view.state.doc.descendants((node) => {
    stands ||= bracketIds(node.marks).includes(opened)
    return !stands
  })
  if (!stands) {
    const desk = new Desk(tr, brackets(), drafting.act())
    desk.withdraw(opened)
    tr.setMeta(recordsMeta, desk.pending.changes).setMeta(actMeta, true)
  }
  view.dispatch(tr)
}
