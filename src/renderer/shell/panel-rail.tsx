import { X } from "lucide-react"
import { Button } from "react-aria-components"
import { useTranslation } from "react-i18next"
import { useRoomView } from "../app/use-room.ts"
import type { Panel } from "../panels/panel.ts"

/** The panels there are, named, one button each. */
export function PanelRail({ panels }: { readonly panels: readonly Panel[] }) {
  const { t } = useTranslation()
  const { panel, showPanel } = useRoomView()
  return (
    <nav className="rail" aria-label={t("window:panels")}>
      {panels.map(({ id, title, icon: Icon }) => (
        <button
          key={id}
          type="button"
          className="rail-button"
          aria-expanded={id === panel}
          aria-controls={id === panel ? "panel" : undefined}
          data-selected={id === panel ? "" : undefined}
          onClick={() => showPanel(id === panel ? null : id)}
        >
          <Icon aria-hidden size={20} strokeWidth={1.75} />
          {t(title)}
        </button>
      ))}
    </nav>
  )
}

/** The open panel with its name and a way to close it. */
export function OpenPanel({ panel }: { readonly panel: Panel }) {
  const { t } = useTranslation()
  const { showPanel } = useRoomView()
  const { Content } = panel
  return (
    <aside className="panel" id="panel" aria-label={t(panel.title)} tabIndex={-1}>
      <header className="panel-head">
        <h2>{t(panel.title)}</h2>
        <Button
          className="icon-button small"
          aria-label={t("window:close-panel")}
          onPress={() => showPanel(null)}
        >
          <X aria-hidden size={16} />
        </Button>
      </header>
      <div className="panel-body">
        <Content />
      </div>
    </aside>
  )
}
