import { useEffect, useMemo, useState } from "react"
import { I18nProvider } from "react-aria-components"
import { useTranslation } from "react-i18next"
import { languages } from "../../bridge/languages.ts"
import { languageNames } from "../i18n/catalogues.ts"
import { KeyboardHelp } from "../shell/keyboard-help.tsx"
import { Palette } from "../shell/palette.tsx"
import { RoomScreen } from "../shell/room-screen.tsx"
import { Toasts } from "../shell/toasts.tsx"
import { RoomsScreen } from "../start/rooms-screen.tsx"
import type { Command } from "./commands.ts"
import { desktop } from "./desktop.ts"
import { useNavigation } from "./navigation.ts"
import { themes } from "./preferences.ts"
import { useCommands, useRegistry } from "./use-commands.ts"
import { usePreferences } from "./use-preferences.ts"
import { useObservable } from "./use-room.ts"

/** The window: one screen at a time, and over it what every screen has. */
export function App() {
  const [open, setOpen] = useState<"palette" | "keyboard" | null>(null)
  const [preferences] = usePreferences()
  useWindowCommands(setOpen)
  useKeysAndMenus()
  useDressing()
  return (
    <I18nProvider locale={preferences.language}>
      <ScreenShown />
      <Palette isOpen={open === "palette"} onClose={() => setOpen(null)} />
      <KeyboardHelp isOpen={open === "keyboard"} onClose={() => setOpen(null)} />
      <Toasts />
    </I18nProvider>
  )
}

function ScreenShown() {
  const { t } = useTranslation()
  const screen = useObservable(useNavigation().screen)
  switch (screen.kind) {
    case "starting":
    case "opening":
      return (
        <main className="starting">
          <p role="status">{t(screen.kind === "opening" ? "rooms:opening" : "window:loading")}</p>
        </main>
      )
    case "rooms":
      return <RoomsScreen access={screen.access} problem={screen.problem} />
    case "room":
      return <RoomScreen key={screen.session.room.get().id} session={screen.session} />
    default:
      return screen satisfies never
  }
}

function useWindowCommands(setOpen: (open: "palette" | "keyboard") => void): void {
  const { t } = useTranslation()
  const navigation = useNavigation()
  const [, prefer] = usePreferences()
  useCommands(
    useMemo(
      (): Command[] => [
        { id: "rooms", label: "commands:rooms", group: "room", run: () => void navigation.showRooms() },
        {
          id: "palette",
          label: "commands:palette",
          group: "help",
          shortcut: "Mod-k",
          run: () => setOpen("palette"),
        },
        {
          id: "keyboard-help",
          label: "commands:keyboard-help",
          group: "help",
          shortcut: "F1",
          run: () => setOpen("keyboard"),
        },
        ...themes.map((theme): Command => ({
          id: `theme-${theme}`,
          label: `commands:theme-${theme}`,
          group: "view",
          run: () => prefer({ theme }),
        })),
        ...languages.map((language): Command => ({
          id: `language-${language}`,
          label: t("commands:language", { language: languageNames[language] }),
          group: "view",
          run: () => prefer({ language }),
        })),
      ],
      [navigation, prefer, setOpen, t],
    ),
  )
}

/** Keys and the desktop's menus run the commands of the registry. */
function useKeysAndMenus(): void {
  const registry = useRegistry()
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      // The editor has had its turn; a dialog keeps the keys to itself.
      if (event.defaultPrevented || isInDialog(event.target)) return
      if (registry.runKey(event)) event.preventDefault()
    }
    window.addEventListener("keydown", onKeyDown)
    const stopMenus = desktop?.onMenu((item) => void registry.run(item))
    return () => {
      window.removeEventListener("keydown", onKeyDown)
      stopMenus?.()
    }
  }, [registry])
}

const isInDialog = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[role="dialog"], [role="alertdialog"]') !== null

/** Language and colours as the user prefers them. */
function useDressing(): void {
  const { i18n } = useTranslation()
  const [{ language, theme }] = usePreferences()
  useEffect(() => {
    document.documentElement.lang = language
    void i18n.changeLanguage(language)
    void desktop?.useLanguage(language)
  }, [i18n, language])
  useEffect(() => {
    document.documentElement.dataset["theme"] = theme
  }, [theme])
}
