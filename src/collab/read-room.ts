import type { Node } from "prosemirror-model"
import type * as Y from "yjs"
import type { Declaration } from "../core/declaration/declaration.ts"
import type { FootnoteId } from "../core/declaration/ids.ts"
import { tableNames, type Records } from "../core/declaration/records.ts"
import { docFromText } from "./doc-from-text.ts"
import { type Layout, layoutOf, noteName, readTable } from "./layout.ts"

/** The declaration a room holds now. */
export function readRoom(ydoc: Y.Doc): Declaration {
  const layout = layoutOf(ydoc)
  return {
    doc: docFromText(layout, layout.body),
    notes: readNotes(layout),
    records: Object.fromEntries(
      tableNames.map((name) => [name, readTable(layout.tables[name])]),
    ) as unknown as Records,
  }
}

/** The ids of the footnotes whose text lies in the room (one whose making was undone holds its sentinel alone), sorted: the order in memory says nothing. */
export function noteIds(ydoc: Y.Doc): FootnoteId[] {
  const prefix = noteName("" as FootnoteId)
  return [...ydoc.share]
    .filter(([name, type]) => name.startsWith(prefix) && type._length > 1)
    .map(([name]) => name.slice(prefix.length) as FootnoteId)
    .sort()
}

function readNotes(layout: Layout): Map<FootnoteId, Node> {
  return new Map(noteIds(layout.ydoc).map((id) => [id, docFromText(layout, layout.note(id))]))
}
