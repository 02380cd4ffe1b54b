import { useState } from "react"
import { Button } from "react-aria-components"
import { useTranslation } from "react-i18next"
import { languageFor } from "../../../bridge/languages.ts"
import { type Bracket, bracketsOf } from "../../../core/brackets/bracket.ts"
import { takePosition } from "../../../core/brackets/take-position.ts"
import type { ActorId } from "../../../core/declaration/ids.ts"
import { type Stance, stances } from "../../../core/positions/position.ts"
import { actOf } from "../../app/act-of.ts"
import { actorName, actors } from "../../app/actor-names.ts"
import { useNotices } from "../../app/notices.ts"
import { useEditor, useSession } from "../../app/use-room.ts"
import { ActorInput } from "../../controls/actor-input.tsx"
import { Choice } from "../../controls/choice.tsx"
import { Sheet } from "../../controls/sheet.tsx"
import { TextInput } from "../../controls/text-input.tsx"

interface PositionDialogProps {
  readonly bracket: Bracket
  readonly onClose: () => void
}

/** Records what an actor holds on a bracket: one's own, or anybody's where the secretariat keeps the record. */
export function PositionDialog({ bracket, onClose }: PositionDialogProps) {
  const { t, i18n } = useTranslation()
  const notices = useNotices()
  const editor = useEditor()
  const { me } = useSession()
  const isSecretariat = me.role === "secretariat"
  const [actor, setActor] = useState<ActorId | null>(isSecretariat ? null : me.actor)
  const [stance, setStance] = useState<Stance>("supports")
  const [remark, setRemark] = useState("")

  const record = (holder: ActorId): void => {
    const act = actOf(me, holder)
    const isDone = editor?.act(bracket.footnote, (tr, { records }) => {
      const now = bracketsOf(tr.doc, records.brackets, bracket.footnote).find(({ id }) => id === bracket.id)
      if (!now) return null
      return takePosition(tr.doc, now, { actor: holder, stance, remark }, act)
    })
    onClose()
    if (isDone === true)
      notices.done(
        t("brackets:position-dialog.done", {
          actor: actorName(holder, languageFor(i18n.language)),
          stance: t(`terms:stance.${stance}`),
        }),
      )
    else notices.problem(t("brackets:go-failed"))
  }
  return (
    <Sheet
      title={t("brackets:position-dialog.title")}
      isOpen
      onClose={onClose}
      size="small"
      actions={
        <>
          <Button className="button" onPress={onClose}>
            {t("window:cancel")}
          </Button>
          <Button
            className="button primary"
            isDisabled={actor === null}
            onPress={() => {
              if (actor !== null) record(actor)
            }}
          >
            {t("brackets:position-dialog.do")}
          </Button>
        </>
      }
    >
      <ActorInput
        label={t("brackets:position-dialog.actor")}
        chosen={actor}
        onChoose={setActor}
        autoFocus={isSecretariat}
        {...(!isSecretariat && { isFor: ({ id }) => actors.belongs(me.actor, id) && id === me.actor })}
      />
      <Choice
        label={t("brackets:position-dialog.stance")}
        options={stances.map((id) => ({ id, name: t(`terms:stance.${id}`) }))}
        chosen={stance}
        onChoose={setStance}
      />
      <TextInput label={t("brackets:position-dialog.remark")} value={remark} onChange={setRemark} />
    </Sheet>
  )
}
