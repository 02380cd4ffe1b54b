import { X } from "lucide-react"
import type { ReactNode } from "react"
import { Button, Dialog, Heading, Modal, ModalOverlay } from "react-aria-components"
import { useTranslation } from "react-i18next"

interface SheetProps {
  readonly title: string
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly children: ReactNode
  /** Buttons at the foot, the one that does it last. */
  readonly actions?: ReactNode
  readonly size?: "small" | "medium" | "large"
  /** For questions whose answer cannot be taken back. */
  readonly role?: "dialog" | "alertdialog"
}

/** A dialog over the window: title, what it asks, and its buttons. */
export function Sheet({
  title,
  isOpen,
  onClose,
  children,
  actions,
  size = "medium",
  role = "dialog",
}: SheetProps) {
  const { t } = useTranslation()
  return (
    <ModalOverlay
      className="veil"
      isOpen={isOpen}
      onOpenChange={(open) => open || onClose()}
      isDismissable={role === "dialog"}
    >
      <Modal className={`sheet sheet-${size}`}>
        <Dialog className="sheet-body" role={role}>
          <header className="sheet-head">
            <Heading slot="title">{title}</Heading>
            <Button className="icon-button" aria-label={t("window:close")} onPress={onClose}>
              <X aria-hidden size={18} />
            </Button>
          </header>
          <div className="sheet-content">{children}</div>
          {actions !== undefined && <footer className="sheet-actions">{actions}</footer>}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
