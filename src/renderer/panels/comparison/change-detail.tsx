import { Button } from "react-aria-components"
import { useTranslation } from "react-i18next"
import { useNotices } from "../../app/notices.ts"
import { useEditor } from "../../app/use-room.ts"
import { RunText } from "../run-text.tsx"
import { ChangePlace } from "./change-item.tsx"
import type { ChangeRow } from "./change-rows.ts"

/** The whole changed paragraph, with what went struck through and what came underlined. */
export function ChangeDetail({ row, mayGo }: { readonly row: ChangeRow; readonly mayGo: boolean }) {
  const { t } = useTranslation()
  const editor = useEditor()
  const notices = useNotices()
  const { place } = row
  return (
    <section className="detail" aria-label={t("comparison:detail")}>
      <p className="hint">
        <strong>{t(`comparison:change.${row.change}`)}</strong> · <ChangePlace row={row} />
      </p>
      <RunText runs={row.runs} />
      {place !== null && mayGo && (
        <div>
          <Button
            className="button small"
            onPress={() => {
              if (editor?.goTo(place) !== true) notices.problem(t("window:gone"))
            }}
          >
            {t("window:go-to")}
          </Button>
        </div>
      )}
    </section>
  )
}
