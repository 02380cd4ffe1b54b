import { Check as Tick } from "lucide-react"
import type { ReactNode } from "react"
import { CheckboxButton, CheckboxField } from "react-aria-components"

interface CheckProps {
  readonly isChecked: boolean
  readonly onChange: (isChecked: boolean) => void
  readonly children: ReactNode
}

/** Yes or no. */
export function Check({ isChecked, onChange, children }: CheckProps) {
  return (
    <CheckboxField isSelected={isChecked} onChange={onChange}>
      <CheckboxButton className="check">
        <span className="box" aria-hidden>
          {isChecked && <Tick size={13} strokeWidth={3} />}
        </span>
        <span>{children}</span>
      </CheckboxButton>
    </CheckboxField>
  )
}
