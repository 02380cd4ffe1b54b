import * as Y from "yjs"

/**
 * Whether a document already holds all of an update. A client that comes back sends all its
 * deletions once more, since a state vector does not tell which ones the server has.
 */
export function addsNothing(ydoc: Y.Doc, update: Uint8Array): boolean {
  const { structs, ds } = Y.decodeUpdate(update)
  const { store } = ydoc
  for (const struct of structs) {
    if (struct instanceof Y.Skip) continue
    if (struct.id.clock + struct.length > Y.getState(store, struct.id.client)) return false
  }
  for (const [client, ranges] of ds.clients) {
    const known = store.clients.get(client) ?? []
    for (const { clock, len } of ranges) {
      if (clock + len > Y.getState(store, client)) return false
      for (let i = Y.findIndexSS(known, clock); ; i++) {
        const struct = known[i]
        if (struct === undefined || struct.id.clock >= clock + len) break
        if (!struct.deleted) return false
      }
    }
  }
  return true
}
