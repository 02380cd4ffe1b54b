import * as z from "zod"
import { externalLink, invitationLink } from "./links.ts"
import { languages } from "./languages.ts"

// The content security policy forbids what zod would compile.
z.config({ jitless: true })

/** The kinds of file the dialogs offer. */
export const fileKinds = ["declaration", "word", "text", "markdown", "html", "pdf", "json"] as const
export type FileKind = (typeof fileKinds)[number]

const bytes = z.instanceof(Uint8Array)
const fileName = z.string().min(1).max(255)

/**
 * Stands for a file the user has chosen in a dialog. The window never sees or names a path, so
 * that whatever runs in it cannot write where the user has not pointed.
 */
const fileTicket = z.uuid()

const opened = z.object({
  kind: z.literal("opened"),
  ticket: fileTicket,
  name: fileName,
  bytes,
})
const saved = z.object({ kind: z.literal("saved"), ticket: fileTicket, name: fileName })
const cancelled = z.object({ kind: z.literal("cancelled") })
/** The reason as the operating system gives it, for the window to show beside its own sentence. */
const failed = z.object({ kind: z.literal("failed"), name: fileName, reason: z.string() })
/** Somebody else wrote the file after it was opened; nothing was written over it. */
const changedOnDisk = z.object({ kind: z.literal("changed-on-disk"), name: fileName })

/**
 * What the window may ask of the main process: desktop things only. Versions, rooms, invitations
 * come from the room server, the same in the browser.
 *
 * Both ends register and check exactly this list: main checks what arrives, preload what returns.
 */
export const contract = {
  about: {
    args: z.tuple([]),
    result: z.object({
      version: z.string(),
      platform: z.string(),
      language: z.string(),
      dataFolder: z.string(),
    }),
  },
  openFile: {
    args: z.tuple([z.object({ kinds: z.array(z.enum(fileKinds)).min(1) })]),
    result: z.discriminatedUnion("kind", [opened, cancelled, failed]),
  },
  /** Writes back to the file of `ticket`; without one, asks where. */
  saveFile: {
    args: z.tuple([
      z.object({
        kind: z.enum(fileKinds),
        suggestedName: fileName,
        bytes,
        ticket: fileTicket.nullable(),
      }),
    ]),
    result: z.discriminatedUnion("kind", [saved, cancelled, failed, changedOnDisk]),
  },
  /** Prints what the window shows, with its print style, into a PDF file. */
  printPdf: {
    args: z.tuple([z.object({ suggestedName: fileName })]),
    result: z.discriminatedUnion("kind", [saved, cancelled, failed]),
  },
  openLink: {
    args: z.tuple([externalLink]),
    result: z.object({ kind: z.enum(["opened", "failed"]) }),
  },
  /** The room server elsewhere that this window works with, or null for the one in this app. */
  joinedServer: { args: z.tuple([]), result: invitationLink.nullable() },
  /** Remembers the link and loads the window again, since its security policy names the server. */
  joinServer: { args: z.tuple([invitationLink]), result: z.object({ kind: z.literal("joined") }) },
  leaveServer: { args: z.tuple([]), result: z.object({ kind: z.literal("left") }) },
  /** The language of the menus follows that of the window. */
  useLanguage: { args: z.tuple([z.enum(languages)]), result: z.object({ kind: z.literal("used") }) },
} as const

export type BridgeMethod = keyof typeof contract
export type BridgeArgs<M extends BridgeMethod> = z.output<(typeof contract)[M]["args"]>
export type BridgeResult<M extends BridgeMethod> = z.output<(typeof contract)[M]["result"]>

export const bridgeMethods = Object.keys(contract) as readonly BridgeMethod[]

/** The channel a method travels on. */
export function channelOf(method: BridgeMethod): string {
  return `bridge:${method}`
}

/** The arguments of a call as the contract knows them; throws with what is wrong where. */
export function checkArgs(method: BridgeMethod, args: unknown): readonly unknown[] {
  const checked = contract[method].args.safeParse(args)
  // A plain error, since only its message survives the way between window and main process.
  if (!checked.success) throw new Error(`${method}: ${z.prettifyError(checked.error)}`)
  return checked.data
}
