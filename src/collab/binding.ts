import type { Node } from "prosemirror-model"
import { type EditorState, Plugin, PluginKey, type Transaction } from "prosemirror-state"
import type * as Y from "yjs"
import type { FootnoteId, NewId } from "../core/declaration/ids.ts"
import type { Fields, Json, RecordChange } from "../core/declaration/records.ts"
import type { ParagraphAttrs } from "../core/schema/schema.ts"
import { applyDelta, type DeltaOp } from "./delta-steps.ts"
import { fallbackKind } from "./doc-from-text.ts"
import { freshIds } from "./fresh-ids.ts"
import { type Layout, type Origin, readTable, splitKey, writeChanges } from "./layout.ts"
import { notesMeta, recordsMeta } from "./meta.ts"
import { paragraphAttrs } from "./paragraph-data.ts"
import { recordStructure } from "./record-structure.ts"
import { keepPlaces } from "./places.ts"
import { seedText } from "./seed-room.ts"
import { standsAlone } from "./undo.ts"
import { writeSteps } from "./write-steps.ts"

export { notesMeta, recordsMeta } from "./meta.ts"

interface Binding {
  readonly layout: Layout
  /** The body, or a footnote's text. */
  readonly text: Y.Text
  /** The same object for every text of a window: undo knows its own changes by it. */
  readonly origin: Origin & { readonly source: "drafter" }
  readonly newId: NewId
}

/** The local transactions not yet written, the newest first. */
interface Unwritten {
  readonly transaction: Transaction
  previous: Unwritten | null
}

const key = new PluginKey<Unwritten | null>("binding")

/** Whether a transaction came out of the room rather than from this window's drafter. */
export const isRemote = (tr: Transaction): boolean => tr.getMeta(key) === "remote"

/** What the binding needs of an editor view. */
interface View {
  readonly state: EditorState
  readonly dispatch: (tr: Transaction) => void
}

/**
 * Keeps an editor and one shared text the same. Start the editor with
 * `docFromText`; from then on what is typed goes into the room and what comes
 * out of the room arrives as steps.
 */
export function bindText(binding: Binding): Plugin {
  return new Plugin<Unwritten | null>({
    key,
    state: {
      init: () => null,
      apply: (tr, unwritten) =>
        isRemote(tr) || !hasContent(tr) ? unwritten : { transaction: tr, previous: unwritten },
    },
    appendTransaction: (transactions, oldState, newState) => {
      if (!transactions.some((tr) => tr.docChanged)) return null
      const { layout, newId } = binding
      // Words that others delete leave places behind, too: they may not have seen the bracket.
      const isOwn = transactions.some((tr) => tr.docChanged && !isRemote(tr))
      const tr = newState.tr
      const named = isOwn && freshIds(layout, transactions, oldState.doc, tr, newId)
      const placed = keepPlaces(layout, transactions, tr, newId)
      if (!named && !placed) return null
      return isOwn ? tr : tr.setMeta(key, "repair")
    },
    view: (view: View) => connect(binding, view),
  })
}

const repair: Origin = { source: "repair" }

const hasContent = (tr: Transaction): boolean =>
  tr.docChanged || tr.getMeta(recordsMeta) !== undefined || tr.getMeta(notesMeta) !== undefined

function connect(binding: Binding, view: View): { update(): void; destroy(): void } {
  const { layout, text, origin } = binding
  let written: Unwritten | null = key.getState(view.state) ?? null
  let own: Y.Transaction | null = null
  const arrived: { readonly delta: readonly DeltaOp[]; readonly restyled: ReadonlySet<string> }[] = []

  const write = (): void => {
    const unwritten: Transaction[] = []
    const newest = key.getState(view.state) ?? null
    for (let entry = newest; entry !== null && entry !== written; entry = entry.previous)
      unwritten.unshift(entry.transaction)
    written = newest
    // Later states must not keep every transaction of the session alive.
    if (newest !== null) newest.previous = null
    if (unwritten.length === 0) return
    // What nobody did, nobody's undo takes back.
    const isRepair = unwritten.every((tr) => tr.getMeta(key) === "repair")
    layout.ydoc.transact(
      (transaction) => {
        own = transaction
        writeSteps(transaction, layout, text, unwritten)
        recordStructure(transaction, layout)
        for (const tr of unwritten) writeRecords(transaction, binding, tr)
      },
      isRepair ? repair : origin,
    )
  }

  let delta: readonly DeltaOp[] = []
  let restyled = new Set<string>()
  const onText = (event: Y.YTextEvent, transaction: Y.Transaction): void => {
    // Read now: as soon as anybody writes again, Yjs counts that into this change.
    if (transaction !== own) delta = event.delta as readonly DeltaOp[]
  }
  const onParagraphs = (event: Y.YMapEvent<Json>, transaction: Y.Transaction): void => {
    if (transaction !== own)
      restyled = new Set([...event.keysChanged].map((name) => splitKey(String(name)).id))
  }
  const afterTransaction = (): void => {
    if (delta.length > 0 || restyled.size > 0) arrived.push({ delta, restyled })
    delta = []
    restyled = new Set()
  }
  // Only when all transactions are through is the text again what the changes add up to;
  // an edit that an editor plugin appends may then be written at once.
  const afterAll = (): void => {
    if (arrived.length === 0) return
    const tr = view.state.tr
    const attrsOf = paragraphReader(layout, text)
    for (const change of arrived.splice(0)) {
      applyDelta(tr, change.delta, attrsOf)
      restyleParagraphs(tr, change.restyled, attrsOf)
    }
    if (tr.docChanged) view.dispatch(tr.setMeta(key, "remote").setMeta("addToHistory", false))
  }

  text.observe(onText)
  layout.paragraphs.observe(onParagraphs)
  layout.ydoc.on("afterTransaction", afterTransaction)
  layout.ydoc.on("afterAllTransactions", afterAll)
  return {
    update: write,
    destroy() {
      text.unobserve(onText)
      layout.paragraphs.unobserve(onParagraphs)
      layout.ydoc.off("afterTransaction", afterTransaction)
      layout.ydoc.off("afterAllTransactions", afterAll)
    },
  }
}

function writeRecords(transaction: Y.Transaction, { layout, origin }: Binding, tr: Transaction): void {
  const notes = tr.getMeta(notesMeta) as ReadonlyMap<FootnoteId, Node> | undefined
  for (const [id, doc] of notes ?? [])
    if (layout.note(id).length === 0) seedText(layout, layout.note(id), doc)
  const records = tr.getMeta(recordsMeta) as readonly RecordChange[] | undefined
  if (records !== undefined || notes !== undefined) transaction.meta.set(standsAlone, true)
  if (records !== undefined) writeChanges(layout, records, origin)
}

/** Reads paragraph data, the whole map at once and only if anybody asks. */
function paragraphReader(layout: Layout, text: Y.Text): (id: string) => ParagraphAttrs {
  let data: Map<string, Fields> | null = null
  return (id) => {
    data ??= readTable(layout.paragraphs)
    return paragraphAttrs(id, data.get(id), fallbackKind(layout, text))
  }
}

function restyleParagraphs(
  tr: Transaction,
  ids: ReadonlySet<string>,
  attrsOf: (id: string) => ParagraphAttrs,
): void {
  if (ids.size === 0) return
  tr.doc.forEach((paragraph, pos) => {
    const id = String(paragraph.attrs.id)
    if (!ids.has(id)) return
    for (const [name, value] of Object.entries(attrsOf(id)))
      if (JSON.stringify(value) !== JSON.stringify(paragraph.attrs[name]))
        tr.setNodeAttribute(pos, name, value)
  })
}
