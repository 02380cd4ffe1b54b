import { Button } from "react-aria-components"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { problemOf } from "../../app/navigation.ts"
import { useNotices } from "../../app/notices.ts"
import { useFetched } from "../../app/use-fetched.ts"
import { useSession } from "../../app/use-room.ts"
import { Check } from "../../controls/check.tsx"

/** Whether people at other computers can reach this server; nobody can until its host consents. */
export function NetworkSharing() {
  const { t } = useTranslation()
  const notices = useNotices()
  const { api } = useSession()
  const { value: network, reload } = useFetched(api.network)
  const [consents, setConsents] = useState(false)
  if (network === null) return null
  const share = async (shared: boolean): Promise<void> => {
    try {
      await api.share({ shared, insecure: consents })
      await reload()
    } catch (error) {
      notices.problem(t("people:failed", { reason: problemOf(error).reason }))
    }
  }
  return (
    <section className="panel-section" aria-labelledby="network-title">
      <h3 id="network-title">{t("people:network")}</h3>
      {network.isShared ? (
        <>
          <p>{t("people:shared", { addresses: network.addresses.join(", ") })}</p>
          {network.isInsecure && <p className="start-problem">{t("rooms:insecure")}</p>}
          <div>
            <Button className="button small" onPress={() => void share(false)}>
              {t("people:stop-sharing")}
            </Button>
          </div>
        </>
      ) : (
        <>
          <p className="hint">{t("people:not-shared")}</p>
          <Check isChecked={consents} onChange={setConsents}>
            {t("people:consent")}
          </Check>
          <div>
            <Button className="button small" isDisabled={!consents} onPress={() => void share(true)}>
              {t("people:share")}
            </Button>
          </div>
        </>
      )}
    </section>
  )
}
