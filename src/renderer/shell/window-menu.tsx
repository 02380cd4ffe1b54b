import type { ReactNode } from "react"
import {
  Button,
  Keyboard,
  Menu,
  MenuItem,
  MenuTrigger,
  Popover,
  Separator,
  Text,
} from "react-aria-components"
import { useTranslation } from "react-i18next"
import { type CommandGroup, isEnabled } from "../app/commands.ts"
import { isMac, shortcutText } from "../app/shortcut.ts"
import { useAllCommands } from "../app/use-commands.ts"

/** The groups a menu shows; the others are a key or a panel away. */
const shown: readonly CommandGroup[] = ["room", "people", "view", "help"]

/** The commands one looks for with the mouse, drawn from the same list as everything else. */
export function WindowMenu({ icon }: { readonly icon: ReactNode }) {
  const { t } = useTranslation()
  const commands = useAllCommands().filter(({ group }) => shown.includes(group))
  return (
    <MenuTrigger>
      <Button className="icon-button" aria-label={t("window:menu")}>
        {icon}
      </Button>
      <Popover className="popover" placement="bottom end">
        <Menu
          aria-label={t("window:menu")}
          disabledKeys={commands.filter((command) => !isEnabled(command)).map(({ id }) => id)}
          onAction={(key) => {
            const command = commands.find(({ id }) => id === key)
            requestAnimationFrame(() => command?.run())
          }}
        >
          {shown.flatMap((group, index) => [
            ...(index > 0 ? [<Separator key={group} className="menu-separator" />] : []),
            ...commands
              .filter((command) => command.group === group)
              .map(({ id, label, shortcut }) => (
                <MenuItem key={id} id={id} className="menu-item" textValue={t(label)}>
                  <Text slot="label">{t(label)}</Text>
                  {shortcut !== undefined && <Keyboard>{shortcutText(shortcut, isMac)}</Keyboard>}
                </MenuItem>
              )),
          ])}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
