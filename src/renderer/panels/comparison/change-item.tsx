import { useTranslation } from "react-i18next"
import type { ChangeRow } from "./change-rows.ts"

/** One change in the list: what became of which paragraph, and its weightiest edit. */
export function ChangeItem({ row }: { readonly row: ChangeRow }) {
  const { t } = useTranslation()
  const { change, moved, edits, weight } = row
  const edit = edits.find((candidate) => candidate.weight === weight) ?? edits[0]
  return (
    <div className="change-item">
      <p className="change-facts">
        <strong className={`change-kind change-${change}`}>{t(`comparison:change.${change}`)}</strong>
        {moved && change !== "moved" && <span>{t("comparison:moved-too")}</span>}
        <ChangePlace row={row} />
        {edits.length > 0 && <span className="badge">{t(`terms:weight.${weight}`)}</span>}
      </p>
      {edit && (change === "edited" || change === "split" || change === "merged") ? (
        <p className="run-text change-quote">
          {edit.removed !== "" && <del>{edit.removed}</del>} {edit.added !== "" && <ins>{edit.added}</ins>}
        </p>
      ) : (
        <p className="change-quote">{row.quote}</p>
      )}
    </div>
  )
}

/** Which paragraph or footnote it is, and where it was. */
export function ChangePlace({ row }: { readonly row: ChangeRow }) {
  const { t } = useTranslation()
  const { footnote, baseline, draft, place } = row
  if (baseline === null && draft === null)
    return <span>{t("comparison:footnote", { number: footnote ?? t("comparison:no-number") })}</span>
  const number = draft ?? baseline
  return (
    <span>
      {t("comparison:paragraph", { number })}
      {place !== null && baseline !== null && baseline !== draft && (
        <> ({t("comparison:was", { number: baseline })})</>
      )}
    </span>
  )
}
