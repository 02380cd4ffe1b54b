import { HocuspocusProvider, HocuspocusProviderWebsocket } from "@hocuspocus/provider"
import * as Y from "yjs"
import { bodyName, schemaVersion } from "../../src/collab/layout.ts"
import { type ChildServer, childServer, type ServerKind } from "./child-server.ts"

/** What one kill did. */
export interface KillRound {
  readonly acknowledged: number
  /** Words that were acknowledged and are gone. */
  readonly lost: number
  /** Words that stand there twice. */
  readonly doubled: number
}

/**
 * Writes one word after the other, each when the one before is acknowledged, ends the server's
 * process at `killAfter` milliseconds, starts it again on the same folder and looks.
 *
 * Acknowledged means what the server's own client calls so: the answer to the flush barrier, or
 * for the control that no change is unsynced.
 */
export async function killRound(kind: ServerKind, dataDir: string, killAfter: number): Promise<KillRound> {
  const server = await childServer(kind, dataDir, "0")
  const writer = connect(server)
  await writer.synced
  const acknowledged: string[] = []
  const words = write(kind, writer, (word) => acknowledged.push(word))
  await new Promise((resolve) => setTimeout(resolve, killAfter))
  await server.kill()
  words.stop()
  writer.close()

  const again = await childServer(kind, dataDir, "0")
  const reader = connect(again)
  await reader.synced
  const delta = reader.ydoc.getText(bodyName).toDelta() as { readonly insert: unknown }[]
  const text = delta.map(({ insert }) => (typeof insert === "string" ? insert : "¶")).join("")
  reader.close()
  await again.kill()
  const counts = acknowledged.map((word) => text.split(word).length - 1)
  return {
    acknowledged: acknowledged.length,
    lost: counts.filter((count) => count === 0).length,
    doubled: counts.filter((count) => count > 1).length,
  }
}

interface Writer {
  readonly ydoc: Y.Doc
  readonly provider: HocuspocusProvider
  readonly synced: Promise<void>
  readonly close: () => void
}

function connect({ url, token, documentName }: ChildServer): Writer {
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
  return {
    ydoc,
    provider,
    synced,
    close: () => {
      provider.destroy()
      socket.destroy()
    },
  }
}

function write(kind: ServerKind, { ydoc, provider }: Writer, onAcknowledged: (word: string) => void) {
  const text = ydoc.getText(bodyName)
  let isStopped = false
  let n = 0
  let word = ""
  const next = (): void => {
    if (isStopped) return
    word = `<${++n}>`
    text.insert(text.length, word)
    if (kind === "rooms") provider.sendStateless(JSON.stringify({ kind: "flush", n }))
  }
  const acknowledge = (): void => {
    if (isStopped || word === "") return
    onAcknowledged(word)
    setImmediate(next)
  }
  provider.on("stateless", ({ payload }: { payload: string }) => {
    const message = JSON.parse(payload) as { kind: string; n: number }
    if (message.kind === "flushed" && message.n === n) acknowledge()
  })
  provider.on("unsyncedChanges", ({ number }: { number: number }) => {
    if (kind === "stock" && number === 0) acknowledge()
  })
  next()
  return { stop: () => (isStopped = true) }
}
