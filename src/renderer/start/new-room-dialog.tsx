import { useState } from "react"
import { Button } from "react-aria-components"
import { useTranslation } from "react-i18next"
import { type Access, apiOf, problemOf, useNavigation } from "../app/navigation.ts"
import { Choice } from "../controls/choice.tsx"
import { Sheet } from "../controls/sheet.tsx"
import { TextInput } from "../controls/text-input.tsx"
import type { Baseline } from "../room/room-api.ts"

interface NewRoomDialogProps {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly access: Access
  readonly baselines: readonly Baseline[]
}

/** Begins a declaration from one of the library's adopted texts. */
export function NewRoomDialog({ isOpen, onClose, access, baselines }: NewRoomDialogProps) {
  const { t } = useTranslation()
  const navigation = useNavigation()
  const [name, setName] = useState("")
  const [baseline, setBaseline] = useState(baselines[0]?.id ?? "")
  const [problem, setProblem] = useState<string>()

  const create = async (): Promise<void> => {
    try {
      const { id } = await apiOf(access).newRoom({ name: name.trim(), baseline })
      await navigation.open(access, id)
    } catch (error) {
      setProblem(t("rooms:create-failed", { reason: problemOf(error).reason }))
    }
  }
  return (
    <Sheet
      title={t("rooms:new")}
      isOpen={isOpen}
      onClose={onClose}
      size="small"
      actions={
        <>
          <Button className="button" onPress={onClose}>
            {t("window:cancel")}
          </Button>
          <Button className="button primary" isDisabled={name.trim() === ""} onPress={() => void create()}>
            {t("rooms:create")}
          </Button>
        </>
      }
    >
      <TextInput
        label={t("rooms:name")}
        hint={t("rooms:name-hint")}
        value={name}
        onChange={setName}
        problem={problem}
        autoFocus
      />
      <Choice
        label={t("rooms:baseline")}
        options={baselines.map(({ id, title }) => ({ id, name: title }))}
        chosen={baseline}
        onChoose={setBaseline}
      />
    </Sheet>
  )
}
