import { heaviestChain, type Link } from "./chain.ts"
import type { Pairing } from "./pairing.ts"

/** Paragraphs without a partner that stand between the same two pairs on both sides. */
export interface Gap {
  readonly b: number[]
  readonly d: number[]
}

/** The gaps between the pairs that kept their order. What belongs together is mostly found in one of them. */
export function gapsOf(pairing: Pairing): Gap[] {
  const chain = heaviestChain(pairing.toDraft.flatMap((d, b) => (d < 0 ? [] : [{ b, d, weight: 1 }])))
  const gaps = new Map<number, Gap>()
  const gapAt = (index: number, side: "b" | "d"): Gap => {
    const number = firstAtOrAfter(chain, index, side)
    const gap = gaps.get(number) ?? { b: [], d: [] }
    gaps.set(number, gap)
    return gap
  }
  for (const b of pairing.freeBaseline) gapAt(b, "b").b.push(b)
  for (const d of pairing.freeDraft) gapAt(d, "d").d.push(d)
  return [...gaps.values()]
}

/** How many links of a chain stand before an index. */
function firstAtOrAfter(chain: readonly Link[], index: number, side: "b" | "d"): number {
  let [low, high] = [0, chain.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((chain[middle]?.[side] ?? 0) < index) low = middle + 1
    else high = middle
  }
  return low
}
