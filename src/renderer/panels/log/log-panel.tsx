import { useCallback } from "react"
import { Button } from "react-aria-components"
import { useTranslation } from "react-i18next"
import type { ActorId } from "../../../core/declaration/ids.ts"
import { useFetched } from "../../app/use-fetched.ts"
import { useSession } from "../../app/use-room.ts"
import { ActorTag } from "../../controls/actor-tag.tsx"
import { When } from "../../controls/when.tsx"

/** A screenful and some; the whole log comes from the command line. */
const shownAtOnce = 200

/** Who did what, the latest first, as the server recorded it. */
export function LogPanel() {
  const { t } = useTranslation()
  const { api } = useSession()
  const {
    value: acts,
    problem,
    reload,
  } = useFetched(useCallback(() => api.log({ limit: shownAtOnce }), [api]))
  return (
    <>
      <div className="panel-line">
        <span className="hint">{t("log:chained")}</span>
        <Button className="button small quiet" onPress={() => void reload()}>
          {t("log:reload")}
        </Button>
      </div>
      {problem !== null && (
        <p className="empty" role="alert">
          {problem.reason}
        </p>
      )}
      {acts?.length === 0 && <p className="empty">{t("log:none")}</p>}
      <ol className="cards flat log" tabIndex={0} aria-label={t("log:title")}>
        {(acts ?? []).toReversed().map((act) => (
          <li key={act.seq}>
            <span className="hint">
              <When at={act.at} />
            </span>{" "}
            <ActorTag actor={act.actor as ActorId} /> {act.drafter}:{" "}
            {t(`log:kind.${act.kind.replace(".", "-")}`, { defaultValue: act.kind })}
          </li>
        ))}
      </ol>
    </>
  )
}
