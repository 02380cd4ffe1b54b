import { useState } from "react"
import { Button } from "react-aria-components"
import { useTranslation } from "react-i18next"
import type { ActorId } from "../../core/declaration/ids.ts"
import { ActorInput } from "../controls/actor-input.tsx"
import { Radios } from "../controls/radios.tsx"
import { Sheet } from "../controls/sheet.tsx"
import { TextInput } from "../controls/text-input.tsx"

/** What a drafter asked for. `wording`: other words in place of the selected ones. */
export interface BracketRequest {
  readonly proposes: "insertion" | "deletion" | "retention" | "wording"
  readonly onBehalfOf: ActorId
  readonly wording: string
  readonly remark: string
}

interface BracketDialogProps {
  /** The selected words, to be seen while choosing. */
  readonly quote: string
  readonly owner: ActorId
  /** Whether the drafter may speak for others. */
  readonly isFree: boolean
  readonly onPut: (request: BracketRequest) => void
  readonly onClose: () => void
}

/** Asks on whose behalf the selection goes into brackets, and what is proposed. */
export function BracketDialog({ quote, owner, isFree, onPut, onClose }: BracketDialogProps) {
  const { t } = useTranslation("editor")
  const [onBehalfOf, setOnBehalfOf] = useState<ActorId | null>(owner)
  const [proposes, setProposes] = useState<BracketRequest["proposes"]>("retention")
  const [wording, setWording] = useState(quote)
  const [remark, setRemark] = useState("")
  const isReady = onBehalfOf !== null && (proposes !== "wording" || wording !== quote)
  const put = (): void => {
    if (onBehalfOf !== null && isReady) onPut({ proposes, onBehalfOf, wording, remark })
  }
  return (
    <Sheet
      title={t("bracket-dialog.title")}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button className="button" onPress={onClose}>
            {t("bracket-dialog.cancel")}
          </Button>
          <Button className="button primary" onPress={put} isDisabled={!isReady}>
            {t("bracket-dialog.put")}
          </Button>
        </>
      }
    >
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          put()
        }}
      >
        <blockquote className="quote">{quote}</blockquote>
        {isFree && (
          <ActorInput label={t("bracket-dialog.on-behalf-of")} chosen={onBehalfOf} onChoose={setOnBehalfOf} />
        )}
        <Radios
          label={t("bracket-dialog.proposes")}
          chosen={proposes}
          onChoose={setProposes}
          options={(["retention", "deletion", "insertion", "wording"] as const).map((id) => ({
            id,
            name: t(`bracket-dialog.${id}`),
          }))}
        />
        {proposes === "wording" && (
          <TextInput label={t("bracket-dialog.other-wording")} value={wording} onChange={setWording} isLong />
        )}
        <TextInput label={t("bracket-dialog.remark")} value={remark} onChange={setRemark} />
        <button type="submit" hidden />
      </form>
    </Sheet>
  )
}
