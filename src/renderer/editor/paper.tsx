import { useEffect, useMemo, useRef, useState } from "react"
import { useTranslation } from "react-i18next"
import * as Y from "yjs"
import { layoutOf, type Origin } from "../../collab/layout.ts"
import type { ActorId, FootnoteId } from "../../core/declaration/ids.ts"
import { actorName, actors } from "../app/actor-names.ts"
import type { EditorHandle, PaperView as View } from "../app/editor-handle.ts"
import { useNotices } from "../app/notices.ts"
import { FindBar } from "./find-bar.tsx"
import { PaperView } from "./paper-view.ts"
import "./paper.css"

/** What the paper needs of a room. */
export interface PaperSession {
  readonly ydoc: Y.Doc
  readonly me: {
    readonly id: string
    readonly drafter: string
    readonly actor: ActorId
    readonly role: string
  }
}

interface PaperProps {
  readonly session: PaperSession
  readonly view: View
  readonly readOnly: boolean
  readonly onReady: (handle: EditorHandle | null) => void
}

/** The declaration on paper: the body, the notes at its foot, and what is asked about a selection. */
export function Paper({ session, view, readOnly, onReady }: PaperProps) {
  const { t } = useTranslation("editor")
  const notices = useNotices()
  const body = useRef<HTMLDivElement>(null)
  const foot = useRef<HTMLDivElement>(null)
  const [paper, setPaper] = useState<PaperView | null>(null)
  const [finding, setFinding] = useState(false)
  const editable = useRef(false)
  useEffect(() => {
    editable.current = !readOnly && (view === "draft" || view === "chair")
  }, [readOnly, view])
  const layout = useMemo(() => layoutOf(session.ydoc), [session])

  useEffect(() => {
    if (!body.current || !foot.current) return
    const origin: Origin & { source: "drafter" } = { source: "drafter", id: session.me.id }
    const undo = new Y.UndoManager([layout.body, layout.paragraphs, ...Object.values(layout.tables)], {
      trackedOrigins: new Set([origin]),
    })
    const made = new PaperView({
      body: body.current,
      foot: foot.current,
      layout,
      origin,
      history: {
        undo: () => undo.undo() !== null,
        redo: () => undo.redo() !== null,
        canUndo: () => undo.canUndo(),
        canRedo: () => undo.canRedo(),
      },
      actors,
      newId: () => crypto.randomUUID(),
      commands: [
        {
          id: "find",
          label: "editor:command.find",
          shortcut: "Mod-f",
          alsoOn: ["Mod-h"],
          run: (_state, dispatch) => {
            if (dispatch) setFinding(true)
            return true
          },
        },
      ],
      words: {
        body: t("body"),
        note: (number) => (number === null ? t("note-without-number") : t("note", { number })),
        owner: (id) => ownerOf(layout, id, (owner) => t("note-position", { owner })),
      },
      isEditable: () => editable.current,
      admit: (_view, tr) => tr,
      onPaste: ({ left }) => {
        for (const what of left) notices.problem(t(`paste.${what}`))
      },
      onUpdate: () => undefined,
    })
    setPaper(made)
    onReady(made)
    return () => {
      onReady(null)
      setPaper(null)
      made.destroy()
      undo.destroy()
    }
  }, [session, layout, t, notices, onReady])

  return (
    <>
      {finding && paper && (
        <FindBar
          paper={paper}
          onClose={() => {
            setFinding(false)
            paper.focus()
          }}
        />
      )}
      <article className="paper" data-view={view}>
        <div ref={body} />
        <div ref={foot} className="paper-foot" />
      </article>
    </>
  )
}

function ownerOf(
  layout: ReturnType<typeof layoutOf>,
  id: FootnoteId,
  say: (owner: string) => string,
): string | null {
  const owner = layout.tables.footnotes.get(`${id}/owner`)
  return typeof owner === "string" ? say(actorName(owner as ActorId)) : null
}
