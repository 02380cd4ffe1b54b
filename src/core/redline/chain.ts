/** A possible pair of paragraphs, and how much speaks for it. */
export interface Link {
  readonly b: number
  readonly d: number
  readonly weight: number
}

/**
 * The links of the greatest total weight that stand in the same order on both
 * sides, each index used once. What a chain over pairs leaves out has moved.
 */
export function heaviestChain(links: readonly Link[]): Link[] {
  const sorted = [...links].sort((first, second) => first.b - second.b || second.d - first.d)
  const size = Math.max(0, ...sorted.map(({ d }) => d + 1))
  // For each prefix of the draft, the heaviest chain that ends in it (a Fenwick tree of maxima).
  const best = new Int32Array(size + 1).fill(-1)
  const total = new Float64Array(sorted.length)
  const before = new Int32Array(sorted.length).fill(-1)
  const weigh = (i: number): number => (i < 0 ? 0 : (total[i] ?? 0))
  let last = -1
  for (const [i, link] of sorted.entries()) {
    let previous = -1
    for (let at = link.d; at > 0; at -= at & -at) {
      const end = best[at] ?? -1
      if (weigh(end) > weigh(previous)) previous = end
    }
    before[i] = previous
    total[i] = weigh(previous) + link.weight
    if (weigh(i) > weigh(last)) last = i
    for (let at = link.d + 1; at <= size; at += at & -at) if (weigh(i) > weigh(best[at] ?? -1)) best[at] = i
  }
  const chain: Link[] = []
  for (let i = last; i >= 0; i = before[i] ?? -1) {
    const link = sorted[i]
    if (link) chain.push(link)
  }
  return chain.reverse()
}
