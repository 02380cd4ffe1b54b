import { CircleCheck, TriangleAlert, X } from "lucide-react"
import { useEffect, useSyncExternalStore } from "react"
import { Button } from "react-aria-components"
import { useTranslation } from "react-i18next"
import { type Notice, useNotices } from "../app/notices.ts"

/** Long enough to read a sentence and reach its button; a problem waits for its reader. */
const shownFor = 9_000

/** Notices at the foot of the window, and the live regions that say them aloud. */
export function Toasts() {
  const notices = useNotices()
  const shown = useSyncExternalStore(notices.onChange, () => notices.shown)
  const announcement = useSyncExternalStore(notices.onChange, () => notices.announcement)
  const { t } = useTranslation()
  return (
    <>
      <div className="visually-hidden" role="status" aria-live="polite" data-testid="announcements">
        {announcement}
      </div>
      <div className="toasts" role="region" aria-label={t("window:notices")}>
        <div role="log" aria-live="polite">
          {shown.map((notice) => (
            <Toast key={notice.id} notice={notice} />
          ))}
        </div>
      </div>
    </>
  )
}

function Toast({ notice }: { readonly notice: Notice }) {
  const notices = useNotices()
  const { t } = useTranslation()
  const { id, kind, action } = notice
  useEffect(() => {
    if (kind === "problem") return
    const timer = setTimeout(() => notices.dismiss(id), shownFor)
    return () => clearTimeout(timer)
  }, [notices, id, kind])
  return (
    <div className={`toast toast-${kind}`}>
      {kind === "problem" ? <TriangleAlert aria-hidden size={18} /> : <CircleCheck aria-hidden size={18} />}
      <span className="toast-text">
        {kind === "problem" && <strong>{t("window:problem")} </strong>}
        {notice.text}
      </span>
      {action && (
        <Button
          className="button quiet"
          onPress={() => {
            notices.dismiss(id)
            action.run()
          }}
        >
          {action.label}
        </Button>
      )}
      <Button className="icon-button" aria-label={t("window:dismiss")} onPress={() => notices.dismiss(id)}>
        <X aria-hidden size={16} />
      </Button>
    </div>
  )
}
