import { resolve } from "node:path"
import { startServer } from "../../src/server/start-server.ts"

// Our room server as a process of its own, for those who kill it or load it: prints where it is.
// Usage: node serve-rooms.ts DATA PORT
const [dataDir = "", port = "0"] = process.argv.slice(2)
const resources = resolve(import.meta.dirname, "../../resources")
const server = await startServer({ dataDir, resources, clientDir: resources, port: Number(port) })
const token = (await server.inviteSecretariat()).split("#")[1] ?? ""
const answer = await fetch(`${server.url}/api/session`, { headers: { authorization: `Bearer ${token}` } })
const { room } = (await answer.json()) as { room: { id: string; documentName: string } }
console.log(JSON.stringify({ url: server.url, token, room: room.id, documentName: room.documentName }))
process.on("message", () => process.send?.({ rss: process.memoryUsage().rss }))
process.once("SIGTERM", () => void server.close().then(() => process.exit()))
