import { CloudCheck, CloudOff, Eye, HardDrive, PencilLine, TriangleAlert } from "lucide-react"
import { useTranslation } from "react-i18next"
import { useObservable, useSession } from "../app/use-room.ts"

const icons = { memory: PencilLine, here: HardDrive, server: CloudCheck, seen: Eye }
const steps = ["here", "server", "seen"] as const

/**
 * How far everything written here has come: on this computer, on the server's disk,
 * seen by the others. Says nothing the room has not confirmed.
 */
export function SavedState() {
  const { t } = useTranslation()
  const { step, isOnline, problem } = useObservable(useSession().saved)
  if (problem !== null)
    return (
      <div className="saved saved-problem" role="alert">
        <TriangleAlert aria-hidden size={16} />
        <span>{t(`window:saved.problem.${problem.kind}`)}</span>
      </div>
    )
  const Icon = isOnline ? icons[step] : CloudOff
  const reached = step === "memory" ? 0 : steps.indexOf(step) + 1
  return (
    <div
      className="saved"
      data-step={step}
      data-online={isOnline}
      title={t(`window:saved.explain.${isOnline ? step : "offline"}`)}
    >
      <Icon aria-hidden size={16} />
      <span className="saved-text">
        {t(isOnline ? `window:saved.${step}` : `window:saved.offline-${step}`)}
      </span>
      <span className="saved-steps" aria-hidden>
        {steps.map((name, index) => (
          <i key={name} data-reached={index < reached} />
        ))}
      </span>
    </div>
  )
}
