import type { Bag } from "./likeness.ts"
import type { Group, Pairing } from "./pairing.ts"

/**
 * Groups paired paragraphs, and with them the parts of what was split or
 * merged: neighbours without a partner whose words stand in the paragraph that
 * the pair has on the other side. Words must be conserved, or nearly: a new
 * paragraph that quotes the one before it is no part of it.
 */
export function joinParts(pairing: Pairing): Group[] {
  const splits = partsOf(pairing, "baseline")
  const merges = partsOf(pairing, "draft")
  const groups: Group[] = []
  const taken = { baseline: new Set<number>(), draft: new Set<number>() }
  const put = (baseline: readonly number[], draft: readonly number[]): void => {
    if (baseline.some((b) => taken.baseline.has(b)) || draft.some((d) => taken.draft.has(d))) return
    for (const b of baseline) taken.baseline.add(b)
    for (const d of draft) taken.draft.add(d)
    groups.push({ baseline, draft })
  }
  for (const [b, parts] of splits) put([b], parts)
  for (const [d, parts] of merges) put(parts, [d])
  for (const [b, d] of pairing.toDraft.entries()) if (d !== -1) put([b], [d])
  for (const b of pairing.bags.baseline.keys()) put([b], [])
  for (const d of pairing.bags.draft.keys()) put([], [d])
  return groups
}

/** So much of a part's words must stand in the whole. */
const leastInside = 0.75
/** So alike must the parts together and the whole be. */
const leastConserved = 0.8

/**
 * The wholes of one side that became several consecutive paragraphs of the
 * other, by index of the whole.
 *
 * @param side where the wholes are: the baseline for splits, the draft for merges
 */
function partsOf(pairing: Pairing, side: "baseline" | "draft"): Map<number, readonly number[]> {
  const { bags } = pairing
  const [wholes, pieces] = side === "baseline" ? [bags.baseline, bags.draft] : [bags.draft, bags.baseline]
  const [toPiece, toWhole] =
    side === "baseline" ? [pairing.toDraft, pairing.toBaseline] : [pairing.toBaseline, pairing.toDraft]
  const found = new Map<number, readonly number[]>()
  const used = new Set<number>()
  const isInside = (piece: Bag | undefined, whole: Bag): boolean =>
    piece !== undefined &&
    piece.weight > 0 &&
    bags.common(piece.words, whole.words) >= leastInside * piece.weight

  for (const [w, whole] of wholes.entries()) {
    if (whole.words.length < 2) continue
    const partner = toPiece[w] ?? -1
    const starts = partner === -1 ? piecesWithin(whole, pieces, toWhole, isInside) : [partner]
    for (const start of starts) {
      if (used.has(start) || (partner !== -1 && (pieces[start]?.weight ?? 0) >= 0.95 * whole.weight)) continue
      const isFree = (p: number): boolean => toWhole[p] === -1 && !used.has(p) && isInside(pieces[p], whole)
      let [first, last] = [start, start]
      while (isFree(last + 1)) last++
      while (isFree(first - 1)) first--
      const window = shrink(first, last, start, whole, pieces, pairing)
      if (!window) continue
      for (const p of window) used.add(p)
      found.set(w, window)
      break
    }
  }
  return found
}

/** For a whole without a partner: free pieces that lie in it. */
function piecesWithin(
  whole: Bag,
  pieces: readonly Bag[],
  toWhole: readonly number[],
  isInside: (piece: Bag, whole: Bag) => boolean,
): number[] {
  return pieces.flatMap((piece, p) =>
    toWhole[p] === -1 && piece.words.length >= 2 && isInside(piece, whole) ? [p] : [],
  )
}

/** The best window of consecutive pieces around `start`, or null where no two together make up the whole. */
function shrink(
  first: number,
  last: number,
  start: number,
  whole: Bag,
  pieces: readonly Bag[],
  pairing: Pairing,
): number[] | null {
  let best: number[] | null = null
  // One piece alone must be beaten clearly: a short line nearby may be made of the same common words.
  let bestLike = Math.max(leastConserved, likeTogether([start], whole, pieces, pairing) + 0.05)
  const reach = 8
  for (let from = Math.max(first, start - reach); from <= start; from++)
    for (let to = start; to <= Math.min(last, start + reach); to++) {
      if (from === to) continue
      const window = Array.from({ length: to - from + 1 }, (_, i) => from + i)
      const like = likeTogether(window, whole, pieces, pairing)
      if (like > bestLike) [best, bestLike] = [window, like]
    }
  return best
}

function likeTogether(
  window: readonly number[],
  whole: Bag,
  pieces: readonly Bag[],
  { bags }: Pairing,
): number {
  const words = window.flatMap((p) => pieces[p]?.words ?? []).sort((first, second) => first - second)
  const weight = window.reduce((sum, p) => sum + (pieces[p]?.weight ?? 0), 0)
  return (2 * bags.common(words, whole.words)) / (weight + whole.weight)
}
