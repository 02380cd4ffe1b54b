import { HocuspocusProvider, HocuspocusProviderWebsocket } from "@hocuspocus/provider"
import * as Y from "yjs"
import { bodyName, schemaVersion } from "../../../src/collab/layout.ts"
import type { FromServer } from "../../../src/renderer/room/server-messages.ts"

/** A client that follows none of our rules: it says and sends what a test wants. */
export interface Stranger extends AsyncDisposable {
  readonly ydoc: Y.Doc
  readonly provider: HocuspocusProvider
  /** Resolves to `admitted`, to the reason of the refusal, or to `cut off`. */
  readonly answer: Promise<string>
  /** What the server said beside text and presence. */
  readonly heard: FromServer[]
  /** The reasons with which the server closed the document. */
  readonly closed: string[]
  readonly synced: Promise<void>
  /** Sends bytes as they are, on the socket itself. */
  readonly sendRaw: (bytes: Uint8Array) => void
}

export function stranger(
  url: string,
  documentName: string,
  { token, schema = schemaVersion, ydoc = new Y.Doc(), clients = [ydoc.clientID] }: StrangerOptions,
): Stranger {
  const socket = new HocuspocusProviderWebsocket({
    url: `${url.replace(/^http/, "ws")}/room`,
    maxAttempts: 1,
  })
  const provider = new HocuspocusProvider({
    name: documentName,
    document: ydoc,
    websocketProvider: socket,
    token: JSON.stringify({ token, schema, clients }),
  })
  const heard: FromServer[] = []
  const closed: string[] = []
  provider.on("stateless", ({ payload }: { payload: string }) =>
    heard.push(JSON.parse(payload) as FromServer),
  )
  provider.on("close", ({ event }: { event: { reason: string } }) => closed.push(event.reason))
  const answer = new Promise<string>((resolve) => {
    provider.on("authenticated", () => resolve("admitted"))
    provider.on("close", () => resolve("cut off"))
    provider.on("authenticationFailed", ({ reason }: { reason: string }) => resolve(reason))
  })
  const synced = new Promise<void>((resolve) => provider.on("synced", () => resolve()))
  provider.attach()
  return {
    ydoc,
    provider,
    answer,
    heard,
    closed,
    synced,
    sendRaw: (bytes) => socket.send(bytes),
    [Symbol.asyncDispose]: () => {
      provider.destroy()
      socket.destroy()
      return Promise.resolve()
    },
  }
}

interface StrangerOptions {
  readonly token: string
  readonly schema?: number
  readonly ydoc?: Y.Doc
  readonly clients?: readonly number[]
}

/** Writes words at the very end of the text, under whichever client id the document has. */
export function scribble({ ydoc }: Pick<Stranger, "ydoc">, words: string): void {
  const text = ydoc.getText(bodyName)
  text.insert(text.length, words)
}
