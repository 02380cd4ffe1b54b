import { useMemo } from "react"
import { Button } from "react-aria-components"
import { useTranslation } from "react-i18next"
import type { Bracket } from "../../../core/brackets/bracket.ts"
import { eventsIn } from "../../../core/brackets/bracket-record.ts"
import { bracketWording } from "../../../core/brackets/bracket-wording.ts"
import { useDeclaration, useSession } from "../../app/use-room.ts"
import { ActorTag } from "../../controls/actor-tag.tsx"
import { When } from "../../controls/when.tsx"
import type { BracketRow } from "./bracket-rows.ts"

interface BracketDetailProps {
  readonly row: BracketRow
  readonly onGo: () => void
  readonly onSettle: () => void
  readonly onWithdraw: () => void
  readonly onHold: () => void
}

/** Everything about one bracket, and what this person may do with it. */
export function BracketDetail({ row, onGo, onSettle, onWithdraw, onHold }: BracketDetailProps) {
  const { t } = useTranslation()
  const session = useSession()
  const { role, actor } = session.me
  const { bracket } = row
  const { record } = bracket
  const mayAct = session.canWrite()
  const isOwner = record.proposedBy.includes(actor)
  return (
    <section className="detail" aria-label={t("brackets:detail")}>
      <blockquote className="detail-quote" tabIndex={0}>
        [{row.quote === "" ? <em>{t("brackets:no-text")}</em> : row.quote}]
      </blockquote>
      <div className="button-row">
        <Button className="button small" onPress={onGo}>
          {t("brackets:go")}
        </Button>
        {mayAct && role === "secretariat" && (
          <Button className="button small primary" onPress={onSettle}>
            {t("brackets:settle")}
          </Button>
        )}
        {mayAct && role !== "secretariat" && isOwner && (
          <Button className="button small" onPress={onWithdraw}>
            {t("brackets:withdraw")}
          </Button>
        )}
        {mayAct && (
          <Button className="button small" onPress={onHold}>
            {t("brackets:hold")}
          </Button>
        )}
      </div>
      <p>
        {t(`terms:proposes.${record.proposes}`)}
        {record.reason !== null && <> · {t(`terms:reason.${record.reason}`)}</>}
        {record.remark !== "" && <> · {record.remark}</>}
      </p>
      {record.opened !== null && (
        <p className="hint">
          {t("brackets:opened-by", { drafter: record.opened.drafter, actor: record.opened.onBehalfOf })}{" "}
          <When at={record.opened.at} />
        </p>
      )}
      <Positions bracket={bracket} />
      <History bracket={bracket} />
    </section>
  )
}

function Positions({ bracket }: { readonly bracket: Bracket }) {
  const { t } = useTranslation()
  const declaration = useDeclaration()
  const { proposedBy, positions } = bracket.record
  const doc = bracket.footnote === null ? declaration.doc : declaration.notes.get(bracket.footnote)
  const wording = useMemo(
    () => (doc && positions.length > 0 ? bracketWording(doc, bracket) : ""),
    [doc, bracket, positions],
  )
  const silentOwners = proposedBy.filter((actor) => !positions.some((position) => position.actor === actor))
  if (positions.length + silentOwners.length === 0)
    return <p className="hint">{t("brackets:no-positions")}</p>
  return (
    <>
      <h3>{t("brackets:positions")}</h3>
      <ul className="positions">
        {silentOwners.map((actor) => (
          <li key={actor}>
            <ActorTag actor={actor} /> {t("terms:stance.proposes")}
          </li>
        ))}
        {positions.map((position) => (
          <li key={position.actor}>
            <ActorTag actor={position.actor} /> {t(`terms:stance.${position.stance}`)}
            {position.remark !== "" && <>: {position.remark}</>}
            {position.wording !== "" && position.wording !== wording && (
              <span className="badge warning">{t("brackets:stale")}</span>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

function History({ bracket }: { readonly bracket: Bracket }) {
  const { t } = useTranslation()
  const { records } = useDeclaration()
  const events = eventsIn(records.brackets.get(bracket.id) ?? {})
  if (events.length === 0) return null
  return (
    <>
      <h3>{t("brackets:history")}</h3>
      <ol className="history">
        {events.map(({ id, what, signature }) => (
          <li key={id}>
            <When at={signature.at} /> {signature.drafter} (<ActorTag actor={signature.onBehalfOf} />
            ): {t(`brackets:event.${what}`, { defaultValue: what })}
          </li>
        ))}
      </ol>
    </>
  )
}
