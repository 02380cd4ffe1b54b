import type { Act } from "../../core/brackets/act.ts"
import type { ActorId } from "../../core/declaration/ids.ts"
import type { Me } from "../room/local-store.ts"
import { newId } from "./new-id.ts"

/** An act of whoever sits at this window, now, on their own actor's behalf or another's. */
export const actOf = ({ drafter, actor }: Me, onBehalfOf: ActorId = actor): Act => ({
  signature: { drafter, onBehalfOf, at: new Date().toISOString() },
  newId,
})
