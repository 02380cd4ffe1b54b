import { setTimeout } from "node:timers/promises"
import * as z from "zod"
import { FolderInUse } from "../server/folder-lock.ts"
import { ServerProblem } from "../server/server-problem.ts"
import { startServer, type RoomServer, type ServerOptions } from "../server/start-server.ts"

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

async function start(task: ServerOptions): Promise<void> {
  try {
    server = await startPatiently(task)
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

// The server of an app that crashed ends a moment after it, when the user may have started it anew.
const patience = { times: 25, pause: 200 }

async function startPatiently(task: ServerOptions): Promise<RoomServer> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await startServer(task)
    } catch (error) {
      if (!(error instanceof FolderInUse) || attempt === patience.times) throw error
      await setTimeout(patience.pause)
    }
  }
}

async function close(): Promise<void> {
  await server?.close()
  process.exit(0)
}
