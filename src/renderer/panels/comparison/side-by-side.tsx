import { useTranslation } from "react-i18next"
import type { Redline } from "../../../core/redline/redline.ts"
import { Sheet } from "../../controls/sheet.tsx"
import { RunText } from "../run-text.tsx"

interface SideBySideProps {
  readonly redline: Redline
  readonly names: { readonly baseline: string; readonly draft: string }
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** Both texts in two columns, every paragraph beside what became of it. */
export function SideBySide({ redline, names, isOpen, onClose }: SideBySideProps) {
  const { t } = useTranslation()
  return (
    <Sheet title={t("comparison:side-by-side")} isOpen={isOpen} onClose={onClose} size="large">
      <div className="beside" tabIndex={0} role="region" aria-label={t("comparison:side-by-side")}>
        <table>
          <thead>
            <tr>
              <th scope="col">{names.baseline}</th>
              <th scope="col">{t("comparison:what")}</th>
              <th scope="col">{names.draft}</th>
            </tr>
          </thead>
          <tbody>
            {redline.rows.map((row, index) => (
              <tr key={index} data-change={row.kind}>
                <td>{row.baseline.length > 0 && <RunText runs={row.runs} side="baseline" />}</td>
                <td className="hint">{row.kind !== "unchanged" && t(`comparison:change.${row.kind}`)}</td>
                <td>{row.draft.length > 0 && <RunText runs={row.runs} side="draft" />}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Sheet>
  )
}
