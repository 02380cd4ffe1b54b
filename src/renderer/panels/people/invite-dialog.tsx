import { useState } from "react"
import { Button, Input, Label, TextField } from "react-aria-components"
import { useTranslation } from "react-i18next"
import type { ActorId } from "../../../core/declaration/ids.ts"
import { copyText } from "../../app/copy-text.ts"
import { problemOf } from "../../app/navigation.ts"
import { useNotices } from "../../app/notices.ts"
import { useSession } from "../../app/use-room.ts"
import { ActorInput } from "../../controls/actor-input.tsx"
import { Radios } from "../../controls/radios.tsx"
import { Sheet } from "../../controls/sheet.tsx"
import { TextInput } from "../../controls/text-input.tsx"
import type { Role } from "../../room/local-store.ts"
import type { IssuedInvitation } from "../../room/room-api.ts"

const roles: readonly Role[] = ["negotiator", "secretariat", "reviewer", "observer"]

/** Invites a person for an actor, and shows the link to send. */
export function InviteDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const { api } = useSession()
  const [drafter, setDrafter] = useState("")
  const [actor, setActor] = useState<ActorId | null>(null)
  const [role, setRole] = useState<Role>("negotiator")
  const [issued, setIssued] = useState<IssuedInvitation | null>(null)
  const [problem, setProblem] = useState<string>()

  const invite = async (holder: ActorId): Promise<void> => {
    try {
      setIssued(await api.invite({ drafter: drafter.trim(), actor: holder, role }))
    } catch (error) {
      setProblem(t("people:failed", { reason: problemOf(error).reason }))
    }
  }
  const isReady = drafter.trim() !== "" && actor !== null
  return (
    <Sheet
      title={t("people:invite-title")}
      isOpen
      onClose={onClose}
      actions={
        issued === null ? (
          <>
            <Button className="button" onPress={onClose}>
              {t("window:cancel")}
            </Button>
            <Button
              className="button primary"
              isDisabled={!isReady}
              onPress={() => {
                if (actor !== null) void invite(actor)
              }}
            >
              {t("people:make-link")}
            </Button>
          </>
        ) : (
          <Button className="button primary" onPress={onClose}>
            {t("window:close")}
          </Button>
        )
      }
    >
      {issued === null ? (
        <>
          <TextInput
            label={t("people:name")}
            value={drafter}
            onChange={setDrafter}
            problem={problem}
            autoFocus
          />
          <ActorInput label={t("people:for")} chosen={actor} onChoose={setActor} />
          <Radios
            label={t("people:role")}
            options={roles.map((id) => ({
              id,
              name: t(`terms:role.${id}`),
              hint: t(`terms:role-does.${id}`),
            }))}
            chosen={role}
            onChoose={setRole}
          />
        </>
      ) : (
        <>
          <p>{t("people:send", { name: issued.drafter })}</p>
          <Link label={t("people:link")} text={issued.link} />
          <Link label={t("people:short-link")} text={issued.shortLink} />
        </>
      )}
    </Sheet>
  )
}

function Link({ label, text }: { readonly label: string; readonly text: string }) {
  const { t } = useTranslation()
  const notices = useNotices()
  return (
    <div className="link-row">
      <TextField className="field" value={text} isReadOnly>
        <Label>{label}</Label>
        <Input onFocus={(event) => event.currentTarget.select()} />
      </TextField>
      <Button
        className="button"
        onPress={() =>
          void copyText(text).then((isCopied) => {
            if (isCopied) notices.done(t("window:copied"))
          })
        }
      >
        {t("window:copy")}
      </Button>
    </div>
  )
}
