import type { KnownRoom, LocalStore } from "./local-store.ts"

/** A store that lasts as long as the page: for tests, and for browsers that refuse to keep anything. */
export function memoryStore(): LocalStore {
  const documents = new Map<string, { updates: Uint8Array[]; clients: number[]; base: Uint8Array | null }>()
  const rooms = new Map<string, KnownRoom>()
  const of = (key: string) => {
    const known = documents.get(key)
    if (known) return known
    const fresh = { updates: [], clients: [], base: null }
    documents.set(key, fresh)
    return fresh
  }
  const later = <Value>(work: () => Value): Promise<Value> => Promise.resolve().then(work)
  return {
    read: (key) =>
      later(() => {
        const { updates, clients, base } = of(key)
        return { updates: [...updates], clients: [...clients], base }
      }),
    append: (key, updates) => later(() => void of(key).updates.push(...updates)),
    addClient: (key, client) => later(() => void of(key).clients.push(client)),
    setBase: (key, base) => later(() => void (of(key).base = base)),
    compact: (key, state) => later(() => void (of(key).updates = [state])),
    setAside: (key, as) =>
      later(() => {
        documents.set(as, of(key))
        documents.delete(key)
      }),
    rooms: () => later(() => [...rooms.values()]),
    rememberRoom: (room) => later(() => void rooms.set(`${room.url} ${room.session.room.id}`, room)),
    forgetRoom: (url, room) => later(() => void rooms.delete(`${url} ${room}`)),
    close: () => undefined,
  }
}
