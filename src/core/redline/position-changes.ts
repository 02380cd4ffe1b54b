import type { ActorId } from "../declaration/ids.ts"
import type { Position } from "../positions/position.ts"

/** What an actor held before and holds now; null where it held, or holds, nothing. */
export interface PositionChange {
  readonly actor: ActorId
  readonly baseline: Position | null
  readonly draft: Position | null
}

/** The actors that changed what they hold. Signing the same again is no change. */
export function positionChanges(before: readonly Position[], now: readonly Position[]): PositionChange[] {
  const actors = new Set([...before, ...now].map(({ actor }) => actor))
  return [...actors]
    .map((actor) => ({
      actor,
      baseline: before.find((position) => position.actor === actor) ?? null,
      draft: now.find((position) => position.actor === actor) ?? null,
    }))
    .filter(({ baseline, draft }) => !isSame(baseline, draft))
}

const isSame = (before: Position | null, now: Position | null): boolean =>
  before?.stance === now?.stance && before?.remark === now?.remark && before?.on === now?.on
