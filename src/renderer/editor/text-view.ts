import { baseKeymap } from "prosemirror-commands"
import { keymap } from "prosemirror-keymap"
import type { Slice } from "prosemirror-model"
import { EditorState, type Plugin, type Transaction } from "prosemirror-state"
import { EditorView } from "prosemirror-view"
import type * as Y from "yjs"
import { bindText, isRemote } from "../../collab/binding.ts"
import { notesMeta, recordsMeta } from "../../collab/meta.ts"
import { docFromText } from "../../collab/doc-from-text.ts"
import type { Layout } from "../../collab/layout.ts"
import { bracketSigns, type BracketSource } from "./bracket-signs.ts"
import type { KeyBindings } from "./editor-commands.ts"
import { findReplace } from "./find-replace.ts"
import { copiedText } from "./copied-text.ts"
import { adoptSlice, type Pasted, pasteParser, type PasteSource } from "./paste.ts"
import { remoteCursors } from "./remote-cursors.ts"
import { redlineMarks } from "./redline-marks.ts"

export interface TextViewOptions {
  readonly layout: Layout
  readonly text: Y.Text
  readonly origin: Parameters<typeof bindText>[0]["origin"]
  /** The name a screen reader says: "Text of the declaration", "Footnote 2". */
  readonly label: string
  readonly keys: KeyBindings
  readonly brackets: BracketSource
  readonly paste: PasteSource
  readonly plugins: readonly Plugin[]
  readonly isEditable: () => boolean
  /** What a drafter's own transaction becomes: a proposal, itself, or nothing at all (null). */
  readonly admit: (view: EditorView, tr: Transaction) => Transaction | null
  readonly onPaste: (pasted: Pasted) => void
  /** After every change of the text or the selection. */
  readonly onUpdate: (view: EditorView, tr: Transaction) => void
}

/** An editor on one shared text: the body, or a footnote's. */
export function textView(mount: HTMLElement, options: TextViewOptions): EditorView {
  const { layout, text, origin, paste } = options
  let pasted: Pasted | null = null
  const view: EditorView = new EditorView(mount, {
    state: EditorState.create({
      doc: docFromText(layout, text),
      plugins: [
        keymap(options.keys),
        keymap(baseKeymap),
        bracketSigns(options.brackets),
        redlineMarks(),
        findReplace(),
        remoteCursors(),
        ...options.plugins,
        bindText({ layout, text, origin, newId: paste.newId }),
      ],
    }),
    editable: options.isEditable,
    attributes: {
      role: "textbox",
      "aria-multiline": "true",
      "aria-label": options.label,
      spellcheck: "true",
      lang: "en",
    },
    clipboardParser: pasteParser,
    clipboardTextSerializer: (slice) => copiedText(slice, options.brackets),
    transformPasted: (slice: Slice) => {
      pasted = adoptSlice(slice, paste)
      return pasted.slice
    },
    dispatchTransaction(tr) {
      // One change of the room can take a note away and, a moment later, bring its editor news of it.
      if (view.isDestroyed) return
      let admitted: Transaction | null = tr
      if (tr.getMeta("uiEvent") === "paste" || tr.getMeta("uiEvent") === "drop") admitted = withPasted(tr)
      if (admitted.docChanged && !isRemote(admitted)) admitted = options.admit(view, admitted)
      if (admitted === null) return
      view.updateState(view.state.apply(admitted))
      options.onUpdate(view, admitted)
    },
  })

  /** The records and notes of what was pasted travel with the words. */
  const withPasted = (tr: Transaction): Transaction => {
    const arrived = pasted
    pasted = null
    if (arrived === null) return tr
    options.onPaste(arrived)
    return tr.setMeta(recordsMeta, arrived.changes).setMeta(notesMeta, arrived.notes)
  }
  return view
}
