import { useEffect, useMemo, useRef, useState } from "react"
import { useTranslation } from "react-i18next"
import type { Awareness } from "y-protocols/awareness"
import type * as Y from "yjs"
import { keepRoom } from "../../collab/keeper.ts"
import { layoutOf, readTable } from "../../collab/layout.ts"
import type { ActorId, FootnoteId } from "../../core/declaration/ids.ts"
import { actorName, actors } from "../app/actor-names.ts"
import type { EditorHandle, PaperView as View } from "../app/editor-handle.ts"
import { newId } from "../app/new-id.ts"
import { useNotices } from "../app/notices.ts"
import { BracketDialog } from "./bracket-dialog.tsx"
import { DraftingBar } from "./drafting-bar.tsx"
import { Drafting } from "./drafting-mode.ts"
import { FindBar } from "./find-bar.tsx"
import { FootnoteDialog } from "./footnote-dialog.tsx"
import { lapseAgreements } from "./lapse-agreements.ts"
import { RedlineLayer } from "./redline-layer.tsx"
import { ownHistory } from "./own-history.ts"
import { paperCommands, putBracket, putFootnote } from "./paper-commands.ts"
import { PaperView } from "./paper-view.ts"
import { isFirstWriter, showCursors, tellCursor } from "./show-cursors.ts"
import { asProposal, proposeComposition } from "./propose-typing.ts"
import "./paper.css"

/** What the paper needs of a room. */
export interface PaperSession {
  readonly ydoc: Y.Doc
  readonly awareness: Awareness
  readonly api: { readonly baseline: (id: string) => Promise<unknown> }
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

type Asked = { readonly what: "bracket"; readonly quote: string } | { readonly what: "footnote" } | null

/** The declaration on paper: the body, the notes at its foot, and what is asked about a selection. */
export function Paper({ session, view, readOnly, onReady }: PaperProps) {
  const { t } = useTranslation("editor")
  const notices = useNotices()
  const body = useRef<HTMLDivElement>(null)
  const foot = useRef<HTMLDivElement>(null)
  const [paper, setPaper] = useState<PaperView | null>(null)
  const [isFinding, setIsFinding] = useState(false)
  const [asked, setAsked] = useState<Asked>(null)
  const editable = useRef(false)
  const canRepair = useRef(false)
  const isEditable = !readOnly && (view === "draft" || view === "chair")
  const layout = useMemo(() => layoutOf(session.ydoc), [session])
  const drafting = useMemo(() => new Drafting(session.me, newId), [session])

  useEffect(() => {
    editable.current = isEditable
    canRepair.current = !readOnly
    // A view asks only when its state changes.
    for (const text of paper?.views ?? []) text.setProps({ editable: () => isEditable })
  }, [isEditable, readOnly, paper])

  useEffect(() => {
    if (!body.current || !foot.current) return
    const { commands, source } = paperCommands({
      drafting,
      brackets: () => made.brackets,
      onFind: () => setIsFinding(true),
      onAsk: setAsked,
      onNothing: () => notices.announce(t("bracket-dialog.nothing")),
    })
    const history = ownHistory(layout, session.me.id)
    const made = new PaperView({
      body: body.current,
      foot: foot.current,
      layout,
      origin: history.origin,
      history,
      actors,
      newId,
      commands,
      plugins: () => [proposeComposition(source)],
      words: {
        body: t("body"),
        note: (number) => (number === null ? t("note-without-number") : t("note", { number })),
        owner: (id) => ownerOf(layout, id, (owner) => t("note-position", { owner })),
      },
      isEditable: () => editable.current,
      admit: (text, tr) => {
        const admitted = asProposal(text, tr, source)
        if (text !== made.body) return admitted
        return lapseAgreements(admitted, readTable(layout.tables.statuses), () => drafting.act())
      },
      onPaste: ({ left }) => {
        for (const what of left) notices.problem(t(`paste.${what}`))
      },
      onUpdate: (text) => {
        const shown = made.texts.find(({ view }) => view === text)
        if (shown && text.hasFocus()) tellCursor(session.awareness, shown)
      },
    })
    const stops = [
      showCursors(session.awareness, () => made.texts),
      keepRoom(layout, { mayRepair: () => canRepair.current && isFirstWriter(session.awareness) }),
    ]
    setPaper(made)
    onReady(made)
    return () => {
      for (const stop of stops) stop()
      tellCursor(session.awareness, null)
      onReady(null)
      setPaper(null)
      made.destroy()
      history.dispose()
    }
  }, [session, layout, drafting, t, notices, onReady])

  const close = (): void => {
    setAsked(null)
    setIsFinding(false)
    paper?.focus()
  }
  return (
    <>
      {isEditable && paper && <DraftingBar drafting={drafting} onCommand={(id) => void paper.run(id)} />}
      {view === "redline" && paper && <RedlineLayer paper={paper} fetchBaseline={session.api.baseline} />}
      {isFinding && paper && <FindBar paper={paper} onClose={close} />}
      <article className="paper" data-view={view}>
        <div ref={body} />
        <div ref={foot} className="paper-foot" />
      </article>
      {asked?.what === "bracket" && paper && (
        <BracketDialog
          quote={asked.quote}
          owner={drafting.get().onBehalfOf}
          isFree={drafting.isFree}
          onClose={close}
          onPut={(request) => {
            putBracket(paper, drafting, request)
            notices.announce(t("bracket-dialog.done", { actor: actorName(request.onBehalfOf) }))
            close()
          }}
        />
      )}
      {asked?.what === "footnote" && paper && (
        <FootnoteDialog
          owner={drafting.get().onBehalfOf}
          isFree={drafting.isFree}
          onClose={close}
          onInsert={(note) => {
            putFootnote(paper, drafting, note)
            close()
          }}
        />
      )}
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
