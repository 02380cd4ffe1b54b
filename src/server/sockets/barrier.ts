/* eslint-disable @typescript-eslint/require-await -- The hooks' types ask for promises. */
import type {
  afterLoadDocumentPayload,
  beforeSyncPayload,
  beforeUnloadDocumentPayload,
  Connection,
  Extension,
  onStatelessPayload,
} from "@hocuspocus/server"
import * as Y from "yjs"
import type { Log } from "../logger.ts"
import { hangUp } from "./hang-up.ts"
import { Marks } from "./marks.ts"
import { type FromServer, parseFromClient } from "./messages.ts"
import type { Visit } from "./visit.ts"

/**
 * Answers "is everything I sent on the disk?" and "has anybody seen it?". The first answer is sound
 * because the messages of one connection are handled one after the other, each only when the one
 * before is on the disk.
 */
export class Barrier implements Extension<Visit> {
  readonly extensionName = "barrier"
  // After the gate: what it refuses must not count as given.
  readonly priority = 10
  readonly #log: Log
  readonly #marks = new Marks()
  /** The connections that have given what was missing here when they came in. */
  readonly #complete = new WeakSet<Connection<Visit>>()

  constructor(log: Log) {
    this.#log = log
  }

  async afterLoadDocument({ document }: afterLoadDocumentPayload<Visit>): Promise<void> {
    document.on("update", () => this.#marks.changed(document))
  }

  async beforeUnloadDocument({ document }: beforeUnloadDocumentPayload): Promise<void> {
    this.#marks.forget(document)
  }

  async beforeSync({ type, connection }: beforeSyncPayload<Visit>): Promise<void> {
    // 1 is the answer to what we said we have.
    if (type === 1) this.#complete.add(connection)
  }

  async onStateless({ payload, document, ...rest }: onStatelessPayload): Promise<void> {
    const connection = rest.connection as Connection<Visit>
    const message = parseFromClient(payload)
    switch (message?.kind) {
      case "flush": {
        const answer: FromServer = {
          kind: "flushed",
          n: message.n,
          isComplete: this.#complete.has(connection),
          mark: this.#marks.count(document),
          stateVector: Buffer.from(Y.encodeStateVector(document)).toString("base64"),
        }
        connection.sendStateless(JSON.stringify(answer))
        return
      }
      case "seen":
        this.#marks.seen(document, connection, message.mark)
        return
      case undefined:
        this.#log({ level: "warn", event: "malformed", document: document.name, bytes: payload.length })
        hangUp(connection, "malformed")
    }
  }
}
