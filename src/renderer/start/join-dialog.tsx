import { useState } from "react"
import { Button } from "react-aria-components"
import { useTranslation } from "react-i18next"
import { desktop } from "../app/desktop.ts"
import { useNavigation } from "../app/navigation.ts"
import { Sheet } from "../controls/sheet.tsx"
import { TextInput } from "../controls/text-input.tsx"
import { readInvitation } from "../room/invitation-link.ts"

interface JoinDialogProps {
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** Enters a room by the link one was sent. */
export function JoinDialog({ isOpen, onClose }: JoinDialogProps) {
  const { t } = useTranslation()
  const navigation = useNavigation()
  const [link, setLink] = useState("")
  const [problem, setProblem] = useState<string>()

  const join = async (): Promise<void> => {
    const invitation = readInvitation(link)
    if (invitation === null) {
      setProblem(t("rooms:join-dialog.invalid"))
      return
    }
    if (invitation.url !== location.origin) {
      // The window may talk to its own server only. The desktop app allows another one and loads
      // again; a browser goes to that server, which serves the same window.
      if (desktop === null) location.assign(link.trim())
      else await desktop.joinServer(link.trim())
      return
    }
    const failed = await navigation.accept(invitation)
    if (failed !== null) setProblem(t("rooms:join-dialog.failed", { reason: failed.reason }))
  }
  return (
    <Sheet
      title={t("rooms:join-dialog.title")}
      isOpen={isOpen}
      onClose={onClose}
      size="small"
      actions={
        <>
          <Button className="button" onPress={onClose}>
            {t("window:cancel")}
          </Button>
          <Button className="button primary" isDisabled={link.trim() === ""} onPress={() => void join()}>
            {t("rooms:join-dialog.join")}
          </Button>
        </>
      }
    >
      <TextInput
        label={t("rooms:join-dialog.link")}
        hint={t("rooms:join-dialog.hint")}
        value={link}
        onChange={(value) => {
          setLink(value)
          setProblem(undefined)
        }}
        problem={problem}
        autoFocus
      />
    </Sheet>
  )
}
