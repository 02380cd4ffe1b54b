import { Component, type ReactNode } from "react"
import { Button } from "react-aria-components"
import { useTranslation } from "react-i18next"

/**
 * Stands in for a window that fell over through a bug of ours: says so, and offers
 * to load again. The words are safe: they are on this computer before they are drawn.
 */
export class Collapse extends Component<{ readonly children: ReactNode }, { readonly error: Error | null }> {
  override state: { readonly error: Error | null } = { error: null }

  static getDerivedStateFromError(error: unknown): { readonly error: Error } {
    return { error: error instanceof Error ? error : new Error(String(error)) }
  }

  override render(): ReactNode {
    const { error } = this.state
    return error === null ? this.props.children : <Fallen error={error} />
  }
}

function Fallen({ error }: { readonly error: Error }) {
  const { t } = useTranslation()
  return (
    <main className="start" role="alert">
      <h1>{t("window:failed.title")}</h1>
      <p>{t("window:failed.text")}</p>
      <pre className="hint">{error.message}</pre>
      <div>
        <Button className="button primary" onPress={() => location.reload()}>
          {t("window:failed.reload")}
        </Button>
      </div>
    </main>
  )
}
