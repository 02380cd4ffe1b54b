/**
 * What the client may load and do, whoever hosts it: our own files and this server, nothing else.
 * Styles are let in inline because React Aria and ProseMirror set a few; scripts never.
 *
 * @param elsewhere origin of another server the window may talk to: the one a desktop app has joined
 */
export function contentSecurityPolicy(elsewhere: string | null = null): string {
  const sockets = elsewhere?.replace(/^http/, "ws")
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    ["connect-src 'self'", elsewhere, sockets].filter(Boolean).join(" "),
    "worker-src 'self'",
    "manifest-src 'self'",
    "frame-src blob:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ")
}
