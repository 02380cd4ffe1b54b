interface Details {
  readonly url: string
  readonly resourceType: "mainFrame"
  readonly responseHeaders: Record<string, string[]>
}

type HeadersListener = (
  details: Details,
  answer: (response: { responseHeaders?: Record<string, string[]> }) => void,
) => void

let headersListener: HeadersListener | null = null

/** The session: keeps what rewrites headers; permissions Chromium denies by itself when headless. */
export const session = {
  defaultSession: {
    setPermissionRequestHandler(): void {
      /* Headless Chromium grants nothing it is asked for. */
    },
    setPermissionCheckHandler(): void {
      /* As above. */
    },
    setDevicePermissionHandler(): void {
      /* As above. */
    },
    webRequest: {
      onHeadersReceived(listener: HeadersListener): void {
        headersListener = listener
      },
    },
  },
}

/** The headers of a page as the app wants the window to see them. */
export function rewriteHeaders(url: string, headers: Record<string, string>): Record<string, string> {
  let rewritten = headers
  const responseHeaders = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]]))
  headersListener?.({ url, resourceType: "mainFrame", responseHeaders }, (response) => {
    if (response.responseHeaders === undefined) return
    rewritten = Object.fromEntries(
      Object.entries(response.responseHeaders).map(([name, values]) => [name, values.join(", ")]),
    )
  })
  return rewritten
}
