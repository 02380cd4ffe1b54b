import { useTranslation } from "react-i18next"
import type { Summary } from "../../../core/redline/summary.ts"
import { type RowKind, rowKinds } from "../../../core/redline/row.ts"

/**
 * How many paragraphs became what. Zeros are shown as well, `hidden` above all: an
 * empty list must not look like a comparison that found nothing.
 */
export function SummaryCounts({ summary }: { readonly summary: Summary }) {
  const { t } = useTranslation()
  const { paragraphs, footnotes, brackets } = summary
  return (
    <div className="comparison-counts">
      <dl className="counts">
        {changed.map((kind) => (
          <div key={kind} data-zero={summary[kind] === 0} className={`count-${kind}`}>
            <dt>{t(`comparison:kind.${kind}`)}</dt>
            <dd>{summary[kind]}</dd>
          </div>
        ))}
        <div>
          <dt>{t("comparison:kind.unchanged")}</dt>
          <dd>{summary.unchanged}</dd>
        </div>
        <div>
          <dt>{t("comparison:hidden")}</dt>
          <dd>{summary.hidden}</dd>
        </div>
      </dl>
      <p className="hint">
        {t("comparison:accounted", paragraphs)}{" "}
        {summary.alsoMoved > 0 && t("comparison:also-moved", { count: summary.alsoMoved })}{" "}
        {t("comparison:footnotes", {
          changed: footnotes.edited + footnotes.moved + footnotes.reclassified,
          added: footnotes.added,
          removed: footnotes.removed,
        })}{" "}
        {t("comparison:brackets", { opened: brackets.opened, lifted: brackets.lifted })}{" "}
        {summary.coarse > 0 && t("comparison:coarse", { count: summary.coarse })}
      </p>
    </div>
  )
}

const changed: readonly RowKind[] = rowKinds.filter((kind) => kind !== "unchanged")
