import { FieldError, Input, Label, Text, TextArea, TextField } from "react-aria-components"

interface TextInputProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly hint?: string
  /** What is wrong with the value, or absent. */
  readonly problem?: string | undefined
  readonly isLong?: boolean
  readonly autoFocus?: boolean
}

/** A line or a few lines of text with its name above and its hint or problem below. */
export function TextInput(props: TextInputProps) {
  const { label, value, onChange, hint, problem, isLong = false, autoFocus = false } = props
  return (
    <TextField
      className="field"
      value={value}
      onChange={onChange}
      isInvalid={problem !== undefined}
      autoFocus={autoFocus}
    >
      <Label>{label}</Label>
      {isLong ? <TextArea /> : <Input />}
      {hint !== undefined && <Text slot="description">{hint}</Text>}
      <FieldError>{problem}</FieldError>
    </TextField>
  )
}
