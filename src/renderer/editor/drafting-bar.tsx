import { Brackets, MessageSquareQuote, PencilLine, Search } from "lucide-react"
import { useSyncExternalStore } from "react"
import { Button, ToggleButton } from "react-aria-components"
import { useTranslation } from "react-i18next"
import { ActorInput } from "../controls/actor-input.tsx"
import { ActorTag } from "../controls/actor-tag.tsx"
import type { Drafting } from "./drafting-mode.ts"

interface DraftingBarProps {
  readonly drafting: Drafting
  readonly onCommand: (id: string) => void
}

/** How typing is meant now, always in sight: a proposal must never be taken for an edit. */
export function DraftingBar({ drafting, onCommand }: DraftingBarProps) {
  const { t } = useTranslation("editor")
  const { isProposing, onBehalfOf } = useSyncExternalStore(drafting.subscribe, drafting.get)
  return (
    <div className="drafting-bar" role="toolbar" aria-label={t("bar.title")}>
      {drafting.isFree ? (
        <ToggleButton
          className="button mode-button"
          isSelected={isProposing}
          onChange={(on) => {
            drafting.choose({ isProposing: on })
          }}
        >
          <PencilLine aria-hidden size={16} />
          {isProposing ? t("bar.proposing") : t("bar.editing")}
        </ToggleButton>
      ) : (
        <span className="mode-fixed">
          <PencilLine aria-hidden size={16} />
          {t("bar.proposing-for")} <ActorTag actor={onBehalfOf} />
        </span>
      )}
      {drafting.isFree && isProposing && (
        <ActorInput
          label={t("bar.on-behalf-of")}
          chosen={onBehalfOf}
          onChoose={(actor) => {
            if (actor !== null) drafting.choose({ onBehalfOf: actor })
          }}
        />
      )}
      <span className="bar-space" />
      <Button className="button" onPress={() => onCommand("bracket")}>
        <Brackets aria-hidden size={16} />
        {t("bar.bracket")}
      </Button>
      <Button className="button" onPress={() => onCommand("footnote")}>
        <MessageSquareQuote aria-hidden size={16} />
        {t("bar.footnote")}
      </Button>
      <Button className="button" onPress={() => onCommand("find")}>
        <Search aria-hidden size={16} />
        {t("bar.find")}
      </Button>
    </div>
  )
}
