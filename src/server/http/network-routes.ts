import * as z from "zod"
import type { Log } from "../logger.ts"
import type { Network } from "../network.ts"
import { onlyHost } from "./room-access.ts"
import type { Route } from "./router.ts"

/** The host's consent to be reached from other computers: `GET|POST /api/network`. */
export function networkRoutes({
  network,
  log,
}: {
  readonly network: () => Network
  readonly log: Log
}): Route[] {
  const wish = z.strictObject({ shared: z.boolean(), insecure: z.boolean().default(false) })
  return [
    { method: "GET", path: "/api/network", handle: () => network().state() },
    {
      method: "POST",
      path: "/api/network",
      handle: async ({ guest, body }) => {
        onlyHost(guest)
        const { shared, insecure } = await body(wish)
        const state = shared ? await network().share({ insecure }) : await network().unshare()
        log({ level: "warn", event: "network", shared: state.isShared, insecure: state.isInsecure })
        return state
      },
    },
  ]
}
