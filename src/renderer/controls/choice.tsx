import { ChevronDown } from "lucide-react"
import { Button, Label, ListBox, ListBoxItem, Popover, Select, SelectValue } from "react-aria-components"

interface ChoiceProps<Id extends string> {
  readonly label: string
  readonly options: readonly { readonly id: Id; readonly name: string }[]
  readonly chosen: Id
  readonly onChoose: (id: Id) => void
  /** Shows the label to screen readers only. */
  readonly hidesLabel?: boolean
}

/** One of a few. */
export function Choice<Id extends string>({ label, options, chosen, onChoose, hidesLabel }: ChoiceProps<Id>) {
  return (
    <Select
      className="field"
      value={chosen}
      onChange={(key) => {
        const option = options.find(({ id }) => id === key)
        if (option) onChoose(option.id)
      }}
    >
      <Label className={hidesLabel === true ? "visually-hidden" : "label"}>{label}</Label>
      <Button className="select-button">
        <SelectValue />
        <ChevronDown aria-hidden size={16} />
      </Button>
      <Popover className="popover">
        <ListBox items={options}>
          {({ id, name }) => (
            <ListBoxItem id={id} className="option" textValue={name}>
              {name}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  )
}
