import { mkdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { Server } from "@hocuspocus/server"
import * as Y from "yjs"

// The control: Hocuspocus as it comes, storing what it holds in SQLite when its debounce says so.
// Usage: node serve-stock.ts DATA PORT [STATE]
const [dataDir = "", port = "0", state] = process.argv.slice(2)
mkdirSync(dataDir, { recursive: true })
const db = new DatabaseSync(join(dataDir, "stock.db"))
db.exec("pragma journal_mode = wal; pragma synchronous = full")
db.exec("create table if not exists documents (name text primary key, data blob not null)")
const server = new Server({
  port: Number(port),
  address: "127.0.0.1",
  quiet: true,
  onLoadDocument: ({ documentName, document }) => {
    const row = db.prepare("select data from documents where name = ?").get(documentName)
    const data = row ? (row.data as Uint8Array) : state === undefined ? null : readFileSync(state)
    if (data) Y.applyUpdate(document, data)
    return Promise.resolve()
  },
  onStoreDocument: ({ documentName, document }) => {
    db.prepare("insert or replace into documents values (?, ?)").run(
      documentName,
      Y.encodeStateAsUpdate(document),
    )
    return Promise.resolve()
  },
})
await server.listen()
console.log(
  JSON.stringify({
    url: `http://127.0.0.1:${server.address.port}`,
    token: "",
    room: "",
    documentName: "room",
  }),
)
process.on("message", () => process.send?.({ rss: process.memoryUsage().rss }))
