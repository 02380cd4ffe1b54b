import { EventEmitter } from "node:events"

/** `process.parentPort` of a utility process, over the channel of a forked one. */
class ParentPort extends EventEmitter {
  constructor() {
    super()
    process.on("message", (data) => this.emit("message", { data }))
  }

  postMessage(message: unknown): void {
    process.send?.(message)
  }
}

Object.defineProperty(process, "parentPort", { value: new ParentPort() })
// A utility process does not outlive the app.
process.on("disconnect", () => process.exit(0))
