import { useState } from "react"
import { Button } from "react-aria-components"
import { useTranslation } from "react-i18next"
import type { ActorId } from "../../core/declaration/ids.ts"
import { footnoteKinds, type FootnoteKind } from "../../core/positions/footnote.ts"
import { isPosition, type NewFootnote } from "../../core/positions/footnote-acts.ts"
import { ActorInput } from "../controls/actor-input.tsx"
import { Radios } from "../controls/radios.tsx"
import { Sheet } from "../controls/sheet.tsx"
import { TextInput } from "../controls/text-input.tsx"

/** What a drafter asked for. */
export interface FootnoteRequest extends NewFootnote {
  readonly text: string
}

interface FootnoteDialogProps {
  /** The actor a position is entered for at first. */
  readonly owner: ActorId
  readonly isFree: boolean
  readonly onInsert: (note: FootnoteRequest) => void
  readonly onClose: () => void
}

/** Asks what a new footnote is there for, and what it says. */
export function FootnoteDialog({ owner, isFree, onInsert, onClose }: FootnoteDialogProps) {
  const { t } = useTranslation("editor")
  const [kind, setKind] = useState<FootnoteKind>("reference")
  const [holder, setHolder] = useState<ActorId | null>(owner)
  const [text, setText] = useState("")
  const [tried, setTried] = useState(false)
  const insert = (): void => {
    setTried(true)
    if (text.trim() === "" || (isPosition(kind) && holder === null)) return
    onInsert({ kind, owner: isPosition(kind) ? holder : null, text: text.trim() })
  }
  return (
    <Sheet
      title={t("footnote-dialog.title")}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button className="button" onPress={onClose}>
            {t("footnote-dialog.cancel")}
          </Button>
          <Button className="button primary" onPress={insert}>
            {t("footnote-dialog.insert")}
          </Button>
        </>
      }
    >
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          insert()
        }}
      >
        <TextInput
          label={t("footnote-dialog.text")}
          value={text}
          onChange={setText}
          isLong
          autoFocus
          problem={tried && text.trim() === "" ? t("footnote-dialog.text-missing") : undefined}
        />
        <Radios
          label={t("footnote-dialog.kind")}
          chosen={kind}
          onChoose={setKind}
          options={footnoteKinds.map((id) => ({ id, name: t(`footnote-kind.${id}`) }))}
        />
        {isPosition(kind) && isFree && (
          <ActorInput label={t("footnote-dialog.owner")} chosen={holder} onChoose={setHolder} />
        )}
      </form>
    </Sheet>
  )
}
