import { type DBSchema, type IDBPDatabase, openDB } from "idb"
import type { KnownRoom, LocalStore } from "./local-store.ts"

interface Stored extends DBSchema {
  updates: { key: number; value: { key: string; data: Uint8Array }; indexes: { key: string } }
  clients: { key: [string, number]; value: { key: string; client: number }; indexes: { key: string } }
  bases: { key: string; value: Uint8Array }
  rooms: { key: string; value: KnownRoom }
}

/** The store of a browser: IndexedDB, with every write waited for until it is on the disk. */
export async function indexedStore(name = "corchete"): Promise<LocalStore> {
  const db = await openDB<Stored>(name, 1, {
    upgrade(fresh) {
      fresh.createObjectStore("updates", { autoIncrement: true }).createIndex("key", "key")
      fresh.createObjectStore("clients", { keyPath: ["key", "client"] }).createIndex("key", "key")
      fresh.createObjectStore("bases")
      fresh.createObjectStore("rooms")
    },
    // A later release in another tab wants to change the tables; our writes are done or will fail loudly.
    blocking: (_current, _next, event) => (event.target as IDBDatabase).close(),
  })
  // Without asking, a browser may throw everything away when the disk gets full.
  void navigator.storage.persist()
  return {
    read: (key) => read(db, key),
    append: async (key, updates) => {
      const tx = db.transaction("updates", "readwrite", onDisk)
      for (const data of updates) void tx.store.add({ key, data })
      await tx.done
    },
    addClient: async (key, client) => {
      const tx = db.transaction("clients", "readwrite", onDisk)
      void tx.store.put({ key, client })
      await tx.done
    },
    setBase: async (key, base) => {
      const tx = db.transaction("bases", "readwrite", onDisk)
      if (base) void tx.store.put(base, key)
      else void tx.store.delete(key)
      await tx.done
    },
    compact: async (key, state) => {
      const tx = db.transaction("updates", "readwrite", onDisk)
      for (const old of await tx.store.index("key").getAllKeys(key)) void tx.store.delete(old)
      void tx.store.add({ key, data: state })
      await tx.done
    },
    setAside: async (key, as) => {
      const tx = db.transaction(["updates", "clients", "bases"], "readwrite", onDisk)
      const updates = tx.objectStore("updates")
      for (const old of await updates.index("key").getAllKeys(key)) {
        const row = await updates.get(old)
        if (row) void updates.put({ ...row, key: as }, old)
      }
      const clients = tx.objectStore("clients")
      for (const { client } of await clients.index("key").getAll(key)) {
        void clients.put({ key: as, client })
        void clients.delete([key, client])
      }
      void tx.objectStore("bases").delete(key)
      await tx.done
    },
    rooms: () => db.getAll("rooms"),
    rememberRoom: async (room) => {
      await db.put("rooms", room, `${room.url} ${room.session.room.id}`)
    },
    forgetRoom: (url, room) => db.delete("rooms", `${url} ${room}`),
    close: () => db.close(),
  }
}

// Without "strict", Chromium reports a transaction as complete when the operating system has it.
const onDisk = { durability: "strict" } as const

async function read(db: IDBPDatabase<Stored>, key: string) {
  const tx = db.transaction(["updates", "clients", "bases"])
  const [updates, clients, base] = await Promise.all([
    tx.objectStore("updates").index("key").getAll(key),
    tx.objectStore("clients").index("key").getAll(key),
    tx.objectStore("bases").get(key),
  ])
  return {
    updates: updates.map(({ data }) => data),
    clients: clients.map(({ client }) => client),
    base: base ?? null,
  }
}
