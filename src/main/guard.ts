import { app, type Session, type WebContents } from "electron"
import { originOfInvitation } from "../bridge/links.ts"
import { contentSecurityPolicy } from "../server/http/content-security-policy.ts"

/**
 * Denies by default what a window could do beyond showing our own pages: leaving for another
 * origin, opening windows, embedding, asking for the camera. Registered for every web contents
 * there will ever be, so that no way to create one escapes it.
 */
export function guardContents(isOurs: (url: string) => boolean): void {
  app.on("web-contents-created", (_event, contents: WebContents) => {
    const stay = (event: { readonly url: string; preventDefault: () => void }): void => {
      if (!isOurs(event.url)) event.preventDefault()
    }
    contents.on("will-navigate", stay)
    contents.on("will-redirect", stay)
    contents.on("will-frame-navigate", stay)
    contents.on("will-attach-webview", (event) => event.preventDefault())
    contents.setWindowOpenHandler(() => ({ action: "deny" }))
  })
}

/** Copying, and keeping local copies when the disk gets full. Everything else would be a surprise. */
const allowed: readonly string[] = ["clipboard-sanitized-write", "persistent-storage"]

/** Permissions and the content security policy of everything loaded in `session`. */
export function guardSession(
  session: Session,
  isOurs: (url: string) => boolean,
  joined: () => string | null,
): void {
  const allows = (permission: string, url: string): boolean => allowed.includes(permission) && isOurs(url)
  session.setPermissionRequestHandler((_contents, permission, answer, { requestingUrl }) =>
    answer(allows(permission, requestingUrl)),
  )
  session.setPermissionCheckHandler((_contents, permission, origin) => allows(permission, origin))
  session.setDevicePermissionHandler(() => false)

  session.webRequest.onHeadersReceived((details, answer) => {
    if (details.resourceType !== "mainFrame" && details.resourceType !== "subFrame") {
      answer({})
      return
    }
    // The server's own policy knows nothing of the server elsewhere that this window has joined.
    const link = joined()
    const policy = contentSecurityPolicy(link === null ? null : originOfInvitation(link))
    const headers = lowerCaseNames(details.responseHeaders ?? {})
    answer({ responseHeaders: { ...headers, "content-security-policy": [policy] } })
  })
}

function lowerCaseNames(headers: Readonly<Record<string, string[]>>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(headers).map(([name, values]) => [name.toLowerCase(), values]))
}
