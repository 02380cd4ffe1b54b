import type { EditorState, Transaction } from "prosemirror-state"
import { notesMeta, recordsMeta } from "../../collab/binding.ts"
import { bracketRange } from "../../core/brackets/proposing/bracket-range.ts"
import { proposeInstead } from "../../core/brackets/proposing/propose-instead.ts"
import { noRecords, type RecordChange, type Table } from "../../core/declaration/records.ts"
import { insertFootnote, noteText } from "../../core/positions/footnote-acts.ts"
import type { BracketRequest } from "./bracket-dialog.tsx"
import type { Drafting } from "./drafting-mode.ts"
import type { FootnoteRequest } from "./footnote-dialog.tsx"
import type { PaperCommand } from "./editor-commands.ts"
import { moveBy } from "./move-commands.ts"
import { actMeta } from "./meta.ts"
import type { PaperView } from "./paper-view.ts"
import type { ProposingSource } from "./propose-typing.ts"

interface CommandOptions {
  readonly drafting: Drafting
  readonly brackets: () => Table
  readonly onFind: () => void
  readonly onAsk: (
    asked: { readonly what: "bracket"; readonly quote: string } | { readonly what: "footnote" },
  ) => void
  readonly onNothing: () => void
}

/** The commands that need the room: brackets, footnotes, finding, the drafting mode. */
export function paperCommands(options: CommandOptions): {
  readonly commands: readonly PaperCommand[]
  readonly source: ProposingSource
} {
  const { drafting, brackets, onFind, onAsk, onNothing } = options
  const commands: readonly PaperCommand[] = [
    {
      id: "bracket",
      label: "editor:command.bracket",
      shortcut: "Mod-Shift-b",
      run: (state, dispatch) => {
        if (!dispatch) return !state.selection.empty
        if (state.selection.empty) onNothing()
        else onAsk({ what: "bracket", quote: selectedWords(state) })
        return true
      },
    },
    {
      id: "bracket-mine",
      label: "editor:command.bracket-mine",
      shortcut: "Mod-Shift-m",
      run: (state, dispatch) => {
        const { from, to, empty } = state.selection
        if (empty) return false
        const tr = state.tr
        const { bracket, changes } = bracketRange(
          tr,
          brackets(),
          { from, to },
          { proposes: "retention" },
          drafting.act(),
        )
        if (bracket === null) return false
        dispatch?.(asAct(tr, changes))
        return true
      },
    },
    {
      id: "footnote",
      label: "editor:command.footnote",
      shortcut: "Mod-Alt-f",
      bodyOnly: true,
      run: (_state, dispatch) => {
        if (dispatch) onAsk({ what: "footnote" })
        return true
      },
    },
    {
      id: "move-up",
      label: "editor:command.move-up",
      shortcut: "Alt-ArrowUp",
      bodyOnly: true,
      run: moveBy(-1),
    },
    {
      id: "move-down",
      label: "editor:command.move-down",
      shortcut: "Alt-ArrowDown",
      bodyOnly: true,
      run: moveBy(1),
    },
    {
      id: "proposing",
      label: "editor:command.proposing",
      shortcut: "Mod-Shift-e",
      run: (_state, dispatch) => {
        if (!drafting.isFree) return false
        if (dispatch) drafting.choose({ isProposing: !drafting.get().isProposing })
        return true
      },
    },
    {
      id: "find",
      label: "editor:command.find",
      shortcut: "Mod-f",
      alsoOn: ["Mod-h"],
      run: (_state, dispatch) => {
        if (dispatch) onFind()
        return true
      },
    },
  ]
  return { commands, source: { drafting, brackets } }
}

/** Puts the selection in brackets as asked. Another wording is a deletion and an insertion tied together. */
export function putBracket(paper: PaperView, drafting: Drafting, request: BracketRequest): void {
  const { view } = paper.focused
  const { from, to } = view.state.selection
  const act = drafting.act(request.onBehalfOf)
  const tr = view.state.tr
  const { proposes, remark } = request
  if (proposes === "wording") {
    const replaced = view.state.tr.insertText(request.wording, from, to)
    const records = { ...noRecords, brackets: paper.brackets }
    view.dispatch(asAct(tr, proposeInstead(replaced, tr, records, act).changes))
  } else {
    const { changes } = bracketRange(tr, paper.brackets, { from, to }, { proposes, remark }, act)
    view.dispatch(asAct(tr, changes))
  }
}

/** Puts a footnote at the cursor; in proposing mode its reference is a proposed insertion like any text. */
export function putFootnote(paper: PaperView, drafting: Drafting, note: FootnoteRequest): void {
  const { body: view } = paper
  const act = drafting.act(note.owner ?? undefined)
  const done = view.state.tr
  const { id, changes } = insertFootnote(done, view.state.selection.to, note, act)
  const notes = new Map([[id, noteText(note.text, act.newId)]])
  if (!drafting.get().isProposing) {
    view.dispatch(asAct(done, changes).setMeta(notesMeta, notes))
    return
  }
  const tr = view.state.tr
  const proposed = proposeInstead(done, tr, { ...noRecords, brackets: paper.brackets }, act)
  view.dispatch(asAct(tr, [...changes, ...proposed.changes]).setMeta(notesMeta, notes))
}

const asAct = (tr: Transaction, changes: readonly RecordChange[]): Transaction =>
  tr.setMeta(recordsMeta, changes).setMeta(actMeta, true).scrollIntoView()

const selectedWords = ({ doc, selection }: EditorState): string =>
  doc.textBetween(selection.from, selection.to, "\n")
