import { fork, type ChildProcess } from "node:child_process"
import { EventEmitter } from "node:events"

class UtilityProcess extends EventEmitter {
  private readonly child: ChildProcess

  constructor(entry: string, args: readonly string[]) {
    super()
    this.child = fork(entry, args, {
      execArgv: ["--import", new URL("./parent-port.ts", import.meta.url).href],
      stdio: ["ignore", "inherit", "inherit", "ipc"],
      serialization: "advanced",
    })
    this.child.on("message", (message) => this.emit("message", message))
    this.child.on("exit", (code) => this.emit("exit", code ?? 1))
  }

  get pid(): number | undefined {
    return this.child.pid
  }

  postMessage(message: unknown): void {
    this.child.send(message as object)
  }

  kill(): boolean {
    return this.child.kill()
  }
}

export const utilityProcess = {
  fork: (entry: string, args: readonly string[] = []): UtilityProcess => new UtilityProcess(entry, args),
}
