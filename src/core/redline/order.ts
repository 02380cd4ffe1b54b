import { heaviestChain } from "./chain.ts"
import type { Group } from "./pairing.ts"

export interface OrderedGroup {
  readonly group: Group
  readonly moved: boolean
}

/**
 * Puts groups into the order of the draft, removed ones where they stood, and
 * finds which ones moved: those outside the longest run that kept its order,
 * so that a paragraph carried past ten others is one move and not ten.
 */
export function rowsInOrder(groups: readonly Group[]): OrderedGroup[] {
  const paired = groups.filter(({ baseline, draft }) => baseline.length > 0 && draft.length > 0)
  const kept = heaviestChain(
    // Between two that changed places, the one with fewer paragraphs has moved.
    paired.map(({ baseline, draft }) => ({
      b: baseline[0] ?? 0,
      d: draft[0] ?? 0,
      weight: 1 + (baseline.length + draft.length) / 1000,
    })),
  )
  const inPlace = new Set(kept.map(({ d }) => d))
  const isMoved = ({ baseline, draft }: Group): boolean =>
    baseline.length > 0 && draft.length > 0 && !inPlace.has(draft[0] ?? 0)

  const inDraft = groups
    .filter(({ draft }) => draft.length > 0)
    .sort((first, second) => (first.draft[0] ?? 0) - (second.draft[0] ?? 0))
  const removed = groups
    .filter(({ draft }) => draft.length === 0)
    .sort((first, second) => (first.baseline[0] ?? 0) - (second.baseline[0] ?? 0))

  const ordered: OrderedGroup[] = []
  let next = 0
  for (const group of inDraft) {
    const moved = isMoved(group)
    // A removed paragraph stands before the first one in place that came after it.
    if (!moved && group.baseline.length > 0)
      for (
        let gone = removed[next];
        gone && (gone.baseline[0] ?? 0) < (group.baseline[0] ?? 0);
        gone = removed[next]
      ) {
        ordered.push({ group: gone, moved: false })
        next++
      }
    ordered.push({ group, moved })
  }
  for (const gone of removed.slice(next)) ordered.push({ group: gone, moved: false })
  return ordered
}
