import type * as Y from "yjs"
import { bodyName } from "../../../src/collab/layout.ts"
import { joinRoom, type RoomSession } from "../../../src/renderer/room/join-room.ts"
import { memoryStore } from "../../../src/renderer/room/memory-store.ts"
import { until } from "./people.ts"
import type { TestServer } from "./server.ts"

/** Somebody in a room, with hands and eyes. */
export interface Seat extends RoomSession, AsyncDisposable {
  /** Adds words at the very end of the text. */
  readonly type: (words: string) => void
  /** Changes the text or the records as this person, in one transaction. */
  readonly change: (work: (text: Y.Text) => void) => void
  /** The text as this person sees it; a paragraph sign or another sign of one letter for what is no word. */
  readonly reads: () => string
  /** Resolves once everything this person wrote is on the server's disk. */
  readonly isSaved: () => Promise<void>
}

export async function seat(
  server: Pick<TestServer, "url">,
  { token }: { readonly token: string },
  store = memoryStore(),
): Promise<Seat> {
  const session = await joinRoom({ url: server.url, token, store })
  const text = session.ydoc.getText(bodyName)
  const change: Seat["change"] = (work) =>
    session.ydoc.transact(() => work(text), { source: "drafter", id: session.me.id })
  return Object.assign(session, {
    change,
    type: (words: string) => change(() => text.insert(text.length, words)),
    reads: () =>
      (text.toDelta() as { insert: unknown }[])
        .map(({ insert }) => (typeof insert === "string" ? insert : "¶"))
        .join(""),
    isSaved: () => until(() => ["server", "seen"].includes(session.saved.get().step), "everything is saved"),
    [Symbol.asyncDispose]: () => session.dispose(),
  })
}
