import * as z from "zod"

/**
 * What a client says when it asks for a document, as the token of the Hocuspocus protocol. The
 * schema keeps old clients out before they can delete what they do not know; the client ids are
 * the one of this session and those of earlier sessions that still had something to send.
 */
const handshake = z.object({
  token: z.string().max(4_000),
  schema: z.number().int(),
  clients: z.array(z.number().int().nonnegative()).min(1).max(1_000),
})

export type Handshake = z.infer<typeof handshake>

export function parseHandshake(text: string): Handshake | null {
  try {
    return handshake.parse(JSON.parse(text))
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return null
    throw error
  }
}
