import type { Node } from "prosemirror-model"
import { type EditorState, Plugin, PluginKey, type Transaction } from "prosemirror-state"
import { Decoration, DecorationSet } from "prosemirror-view"
import type { Row } from "../../core/redline/row.ts"
import type { Run } from "../../core/redline/run.ts"

/** What the paper says beside a changed paragraph, in the language of the window. */
export type RedlineWords = (row: Row) => string

const redlineKey = new PluginKey<DecorationSet>("redline-marks")

/**
 * Shows on the draft what has changed since the baseline: added words marked,
 * removed words drawn where they stood. Removed words are widgets, no text: they
 * can be neither selected into a copy nor edited. Until the next comparison the
 * marks move along with what is typed.
 */
export function redlineMarks(): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key: redlineKey,
    state: {
      init: () => DecorationSet.empty,
      apply(tr, set) {
        const rows = tr.getMeta(redlineKey) as
          { rows: readonly Row[]; words: RedlineWords } | null | undefined
        if (rows === null) return DecorationSet.empty
        if (rows) return draw(tr.doc, rows.rows, rows.words)
        return tr.docChanged ? set.map(tr.mapping, tr.doc) : set
      },
    },
    props: { decorations: (state) => redlineKey.getState(state) },
  })
}

/** Shows these rows; null takes the marks away. */
export const showRedline = (
  state: EditorState,
  rows: readonly Row[] | null,
  words: RedlineWords,
): Transaction => state.tr.setMeta(redlineKey, rows && { rows, words })

function draw(doc: Node, rows: readonly Row[], words: RedlineWords): DecorationSet {
  const starts = new Map<string, { readonly pos: number; readonly node: Node }>()
  doc.forEach((node, pos) => starts.set(String(node.attrs.id), { pos, node }))
  const drawn: Decoration[] = []
  let after = 0
  for (const row of rows) {
    const places = row.draft.map(({ id }) => starts.get(id))
    if (row.draft.length === 0) {
      drawn.push(removedParagraph(row, after, words))
      continue
    }
    for (const place of places) if (place) after = place.pos + place.node.nodeSize
    if (row.kind === "unchanged" && !row.moved) continue
    for (const place of places)
      if (place)
        drawn.push(
          Decoration.node(place.pos, place.pos + place.node.nodeSize, {
            class: "redline-row",
            "data-redline": words(row),
          }),
        )
    drawn.push(...drawRuns(row, places))
  }
  return DecorationSet.create(doc, drawn)
}

function drawRuns(
  row: Row,
  places: readonly ({ readonly pos: number; readonly node: Node } | undefined)[],
): Decoration[] {
  const drawn: Decoration[] = []
  const first = places[0]
  let at = first ? first.pos + 1 : null
  for (const run of row.runs) {
    const place = run.draft && places[run.draft.paragraph]
    if (run.draft && place) {
      const limit = place.node.content.size
      const from = place.pos + 1 + Math.min(run.draft.from, limit)
      const to = place.pos + 1 + Math.min(run.draft.to, limit)
      at = to
      if (run.kind === "added" && from < to)
        drawn.push(Decoration.inline(from, to, { class: "redline-added" }))
    } else if (run.kind === "removed" && at !== null)
      drawn.push(
        Decoration.widget(at, () => removed(run), { side: -1, key: `removed:${String(at)}:${run.text}` }),
      )
  }
  return drawn
}

function removed(run: Run): HTMLElement {
  const element = document.createElement("del")
  element.className = "redline-removed"
  element.textContent = run.text
  return element
}

function removedParagraph(row: Row, pos: number, words: RedlineWords): Decoration {
  const text = row.runs.map((run) => run.text).join("")
  return Decoration.widget(
    pos,
    () => {
      const paragraph = document.createElement("p")
      paragraph.className = "redline-row"
      paragraph.dataset.redline = words(row)
      const struck = document.createElement("del")
      struck.className = "redline-removed"
      struck.textContent = text
      paragraph.append(struck)
      return paragraph
    },
    { side: -1, key: `removed:${row.baseline.map(({ id }) => id).join()}` },
  )
}
