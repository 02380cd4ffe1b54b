import type { ActorList } from "../../core/positions/actor.ts"
import type { Log } from "../logger.ts"
import type { Network } from "../network.ts"
import type { ActLog } from "../log/act-log.ts"
import type { Library } from "../rooms/baselines.ts"
import type { RoomTexts } from "../rooms/room-texts.ts"
import type { Sockets } from "../sockets/sockets.ts"
import type { Database } from "../storage/database.ts"
import { invitationRoutes } from "./invitation-routes.ts"
import { logRoutes } from "./log-routes.ts"
import { networkRoutes } from "./network-routes.ts"
import { roomRoutes } from "./room-routes.ts"
import type { Route } from "./router.ts"
import { versionRoutes } from "./version-routes.ts"

/**
 * Every JSON route. A call carries `Authorization: Bearer TOKEN`; a refusal is
 * `{ error, message }` with a word for the program and a sentence for people.
 */
export function routes(parts: {
  readonly db: Database
  readonly texts: RoomTexts
  readonly acts: ActLog
  readonly library: Library
  readonly actors: ActorList
  readonly sockets: Sockets
  readonly log: Log
  /** Open after the routes are made. */
  readonly network: () => Network
}): Route[] {
  return [
    ...roomRoutes({ ...parts, network: () => parts.network().state() }),
    ...invitationRoutes(parts),
    ...versionRoutes(parts),
    ...logRoutes(parts),
    ...networkRoutes(parts),
  ]
}
