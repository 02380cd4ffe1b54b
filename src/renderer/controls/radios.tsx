import { Label, RadioButton, RadioField, RadioGroup } from "react-aria-components"

interface RadiosProps<Id extends string> {
  readonly label: string
  readonly options: readonly { readonly id: Id; readonly name: string; readonly hint?: string }[]
  readonly chosen: Id
  readonly onChoose: (id: Id) => void
}

/** One of a few, all in sight. */
export function Radios<Id extends string>({ label, options, chosen, onChoose }: RadiosProps<Id>) {
  return (
    <RadioGroup
      className="field"
      value={chosen}
      onChange={(value) => {
        const option = options.find(({ id }) => id === value)
        if (option) onChoose(option.id)
      }}
    >
      <Label className="label">{label}</Label>
      <div className="radios">
        {options.map(({ id, name, hint }) => (
          <RadioField key={id} value={id}>
            <RadioButton className="radio">
              <span>{name}</span>
              {hint !== undefined && <small>{hint}</small>}
            </RadioButton>
          </RadioField>
        ))}
      </div>
    </RadioGroup>
  )
}
