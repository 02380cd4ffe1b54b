import type { Node } from "prosemirror-model"
import { Plugin, PluginKey } from "prosemirror-state"
import { Decoration, DecorationSet } from "prosemirror-view"

/** Where another drafter is in this text. */
export interface RemoteCursor {
  /** Tells one drafter's window from another's. */
  readonly key: string
  /** "Ana Pérez (MX)". */
  readonly label: string
  /** EU, CELAC or null: gives the cursor its colour and its line. */
  readonly region: string | null
  /** Where the selection began and where the cursor is; equal where nothing is selected. */
  readonly anchor: number
  readonly head: number
}

interface Cursors {
  readonly shown: readonly RemoteCursor[]
  readonly decorations: DecorationSet
}

const cursorsKey = new PluginKey<Cursors>("remote-cursors")

/** Shows where the others are. Their names are for the eye only: a screen reader hears them in the People panel. */
export function remoteCursors(): Plugin<Cursors> {
  return new Plugin<Cursors>({
    key: cursorsKey,
    state: {
      init: () => ({ shown: [], decorations: DecorationSet.empty }),
      apply(tr, cursors) {
        const shown = tr.getMeta(cursorsKey) as readonly RemoteCursor[] | undefined
        if (shown) return { shown, decorations: draw(tr.doc, shown) }
        return tr.docChanged
          ? { ...cursors, decorations: cursors.decorations.map(tr.mapping, tr.doc) }
          : cursors
      },
    },
    props: { decorations: (state) => cursorsKey.getState(state)?.decorations },
  })
}

export const cursorsMeta = cursorsKey

function draw(doc: Node, cursors: readonly RemoteCursor[]): DecorationSet {
  const size = doc.content.size
  return DecorationSet.create(
    doc,
    cursors
      .filter(({ anchor, head }) => anchor <= size && head <= size)
      .flatMap((cursor) => {
        const drawn = [
          Decoration.widget(cursor.head, () => caret(cursor), {
            key: `${cursor.key}:${cursor.label}`,
            side: 10,
          }),
        ]
        const from = Math.min(cursor.anchor, cursor.head)
        const to = Math.max(cursor.anchor, cursor.head)
        if (from < to)
          drawn.push(
            Decoration.inline(from, to, {
              class: "remote-selection",
              "data-region": cursor.region ?? "chair",
            }),
          )
        return drawn
      }),
  )
}

function caret({ label, region }: RemoteCursor): HTMLElement {
  const caret = document.createElement("span")
  caret.className = "remote-cursor"
  caret.dataset.region = region ?? "chair"
  caret.setAttribute("aria-hidden", "true")
  const name = document.createElement("span")
  name.className = "remote-cursor-label"
  name.textContent = label
  caret.append(name)
  return caret
}
