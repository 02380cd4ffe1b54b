import { Check } from "lucide-react"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"
import type { ParagraphId } from "../../core/declaration/ids.ts"
import { useDeclaration, useEditor, useSelectionFacts } from "../app/use-room.ts"
import { openBrackets, type OutlineRow, outlineRows } from "./outline-rows.ts"
import { sectionAt } from "./section-at.ts"

/** The declaration by section: where one is, what is open there, how much is agreed. */
export function Outline() {
  const { t } = useTranslation()
  const declaration = useDeclaration()
  const editor = useEditor()
  const { paragraph } = useSelectionFacts()
  const rows = useMemo(() => outlineRows(declaration), [declaration])
  const here = useMemo(() => sectionAt(declaration, paragraph), [declaration, paragraph])
  const open = useMemo(() => openBrackets(declaration), [declaration])
  const go = (id: ParagraphId): void => void editor?.goTo({ kind: "paragraph", id })
  return (
    <nav className="outline" aria-label={t("window:outline.title")} id="outline">
      <header className="outline-head">
        <h2>{t("window:outline.title")}</h2>
        <span className="hint">{t("window:outline.open", { count: open })}</span>
      </header>
      <ol>
        {rows.map((row) => (
          <li key={row.goTo}>
            <button
              type="button"
              className="outline-row"
              data-level={row.level}
              aria-current={row.id === here ? "location" : undefined}
              onClick={() => go(row.goTo)}
            >
              <Row row={row} />
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}

function Row({ row }: { readonly row: OutlineRow }) {
  const { t } = useTranslation()
  const { number, title, open, agreed, paragraphs } = row
  const name = row.id === "" ? t("window:outline.beginning") : title
  return (
    <>
      <span className="outline-number">{number}</span>
      <span className="outline-title" title={name}>
        {name}
      </span>
      <span className="outline-facts">
        {open > 0 && (
          <span className="badge warning count">
            <span aria-hidden>[ ]</span> {t("window:outline.brackets", { count: open })}
          </span>
        )}
        {agreed > 0 && (
          <span className={agreed === paragraphs ? "badge good count" : "badge count"}>
            <Check aria-hidden size={12} />
            {t("window:outline.agreed", { agreed, paragraphs })}
          </span>
        )}
      </span>
    </>
  )
}
