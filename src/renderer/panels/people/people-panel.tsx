import { UserPlus } from "lucide-react"
import { useMemo, useState } from "react"
import { Button } from "react-aria-components"
import { useTranslation } from "react-i18next"
import { problemOf } from "../../app/navigation.ts"
import { useNotices } from "../../app/notices.ts"
import { useCommands } from "../../app/use-commands.ts"
import { useFetched } from "../../app/use-fetched.ts"
import { usePeople } from "../../app/use-people.ts"
import { useSession } from "../../app/use-room.ts"
import { ActorTag } from "../../controls/actor-tag.tsx"
import { When } from "../../controls/when.tsx"
import type { Invitation } from "../../room/room-api.ts"
import { InviteDialog } from "./invite-dialog.tsx"
import { NetworkSharing } from "./network-sharing.tsx"

/** Who is here, who was invited, and letting people in and out. */
export function PeoplePanel() {
  const { t } = useTranslation()
  const session = useSession()
  const people = usePeople(session.awareness, session.me)
  const [isInviting, setInviting] = useState(false)
  const isSecretariat = session.me.role === "secretariat"
  useCommands(
    useMemo(
      () => [
        {
          id: "invite",
          label: "commands:invite",
          group: "people",
          isEnabled: () => isSecretariat,
          run: () => setInviting(true),
        },
      ],
      [isSecretariat],
    ),
  )
  return (
    <>
      <section className="panel-section" aria-labelledby="present-title">
        <h3 id="present-title">{t("people:present", { count: people.length })}</h3>
        <ul className="cards flat">
          {people.map(({ id, name, actor, role, isMe }) => (
            <li key={id}>
              <ActorTag actor={actor} /> {name} {isMe && <em>{t("people:you")}</em>}{" "}
              <span className="hint">{t(`terms:role.${role}`)}</span>
            </li>
          ))}
        </ul>
        {isSecretariat && (
          <div>
            <Button className="button primary" onPress={() => setInviting(true)}>
              <UserPlus aria-hidden size={16} /> {t("people:invite")}
            </Button>
          </div>
        )}
      </section>
      {session.isHost && <NetworkSharing />}
      {isSecretariat && <Invitations isInviting={isInviting} onClose={() => setInviting(false)} />}
    </>
  )
}

function Invitations({
  isInviting,
  onClose,
}: {
  readonly isInviting: boolean
  readonly onClose: () => void
}) {
  const { t } = useTranslation()
  const notices = useNotices()
  const { api, me } = useSession()
  const { value: invitations, reload } = useFetched(api.invitations)
  const revoke = async ({ invitation, drafter }: Invitation): Promise<void> => {
    try {
      await api.revoke(invitation)
      notices.done(t("people:revoked", { name: drafter }))
      await reload()
    } catch (error) {
      notices.problem(t("people:failed", { reason: problemOf(error).reason }))
    }
  }
  return (
    <section className="panel-section" aria-labelledby="invited-title">
      <h3 id="invited-title">{t("people:invited")}</h3>
      {invitations?.length === 0 && <p className="hint">{t("people:none-invited")}</p>}
      <ul className="cards flat">
        {(invitations ?? []).map((one) => (
          <li key={one.invitation} className="invited">
            <span>
              <ActorTag actor={one.actor} /> {one.drafter}{" "}
              <span className="hint">
                {t(`terms:role.${one.role}`)} ·{" "}
                {one.revokedAt === null ? (
                  <>
                    {t("people:until")} <When at={one.expiresAt} />
                  </>
                ) : (
                  t("people:was-revoked")
                )}
              </span>
            </span>
            {one.revokedAt === null && one.person !== me.id && (
              <Button
                className="button small danger"
                aria-label={t("people:revoke-name", { name: one.drafter })}
                onPress={() => void revoke(one)}
              >
                {t("people:revoke")}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {isInviting && (
        <InviteDialog
          onClose={() => {
            onClose()
            void reload()
          }}
        />
      )}
    </section>
  )
}
