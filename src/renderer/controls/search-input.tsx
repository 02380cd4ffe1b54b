import { Search, X } from "lucide-react"
import { Button, Input, SearchField } from "react-aria-components"

interface SearchInputProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
}

/** Narrows a list as one types. */
export function SearchInput({ label, value, onChange }: SearchInputProps) {
  return (
    <SearchField
      className={({ isEmpty }) => (isEmpty ? "search is-empty" : "search")}
      aria-label={label}
      value={value}
      onChange={onChange}
    >
      <Search aria-hidden size={15} />
      <Input className="input" placeholder={label} />
      <Button className="icon-button">
        <X aria-hidden size={15} />
      </Button>
    </SearchField>
  )
}
