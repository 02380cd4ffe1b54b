import { type CSSProperties, useEffect, useMemo, useState } from "react"
import { useTranslation } from "react-i18next"
import type { EditorHandle, PaperView } from "../app/editor-handle.ts"
import { DeclarationSource } from "../app/declaration-source.ts"
import { type RoomView, RoomViewContext } from "../app/room-view.ts"
import { useCommands } from "../app/use-commands.ts"
import { usePreferences } from "../app/use-preferences.ts"
import { Paper } from "../editor/paper.tsx"
import { allPanels } from "../panels/all-panels.ts"
import type { RoomSession } from "../room/join-room.ts"
import { Outline } from "./outline.tsx"
import { OpenPanel, PanelRail } from "./panel-rail.tsx"
import { commandsOf, roomCommands } from "./room-commands.ts"
import { TopBar } from "./top-bar.tsx"

/** A room: the paper in the middle, the outline at its left, one panel at its right. */
export function RoomScreen({ session }: { readonly session: RoomSession }) {
  const { t } = useTranslation()
  const [preferences, prefer] = usePreferences()
  const [view, showView] = useState<PaperView>("draft")
  const [editor, setEditor] = useState<EditorHandle | null>(null)
  const source = useDeclarationSource(session)
  useLeavingQuestion(session)
  const panels = useMemo(() => allPanels.filter(({ isFor }) => isFor?.(session.me.role) ?? true), [session])
  const open = panels.find(({ id }) => id === preferences.panel) ?? null
  const roomView = useMemo(
    (): RoomView => ({
      session,
      source,
      editor,
      view,
      showView,
      panel: preferences.panel,
      showPanel: (panel) => prefer({ panel }),
    }),
    [session, source, editor, view, preferences.panel, prefer],
  )
  useCommands(
    useMemo(
      () => roomCommands({ panels, showPanel: (panel) => prefer({ panel }), showView, preferences, prefer }),
      [panels, preferences, prefer],
    ),
  )
  useCommands(useMemo(() => (editor === null ? [] : commandsOf(editor)), [editor]))
  const textSize = { "--text-size": preferences.textSize / 100 } as CSSProperties
  return (
    <RoomViewContext value={roomView}>
      <a className="skip-link" href="#desk">
        {t("window:skip-to-text")}
      </a>
      <div className="room">
        <TopBar />
        {preferences.showsOutline && <Outline />}
        <main className="desk" id="desk" tabIndex={-1} style={textSize} aria-label={t("window:paper")}>
          <Paper session={session} view={view} readOnly={!session.canWrite()} onReady={setEditor} />
        </main>
        {open && <OpenPanel key={open.id} panel={open} />}
        <PanelRail panels={panels} />
      </div>
    </RoomViewContext>
  )
}

function useDeclarationSource(session: RoomSession): DeclarationSource {
  const source = useMemo(() => new DeclarationSource(session.ydoc), [session])
  useEffect(() => source.start(), [source])
  return source
}

/** Asks before the window goes while something written is nowhere else yet. */
function useLeavingQuestion(session: RoomSession): void {
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent): void => {
      if (session.isOnlyHere()) event.preventDefault()
    }
    window.addEventListener("beforeunload", ask)
    return () => window.removeEventListener("beforeunload", ask)
  }, [session])
}
