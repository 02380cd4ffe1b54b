import { CircleCheck, CircleX, Download } from "lucide-react"
import { useMemo, useState } from "react"
import { Button } from "react-aria-components"
import { useTranslation } from "react-i18next"
import type { PrintView } from "../../../formats/print/printed.ts"
import { fileNameFrom, saveFile } from "../../app/files.ts"
import { useNotices } from "../../app/notices.ts"
import { useDeclaration, useEditor, useObservable, useSession } from "../../app/use-room.ts"
import { Check } from "../../controls/check.tsx"
import { Choice } from "../../controls/choice.tsx"
import { Radios } from "../../controls/radios.tsx"
import { VirtualList } from "../virtual-list.tsx"
import { exportFile, type ExportFormat, exportFormats, printViews } from "./export-file.ts"
import { gateRows } from "./gate-rows.ts"

/** What stands between the draft and a clean text, and the files it can be written to. */
export function ExportPanel() {
  const { t } = useTranslation()
  const notices = useNotices()
  const editor = useEditor()
  const { name } = useObservable(useSession().room)
  const declaration = useDeclaration()
  const [view, setView] = useState<PrintView>("clean")
  const [format, setFormat] = useState<ExportFormat>("docx")
  const [hasCover, setCover] = useState(false)
  const [chosen, setChosen] = useState<string | null>(null)
  const open = useMemo(() => gateRows(declaration), [declaration])
  const isRefused = view === "clean" && open.length > 0

  const save = async (): Promise<void> => {
    const file = exportFile(declaration, format, { view, hasCover })
    if (file === null) {
      notices.problem(t("export:refused", { count: open.length }))
      return
    }
    const outcome = await saveFile(file.kind, fileNameFrom(name, file.ending), file.bytes)
    if (outcome.kind === "saved") notices.done(t("export:saved", { name: outcome.name }))
    else if (outcome.kind === "failed")
      notices.problem(t("export:failed", { name: outcome.name, reason: outcome.reason }))
  }
  return (
    <>
      <div className="panel-section">
        <p className={open.length > 0 ? "gate gate-shut" : "gate gate-open"} role="status">
          {open.length > 0 ? <CircleX aria-hidden size={18} /> : <CircleCheck aria-hidden size={18} />}
          {open.length > 0 ? t("export:not-clean", { count: open.length }) : t("export:is-clean")}
        </p>
        <Radios
          label={t("export:view")}
          options={printViews.map((id) => ({
            id,
            name: t(`export:view-${id}`),
            hint: t(`export:hint-${id}`),
          }))}
          chosen={view}
          onChoose={setView}
        />
        <Choice
          label={t("export:format")}
          options={exportFormats.map((id) => ({ id, name: t(`export:format-${id.replace(".", "-")}`) }))}
          chosen={format}
          onChoose={setFormat}
        />
        {format === "docx" && (
          <Check isChecked={hasCover} onChange={setCover}>
            {t("export:cover")}
          </Check>
        )}
        <div className="button-row">
          <Button className="button primary" isDisabled={isRefused} onPress={() => void save()}>
            <Download aria-hidden size={16} /> {t("export:save")}
          </Button>
        </div>
        {isRefused && <p className="hint">{t("export:refused", { count: open.length })}</p>}
      </div>
      {open.length > 0 && (
        <VirtualList
          label={t("export:list")}
          rows={open}
          chosen={chosen}
          onChoose={({ key, place }) => {
            setChosen(key)
            if (place !== null) editor?.goTo(place)
          }}
          onOpen={({ place }) => {
            if (place !== null) editor?.goTo(place)
          }}
        >
          {({ finding, quote }) => (
            <>
              <p className="bracket-quote">{quote}</p>
              <p className="hint">{t(`export:gate.${finding}`)}</p>
            </>
          )}
        </VirtualList>
      )}
    </>
  )
}
