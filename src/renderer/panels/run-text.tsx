import { Fragment } from "react"
import { useTranslation } from "react-i18next"
import type { Run } from "../../core/redline/run.ts"

interface RunTextProps {
  readonly runs: readonly Run[]
  /** One side only, or both in one text. */
  readonly side?: "baseline" | "draft" | "both"
}

/**
 * A redline in one text: removed words struck through, added ones underlined, and
 * both named for those who hear the page instead of seeing it.
 */
export function RunText({ runs, side = "both" }: RunTextProps) {
  const { t } = useTranslation()
  const shown = runs.filter(
    ({ kind }) => side === "both" || kind !== (side === "baseline" ? "added" : "removed"),
  )
  return (
    <p className="run-text">
      {shown.map((run, index) => {
        const text = run.what === "break" ? "¶ " : run.text
        if (run.kind === "kept") {
          const isDressed = run.what === "words" && run.reformatted
          return <Fragment key={index}>{isDressed ? <u className="reformatted">{text}</u> : text}</Fragment>
        }
        const Change = run.kind === "removed" ? "del" : "ins"
        return (
          <Change key={index}>
            <span className="visually-hidden"> {t(`comparison:spoken.${run.kind}`)} </span>
            {text}
          </Change>
        )
      })}
    </p>
  )
}
