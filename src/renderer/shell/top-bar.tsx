import { House, Menu as MenuIcon, Search } from "lucide-react"
import { Button, Keyboard } from "react-aria-components"
import { useTranslation } from "react-i18next"
import { metaOf } from "../../core/declaration/meta.ts"
import { isMac, shortcutText } from "../app/shortcut.ts"
import { useRegistry } from "../app/use-commands.ts"
import { useDeclaration, useObservable, useSession } from "../app/use-room.ts"
import { Presence } from "./presence.tsx"
import { SavedState } from "./saved-state.tsx"
import { ViewSwitch } from "./view-switch.tsx"
import { WindowMenu } from "./window-menu.tsx"

/** Meeting and title, how the text is shown, how far it is saved, who is here. */
export function TopBar() {
  const { t } = useTranslation()
  const registry = useRegistry()
  const { name, isArchived } = useObservable(useSession().room)
  const { meeting } = metaOf(useDeclaration())
  return (
    <header className="top-bar">
      <Button
        className="icon-button"
        aria-label={t("commands:rooms")}
        onPress={() => void registry.run("rooms")}
      >
        <House aria-hidden size={18} />
      </Button>
      <div className="top-bar-title">
        <h1 title={name}>{name}</h1>
        {meeting !== undefined && <p title={meeting}>{meeting}</p>}
      </div>
      {isArchived && <span className="badge warning">{t("rooms:archived")}</span>}
      <span className="top-bar-space" />
      <ViewSwitch />
      <span className="top-bar-space" />
      <SavedState />
      <Presence />
      <Button className="button small palette-button" onPress={() => void registry.run("palette")}>
        <Search aria-hidden size={14} />
        <span className="visually-hidden">{t("commands:palette")}</span>
        <Keyboard>{shortcutText("Mod-k", isMac)}</Keyboard>
      </Button>
      <WindowMenu icon={<MenuIcon aria-hidden size={18} />} />
    </header>
  )
}
