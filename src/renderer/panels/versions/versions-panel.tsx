import { useState } from "react"
import { Button } from "react-aria-components"
import { useTranslation } from "react-i18next"
import { problemOf, useNavigation } from "../../app/navigation.ts"
import { useNotices } from "../../app/notices.ts"
import { useFetched } from "../../app/use-fetched.ts"
import { useObservable, useSession } from "../../app/use-room.ts"
import { TextInput } from "../../controls/text-input.tsx"
import { When } from "../../controls/when.tsx"
import type { Version } from "../../room/room-api.ts"

/** The frozen issues of the draft, the newest first, and issuing the next. */
export function VersionsPanel() {
  const { t } = useTranslation()
  const notices = useNotices()
  const session = useSession()
  const { value: versions, problem, reload } = useFetched(session.api.versions)
  const [note, setNote] = useState("")
  const mayIssue = session.me.role === "secretariat" && session.canWrite()

  const issue = async (): Promise<void> => {
    try {
      const version = await session.api.issueVersion(note.trim())
      setNote("")
      notices.done(t("versions:issued", { label: version.label }))
      await reload()
    } catch (error) {
      notices.problem(t("versions:failed", { reason: problemOf(error).reason }))
    }
  }
  return (
    <>
      {mayIssue && (
        <div className="panel-section">
          <TextInput
            label={t("versions:note")}
            hint={t("versions:note-hint")}
            value={note}
            onChange={setNote}
          />
          <div className="button-row">
            <Button className="button primary" onPress={() => void issue()}>
              {t("versions:issue", { label: `Rev.${String((versions?.length ?? 0) + 1)}` })}
            </Button>
          </div>
        </div>
      )}
      {problem !== null && (
        <p className="empty" role="alert">
          {t("versions:failed", { reason: problem.reason })}
        </p>
      )}
      {versions?.length === 0 && <p className="empty">{t("versions:none")}</p>}
      <ol className="cards">
        {(versions ?? []).toReversed().map((version) => (
          <VersionCard key={version.number} version={version} />
        ))}
      </ol>
    </>
  )
}

function VersionCard({ version }: { readonly version: Version }) {
  const { t } = useTranslation()
  const notices = useNotices()
  const navigation = useNavigation()
  const session = useSession()
  const { name } = useObservable(session.room)
  const { label, at, drafter, note, brackets, checksum, number } = version

  const restore = async (): Promise<void> => {
    try {
      const room = await session.api.restoreVersion(number, `${name}, ${label}`)
      const screen = navigation.screen.get()
      if (screen.kind === "room") await navigation.open(screen.access, room.id)
    } catch (error) {
      notices.problem(t("versions:failed", { reason: problemOf(error).reason }))
    }
  }
  return (
    <li className="card">
      <h3>{label}</h3>
      <p className="hint">
        <When at={at} /> · {drafter}
      </p>
      {note !== "" && <p>{note}</p>}
      <p className="hint count">
        {t("versions:open", { count: brackets.open })} ·{" "}
        <abbr title={checksum}>{t("versions:checksum", { checksum: checksum.slice(0, 12) })}</abbr>
      </p>
      {session.isHost && (
        <div>
          <Button className="button small" onPress={() => void restore()}>
            {t("versions:restore")}
          </Button>
        </div>
      )}
    </li>
  )
}
