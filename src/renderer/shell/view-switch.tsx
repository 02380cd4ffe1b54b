import { ToggleButton, ToggleButtonGroup } from "react-aria-components"
import { useTranslation } from "react-i18next"
import { type PaperView, paperViews } from "../app/editor-handle.ts"
import { useRoomView } from "../app/use-room.ts"

/** Chooses how the paper shows the text; exactly one view is always chosen. */
export function ViewSwitch() {
  const { t } = useTranslation()
  const { view, showView } = useRoomView()
  return (
    <ToggleButtonGroup
      className="view-switch"
      aria-label={t("window:view.title")}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[view]}
      onSelectionChange={(keys) => {
        const [chosen] = keys
        const known = paperViews.find((name) => name === chosen)
        if (known !== undefined) showView(known)
      }}
    >
      {paperViews.map((name: PaperView) => (
        <ToggleButton key={name} id={name}>
          {t(`window:view.${name}`)}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}
