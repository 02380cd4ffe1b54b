import { FileText, FolderOpen, Link, Plus } from "lucide-react"
import { useCallback, useEffect, useMemo, useState } from "react"
import { Button } from "react-aria-components"
import { useTranslation } from "react-i18next"
import { type OpenedFile, openFile } from "../app/files.ts"
import { type Access, apiOf, type Problem, problemOf, useNavigation } from "../app/navigation.ts"
import { useNotices } from "../app/notices.ts"
import { useCommands } from "../app/use-commands.ts"
import type { Baseline } from "../room/room-api.ts"
import type { RoomFacts, SessionAnswer } from "../room/local-store.ts"
import { FileRoomDialog } from "./file-room-dialog.tsx"
import { JoinDialog } from "./join-dialog.tsx"
import { NewRoomDialog } from "./new-room-dialog.tsx"
import { RoomList } from "./room-list.tsx"

interface RoomsScreenProps {
  readonly access: Access | null
  readonly problem: Problem | null
}

interface Loaded {
  readonly session: SessionAnswer
  readonly rooms: readonly RoomFacts[]
  readonly baselines: readonly Baseline[]
}

type Open =
  { readonly kind: "new" } | { readonly kind: "join" } | { readonly kind: "file"; readonly file: OpenedFile }

/** The rooms this computer may enter, and the ways to begin or join one. */
export function RoomsScreen({ access, problem: firstProblem }: RoomsScreenProps) {
  const { t } = useTranslation()
  const navigation = useNavigation()
  const notices = useNotices()
  const [open, setOpen] = useState<Open | null>(null)
  const { loaded, problem, reload } = useRooms(access)
  const isHost = loaded?.session.isHost === true

  const chooseFile = useCallback(async () => {
    const outcome = await openFile()
    if (outcome.kind === "opened") setOpen({ kind: "file", file: outcome.file })
    else if (outcome.kind === "failed")
      notices.problem(t("rooms:file.unreadable", { name: outcome.name, reason: outcome.reason }))
  }, [notices, t])

  useCommands(
    useMemo(
      () => [
        {
          id: "new-room",
          label: "commands:new-room",
          group: "room",
          isEnabled: () => isHost,
          run: () => setOpen({ kind: "new" }),
        },
        {
          id: "open-file",
          label: "commands:open-file",
          group: "room",
          shortcut: "Mod-o",
          isEnabled: () => isHost,
          run: () => void chooseFile(),
        },
        { id: "join", label: "commands:join", group: "people", run: () => setOpen({ kind: "join" }) },
      ],
      [isHost, chooseFile],
    ),
  )

  const shown = problem ?? firstProblem
  return (
    <main className="start" aria-labelledby="start-title">
      <header className="start-head">
        <img src={icon} alt="" width={40} height={40} />
        <div>
          <h1 id="start-title">{t("rooms:title")}</h1>
          <p className="hint">{t("rooms:lead")}</p>
        </div>
      </header>
      <div className="button-row">
        {isHost && (
          <>
            <Button className="button primary" onPress={() => setOpen({ kind: "new" })}>
              <Plus aria-hidden size={16} /> {t("rooms:new")}
            </Button>
            <Button className="button" onPress={() => void chooseFile()}>
              <FileText aria-hidden size={16} /> {t("rooms:from-file")}
            </Button>
          </>
        )}
        <Button className={isHost ? "button" : "button primary"} onPress={() => setOpen({ kind: "join" })}>
          <Link aria-hidden size={16} /> {t("rooms:join")}
        </Button>
      </div>
      {shown !== null && (
        <p className="start-problem" role="alert">
          {shown.kind === "failed"
            ? t("rooms:open-failed", { reason: shown.reason })
            : t(`rooms:${shown.kind}`)}
        </p>
      )}
      {loaded?.session.server.isInsecure === true && <p className="start-problem">{t("rooms:insecure")}</p>}
      {loaded !== null && access !== null && (
        <RoomList
          rooms={loaded.rooms}
          baselines={loaded.baselines}
          mayArchive={loaded.session.me.role === "secretariat"}
          onOpen={({ id }) => void navigation.open(access, id)}
          onArchive={async (room, isArchived) => {
            await apiOf(access).changeRoom({ isArchived }, room.id)
            if (isArchived) notices.done(t("rooms:was-archived", { name: room.name }))
            await reload()
          }}
        />
      )}
      {loaded === null && access === null && shown === null && (
        <p className="empty">
          <FolderOpen aria-hidden size={28} /> {t("rooms:empty")}
        </p>
      )}
      {access !== null && loaded !== null && (
        <>
          <NewRoomDialog
            isOpen={open?.kind === "new"}
            onClose={() => setOpen(null)}
            access={access}
            baselines={loaded.baselines}
          />
          {open?.kind === "file" && (
            <FileRoomDialog file={open.file} onClose={() => setOpen(null)} access={access} />
          )}
        </>
      )}
      <JoinDialog isOpen={open?.kind === "join"} onClose={() => setOpen(null)} />
    </main>
  )
}

const icon = new URL("../icon.svg", import.meta.url).href

function useRooms(access: Access | null): {
  readonly loaded: Loaded | null
  readonly problem: Problem | null
  readonly reload: () => Promise<void>
} {
  const [state, setState] = useState<{ loaded: Loaded | null; problem: Problem | null }>({
    loaded: null,
    problem: null,
  })
  const load = useCallback(async (): Promise<typeof state> => {
    if (access === null) return { loaded: null, problem: null }
    const api = apiOf(access)
    try {
      const [session, rooms, baselines] = await Promise.all([api.session(), api.rooms(), api.baselines()])
      return { loaded: { session, rooms, baselines }, problem: null }
    } catch (error) {
      return { loaded: null, problem: problemOf(error) }
    }
  }, [access])
  useEffect(() => {
    let isGone = false
    void load().then((next) => {
      if (!isGone) setState(next)
    })
    return () => {
      isGone = true
    }
  }, [load])
  return { ...state, reload: async () => setState(await load()) }
}
