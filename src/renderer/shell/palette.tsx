import { useMemo } from "react"
import {
  Autocomplete,
  Collection,
  Dialog,
  Header,
  Input,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Modal,
  ModalOverlay,
  SearchField,
  Text,
} from "react-aria-components"
import { useTranslation } from "react-i18next"
import { type Command, commandGroups, isEnabled } from "../app/commands.ts"
import { isMac, shortcutText } from "../app/shortcut.ts"
import { useAllCommands } from "../app/use-commands.ts"

interface PaletteProps {
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** Every command that applies now, found by typing a part of its name. */
export function Palette({ isOpen, onClose }: PaletteProps) {
  const { t } = useTranslation()
  return (
    <ModalOverlay
      className="veil veil-top"
      isOpen={isOpen}
      onOpenChange={(open) => open || onClose()}
      isDismissable
    >
      <Modal className="palette">
        <Dialog aria-label={t("window:palette.title")} className="palette-body">
          <Choices onClose={onClose} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function Choices({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const commands = useAllCommands()
  const groups = useMemo(
    () =>
      commandGroups.flatMap((group) => {
        const members = commands.filter((command) => command.group === group && isEnabled(command))
        return members.length > 0 ? [{ id: group, members }] : []
      }),
    [commands],
  )
  const run = (id: string): void => {
    onClose()
    // After the dialog has given the focus back, so that the command may move it.
    requestAnimationFrame(() => commands.find((command) => command.id === id)?.run())
  }
  return (
    <Autocomplete filter={matchesWords}>
      <SearchField className="palette-search" aria-label={t("window:palette.search")} autoFocus>
        <Input className="palette-input" placeholder={t("window:palette.placeholder")} />
      </SearchField>
      <ListBox
        className="palette-list"
        aria-label={t("window:palette.title")}
        items={groups}
        onAction={(key) => run(String(key))}
        renderEmptyState={() => <p className="empty">{t("window:palette.nothing")}</p>}
      >
        {(group) => (
          <ListBoxSection id={group.id}>
            <Header>{t(`commands:groups.${group.id}`)}</Header>
            <Collection items={group.members}>{(command) => <Choice command={command} />}</Collection>
          </ListBoxSection>
        )}
      </ListBox>
    </Autocomplete>
  )
}

function Choice({ command }: { readonly command: Command }) {
  const { t } = useTranslation()
  const label = t(command.label)
  return (
    <ListBoxItem id={command.id} className="palette-item" textValue={label}>
      {/* The key is part of the name, so that whoever hears the list hears the keys. */}
      <Text slot="label">
        {label} {command.shortcut !== undefined && <kbd>{shortcutText(command.shortcut, isMac)}</kbd>}
      </Text>
    </ListBoxItem>
  )
}

/** Whether every word typed begins somewhere in the name, in any order and without accents. */
export function matchesWords(name: string, typed: string): boolean {
  const fold = (text: string): string =>
    text
      .normalize("NFD")
      .replace(/\p{Mn}/gu, "")
      .toLowerCase()
  const folded = fold(name)
  return fold(typed)
    .split(/\s+/)
    .every((word) => folded.includes(word))
}
