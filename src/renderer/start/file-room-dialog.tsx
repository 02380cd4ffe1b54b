import { useMemo, useState } from "react"
import { Button } from "react-aria-components"
import { useTranslation } from "react-i18next"
import { brackets } from "../../core/brackets/bracket.ts"
import { metaOf } from "../../core/declaration/meta.ts"
import { formatDeclaration } from "../../formats/declaration-json/format-declaration.ts"
import { parseFile } from "../../formats/read-file.ts"
import type { ReportEntry } from "../../formats/report.ts"
import type { OpenedFile } from "../app/files.ts"
import { type Access, apiOf, problemOf, useNavigation } from "../app/navigation.ts"
import { Sheet } from "../controls/sheet.tsx"
import { TextInput } from "../controls/text-input.tsx"

interface FileRoomDialogProps {
  readonly file: OpenedFile
  readonly onClose: () => void
  readonly access: Access
}

/** Begins a declaration from a file, after showing what was read from it. */
export function FileRoomDialog({ file, onClose, access }: FileRoomDialogProps) {
  const { t } = useTranslation()
  const navigation = useNavigation()
  const parsed = useMemo(() => parseFile(file.name, file.bytes), [file])
  const [name, setName] = useState(
    () => (parsed.ok ? metaOf(parsed.declaration).name : undefined) ?? file.name.replace(/\.[^.]+$/, ""),
  )
  const [problem, setProblem] = useState<string>()

  const create = async (): Promise<void> => {
    if (!parsed.ok) return
    try {
      const declaration: unknown = JSON.parse(formatDeclaration(parsed.declaration))
      const { id } = await apiOf(access).newRoom({ name: name.trim(), declaration })
      await navigation.open(access, id)
    } catch (error) {
      setProblem(t("rooms:create-failed", { reason: problemOf(error).reason }))
    }
  }
  return (
    <Sheet
      title={t("rooms:file.title", { name: file.name })}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button className="button" onPress={onClose}>
            {t("window:cancel")}
          </Button>
          <Button
            className="button primary"
            isDisabled={!parsed.ok || name.trim() === ""}
            onPress={() => void create()}
          >
            {t("rooms:create")}
          </Button>
        </>
      }
    >
      {parsed.ok ? (
        <>
          <TextInput label={t("rooms:name")} value={name} onChange={setName} problem={problem} autoFocus />
          <p>
            {t("rooms:file.read", { count: parsed.declaration.doc.childCount })}{" "}
            {t("rooms:file.notes", {
              footnotes: parsed.declaration.notes.size,
              brackets: brackets(parsed.declaration).length,
            })}
          </p>
          <Report entries={parsed.report.entries} />
        </>
      ) : (
        <p role="alert">
          {t("rooms:file.unreadable", { name: file.name, reason: parsed.message })}
          {parsed.line !== undefined && ` (${t("rooms:file.line", { line: parsed.line })})`}
        </p>
      )}
    </Sheet>
  )
}

/** More would be a document; the whole report comes from the command line. */
const mostShown = 50

function Report({ entries }: { readonly entries: readonly ReportEntry[] }) {
  const { t } = useTranslation()
  if (entries.length === 0) return null
  return (
    <section className="report" aria-labelledby="report-title">
      <h3 id="report-title">{t("rooms:file.report")}</h3>
      <ul tabIndex={0}>
        {entries.slice(0, mostShown).map((entry, index) => (
          <li key={index}>
            <span className="hint">{t("rooms:file.line", { line: entry.line })}</span> {entry.message}
          </li>
        ))}
      </ul>
      {entries.length > mostShown && (
        <p className="hint">{t("rooms:file.more", { count: entries.length - mostShown })}</p>
      )}
    </section>
  )
}
