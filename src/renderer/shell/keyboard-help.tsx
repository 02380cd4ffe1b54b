import { Keyboard } from "react-aria-components"
import { useTranslation } from "react-i18next"
import { commandGroups } from "../app/commands.ts"
import { isMac, shortcutText } from "../app/shortcut.ts"
import { useAllCommands } from "../app/use-commands.ts"
import { Sheet } from "../controls/sheet.tsx"

interface KeyboardHelpProps {
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** Every key of what is on screen, drawn from the same list as the palette. */
export function KeyboardHelp({ isOpen, onClose }: KeyboardHelpProps) {
  const { t } = useTranslation()
  const commands = useAllCommands().filter(({ shortcut }) => shortcut !== undefined)
  return (
    <Sheet title={t("window:keyboard.title")} isOpen={isOpen} onClose={onClose} size="large">
      <div className="keys">
        {commandGroups.map((group) => {
          const members = commands.filter((command) => command.group === group)
          if (members.length === 0) return null
          return (
            <section key={group}>
              <h3>{t(`commands:groups.${group}`)}</h3>
              <dl>
                {members.map(({ id, label, shortcut = "" }) => (
                  <div key={id}>
                    <dt>{t(label)}</dt>
                    <dd>
                      <Keyboard>{shortcutText(shortcut, isMac)}</Keyboard>
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          )
        })}
      </div>
      <p className="hint">{t("window:keyboard.hint")}</p>
    </Sheet>
  )
}
