import { HocuspocusProvider, HocuspocusProviderWebsocket } from "@hocuspocus/provider"
import * as Y from "yjs"
import { schemaVersion } from "../../src/collab/layout.ts"

/** A document as a client gets it that comes in now. */
export async function joinedState(url: string, token: string, documentName: string): Promise<Uint8Array> {
  const ydoc = new Y.Doc()
  const socket = new HocuspocusProviderWebsocket({ url: `${url.replace(/^http/, "ws")}/room` })
  const provider = new HocuspocusProvider({
    name: documentName,
    document: ydoc,
    websocketProvider: socket,
    token: JSON.stringify({ token, schema: schemaVersion, clients: [ydoc.clientID] }),
  })
  const synced = new Promise<void>((resolve) => provider.on("synced", () => resolve()))
  provider.attach()
  await synced
  const state = Y.encodeStateAsUpdate(ydoc)
  provider.destroy()
  socket.destroy()
  return state
}
