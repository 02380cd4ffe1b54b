import { type ChildProcess, fork } from "node:child_process"
import { once } from "node:events"
import { join } from "node:path"

/** A server in a process of its own. */
export interface ChildServer {
  readonly url: string
  readonly token: string
  readonly room: string
  readonly documentName: string
  readonly process: ChildProcess
  /** Ends it as a power cut would, and waits until it is gone. */
  readonly kill: () => Promise<void>
  readonly memory: () => Promise<number>
}

export type ServerKind = "rooms" | "stock"

export async function childServer(kind: ServerKind, ...args: readonly string[]): Promise<ChildServer> {
  const script = join(import.meta.dirname, `serve-${kind}.ts`)
  const child = fork(script, args, { stdio: ["ignore", "pipe", "inherit", "ipc"] })
  const [first] = (await Promise.race([
    once(child.stdout ?? child, "data"),
    once(child, "exit").then(() => {
      throw new Error(`the ${kind} server ended before it began`)
    }),
  ])) as [Buffer]
  const facts = JSON.parse(first.toString()) as Omit<ChildServer, "process" | "kill" | "memory">
  return {
    ...facts,
    process: child,
    kill: async () => {
      const exited = once(child, "exit")
      child.kill("SIGKILL")
      await exited
    },
    memory: async () => {
      const answer = once(child, "message") as Promise<[{ rss: number }]>
      child.send("memory")
      return (await answer)[0].rss
    },
  }
}
