import { once } from "node:events"
import type { UtilityProcess } from "electron"
import * as z from "zod"

/** What the server process is told when it starts. */
export interface ServerTask {
  readonly dataDir: string
  readonly clientDir: string
  readonly resources: string
}

const report = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("ready"), url: z.url(), link: z.url() }),
  z.object({ kind: z.literal("failed"), message: z.string() }),
])

// Three falls in a minute are no accident; starting again would only spin.
const mostFalls = 3
const fallsForgottenAfter = 60_000

// Longer than any write takes; a server that hangs must not keep the user from quitting.
const patienceOnClose = 5_000

/**
 * The room server of the desktop app, in a process of its own, so that writing to the disk never
 * blocks the window and a crash of one does not take the other along.
 */
export class EmbeddedServer {
  /** Where the window finds it. The same every time, since local copies belong to an origin. */
  readonly url: string
  /** Opens the window as the secretariat. */
  readonly link: string
  private readonly fork: () => UtilityProcess
  private readonly task: ServerTask
  private readonly onLost: (reason: string) => void
  private child: UtilityProcess
  private isClosing = false
  private falls: number[] = []

  private constructor(
    fork: () => UtilityProcess,
    task: ServerTask,
    onLost: (reason: string) => void,
    first: Launched,
  ) {
    this.fork = fork
    this.task = task
    this.onLost = onLost
    this.child = first.child
    this.url = first.url
    this.link = first.link
    this.watch()
  }

  /** @param onLost told when the server is gone for good, with the reason */
  static async start(
    fork: () => UtilityProcess,
    task: ServerTask,
    onLost: (reason: string) => void,
  ): Promise<EmbeddedServer> {
    return new EmbeddedServer(fork, task, onLost, await launch(fork, task))
  }

  /** Lets the server finish what it is writing. */
  async close(): Promise<void> {
    if (this.isClosing) return
    this.isClosing = true
    const exited = once(this.child, "exit")
    this.child.postMessage({ kind: "close" })
    const timer = setTimeout(() => this.child.kill(), patienceOnClose)
    await exited
    clearTimeout(timer)
  }

  private watch(): void {
    this.child.once("exit", () => {
      if (!this.isClosing) void this.restart()
    })
  }

  private async restart(): Promise<void> {
    const now = Date.now()
    this.falls = [...this.falls.filter((at) => now - at < fallsForgottenAfter), now]
    if (this.falls.length > mostFalls) {
      this.onLost("it fell again and again")
      return
    }
    try {
      const { child, url } = await launch(this.fork, this.task)
      this.child = child
      this.watch()
      if (url !== this.url) this.onLost(`its address changed from ${this.url} to ${url}`)
    } catch (error) {
      if (!(error instanceof ServerFailed)) throw error
      this.onLost(error.message)
    }
  }
}

/** The server could not start, for the reason it gave. */
export class ServerFailed extends Error {}

interface Launched {
  readonly child: UtilityProcess
  readonly url: string
  readonly link: string
}

function launch(fork: () => UtilityProcess, task: ServerTask): Promise<Launched> {
  const child = fork()
  return new Promise((resolve, reject) => {
    const onExit = (code: number): void => reject(new ServerFailed(`it ended with code ${code}`))
    child.once("exit", onExit)
    child.once("message", (message: unknown) => {
      child.off("exit", onExit)
      const answer = report.parse(message)
      if (answer.kind === "ready") resolve({ child, url: answer.url, link: answer.link })
      else reject(new ServerFailed(answer.message))
    })
    child.postMessage({ kind: "start", ...task })
  })
}
