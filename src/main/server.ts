import * as z from "zod"
import { ServerProblem } from "../server/server-problem.ts"
import { startServer, type RoomServer } from "../server/start-server.ts"

// The room server's own process in the desktop app. It answers two messages of the main process.
const order = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("start"), dataDir: z.string(), clientDir: z.string(), resources: z.string() }),
  z.object({ kind: z.literal("close") }),
])

let server: RoomServer | null = null

process.parentPort.on("message", ({ data }) => {
  const message = order.parse(data)
  if (message.kind === "start") void start(message)
  else void close()
})

async function start(task: { dataDir: string; clientDir: string; resources: string }): Promise<void> {
  try {
    server = await startServer(task)
    const link = await server.inviteSecretariat()
    process.parentPort.postMessage({ kind: "ready", url: server.url, link })
  } catch (error) {
    // The main process has the dialogs, so it tells the user; nothing is left to do here.
    if (!(error instanceof ServerProblem)) console.error(error)
    const message = error instanceof ServerProblem ? error.message : String(error)
    process.parentPort.postMessage({ kind: "failed", message })
    process.exitCode = 1
  }
}

async function close(): Promise<void> {
  await server?.close()
  process.exit(0)
}
