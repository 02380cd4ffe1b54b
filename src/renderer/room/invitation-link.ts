/** What somebody pasted: where it leads and what it opens. */
export interface PastedInvitation {
  readonly url: string
  readonly secret:
    { readonly kind: "token"; readonly token: string } | { readonly kind: "code"; readonly code: string }
}

/**
 * Reads an invitation: a long link (`https://rooms.example/#TOKEN`), a short one (`…/#i=CODE`) or
 * the contents of an invitation file. Null for anything else.
 */
export function readInvitation(pasted: string): PastedInvitation | null {
  const text = pasted.trim()
  if (text.startsWith("{")) return readFile(text)
  const match = /^(https?:\/\/[^\s/#]+)(?:\/[^\s#]*)?#(\S+)$/i.exec(text)
  if (match === null) return null
  const [, url = "", hash = ""] = match
  const secret = readHash(hash)
  return secret && { url: url.toLowerCase(), secret }
}

/** What stands behind the `#` of the address, or null. */
export function readHash(hash: string): PastedInvitation["secret"] | null {
  const text = hash.replace(/^#/, "")
  const code = /^i=([0-9A-Za-z-]{8,40})$/.exec(text)?.[1]
  if (code !== undefined) return { kind: "code", code }
  return /^[\w-]+\.[\w-]+\.[\w-]+$/.test(text) ? { kind: "token", token: text } : null
}

function readFile(text: string): PastedInvitation | null {
  let file: unknown
  try {
    file = JSON.parse(text)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return null
  }
  if (typeof file !== "object" || file === null || !("link" in file) || typeof file.link !== "string")
    return null
  return readInvitation(file.link)
}
