import type { ActorId } from "../../core/declaration/ids.ts"

/** What a Yjs document on the wire is: a room's declaration, or what stays with one actor. */
export type DocumentName =
  | { readonly kind: "room"; readonly room: string; readonly epoch: string }
  | { readonly kind: "private"; readonly room: string; readonly epoch: string; readonly actor: ActorId }

/**
 * The epoch is part of the name: after a room has been seeded anew, a client with a copy of the
 * old text asks for a document that is no longer there, instead of adding its text once more.
 */
export function formatDocumentName(name: DocumentName): string {
  const place = `${name.kind}:${name.room}:${name.epoch}`
  return name.kind === "private" ? `${place}:${name.actor}` : place
}

/** The parts of a name, or null for anything we never named. Names reach no file system. */
export function parseDocumentName(text: string): DocumentName | null {
  const match = /^(room|private):([a-z0-9]{1,32}):([a-z0-9]{1,32})(?::([A-Za-z0-9-]{1,40}))?$/.exec(text)
  if (match === null) return null
  const [, kind, room = "", epoch = "", actor] = match
  if (kind === "room") return actor === undefined ? { kind, room, epoch } : null
  return actor === undefined ? null : { kind: "private", room, epoch, actor: actor as ActorId }
}
