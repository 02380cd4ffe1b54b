import type { Connection } from "@hocuspocus/server"
import type { RefusalReason } from "../admission/refusal.ts"

/** Ends a connection to a document, and makes it deaf to what is still on its way. */
export function hangUp(connection: Connection, reason: RefusalReason): void {
  connection.readOnly = true
  connection.close({ code: 4403, reason })
}
