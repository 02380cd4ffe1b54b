import * as z from "zod"

/** A link the app may hand to the operating system. Other schemes can start programs. */
export const externalLink = z
  .string()
  .max(2000)
  .refine((link) => /^(https:\/\/[^\s/@]+(\/|$|\?|#)|mailto:[^\s?]+@[^\s?]+)/i.test(link), {
    message: "expected an https: address or a mailto: address",
  })

/**
 * An invitation as somebody pastes it: the address of a room server with the token behind the `#`,
 * which browsers keep to themselves.
 */
export const invitationLink = z
  .string()
  .max(8000)
  .refine((link) => originOfInvitation(link) !== null, { message: "expected http(s)://server/…#…" })

/** The server an invitation leads to (`https://rooms.example:8443`), or null where it is no invitation. */
export function originOfInvitation(link: string): string | null {
  const match = /^(https?):\/\/([a-z0-9.-]+|\[[0-9a-f:]+\])(:\d{1,5})?(\/[^\s#]*)?#\S+$/i.exec(link)
  if (match === null) return null
  const [, scheme = "", host = "", port = ""] = match
  return `${scheme}://${host}${port}`.toLowerCase()
}
