import { ChevronDown } from "lucide-react"
import { useMemo } from "react"
import {
  Button,
  Collection,
  ComboBox,
  Header,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Popover,
  Text,
} from "react-aria-components"
import { useTranslation } from "react-i18next"
import { languageFor } from "../../bridge/languages.ts"
import type { ActorId } from "../../core/declaration/ids.ts"
import type { Actor, ActorKind } from "../../core/positions/actor.ts"
import { actors } from "../app/actor-names.ts"

interface ActorInputProps {
  readonly label: string
  readonly chosen: ActorId | null
  readonly onChoose: (actor: ActorId | null) => void
  /** Which actors may be chosen; all where absent. */
  readonly isFor?: (actor: Actor) => boolean
  readonly hint?: string
  readonly autoFocus?: boolean
}

const kinds: readonly ActorKind[] = ["region", "group", "delegation", "institution", "chair"]

/** Chooses an actor by code, name in any of the languages, or alias; never by free text. */
export function ActorInput({ label, chosen, onChoose, isFor, hint, autoFocus = false }: ActorInputProps) {
  const { t, i18n } = useTranslation()
  const language = languageFor(i18n.language)
  const groups = useMemo(() => {
    const named = actors.all
      .filter((actor) => isFor?.(actor) ?? true)
      .map((actor) => ({ actor, id: actor.id, name: actor.names[language] }))
      .sort((first, second) => first.name.localeCompare(second.name, language))
    return kinds
      .map((kind) => ({ id: kind, members: named.filter(({ actor }) => actor.kind === kind) }))
      .filter(({ members }) => members.length > 0)
  }, [language, isFor])
  return (
    <ComboBox
      className="field"
      value={chosen}
      onChange={(key) => onChoose(typeof key === "string" ? (key as ActorId) : null)}
      defaultItems={groups}
      defaultFilter={matchesActor}
      menuTrigger="focus"
    >
      <Label>{label}</Label>
      <div className="combo">
        <Input autoFocus={autoFocus} />
        <Button className="icon-button">
          <ChevronDown aria-hidden size={16} />
        </Button>
      </div>
      {hint !== undefined && <Text slot="description">{hint}</Text>}
      <Popover className="popover">
        <ListBox<(typeof groups)[number]>>
          {(group) => (
            <ListBoxSection id={group.id}>
              <Header className="option-head">{t(`terms:actor-kind.${group.id}`)}</Header>
              <Collection items={group.members}>
                {({ id, name }) => (
                  <ListBoxItem id={id} className="option" textValue={name === id ? id : `${name} (${id})`}>
                    <span>{name}</span>
                    <span className="hint">{id}</span>
                  </ListBoxItem>
                )}
              </Collection>
            </ListBoxSection>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  )
}

/** Finds an actor by a part of what is shown, or by any spelling the list of actors knows. */
export function matchesActor(shown: string, typed: string): boolean {
  const fold = (text: string): string =>
    text
      .normalize("NFD")
      .replace(/\p{Mn}/gu, "")
      .toLowerCase()
  if (fold(shown).includes(fold(typed.trim()))) return true
  const known = actors.find(typed)
  return known !== null && shown.endsWith(`(${known.id})`)
}
