import { diffArrays } from "diff"

/** A stretch of an alignment, in tokens: equal ones, or baseline tokens that draft tokens replace. */
export interface Stretch {
  readonly equal: boolean
  /** Half-open ranges of tokens. An equal stretch has the same length on both sides. */
  readonly baseline: readonly [number, number]
  readonly draft: readonly [number, number]
}

export interface Alignment {
  readonly stretches: readonly Stretch[]
  /** True where some stretch was not searched for equal tokens because that would take too long. */
  readonly coarse: boolean
}

/**
 * How much searching one comparison may do, in steps of the search (about ten
 * million a second). Counted in steps, not in seconds, so that a redline is
 * the same on every machine.
 */
export class Effort {
  #left: number

  constructor(steps: number) {
    this.#left = steps
  }

  /** How many edits a search may try: its steps grow with their square. */
  allow(edits: number): number {
    return Math.min(edits, Math.floor(Math.sqrt(Math.max(0, this.#left))))
  }

  spend(edits: number): void {
    this.#left -= edits * edits
  }
}

// Beyond this the search for the fewest edits costs more than it gives: what occurs once on both
// sides cuts the text into short stretches, and a reader follows those words too.
const fewEdits = 200
// Where nothing occurs once: two paragraphs of a thousand words are still searched in full.
const manyEdits = 2_000

/**
 * Aligns two sequences of token keys with the fewest tokens removed and added.
 *
 * Where that would take too long (unlike texts of many thousand words), it
 * aligns first what occurs once on both sides, then what lies between; a
 * stretch with no such token that is still too long is replaced as a whole.
 */
export function align(baseline: readonly number[], draft: readonly number[], effort: Effort): Alignment {
  const stretches: Stretch[] = []
  let coarse = false

  const put = (equal: boolean, b: readonly [number, number], d: readonly [number, number]): void => {
    if (b[0] === b[1] && d[0] === d[1]) return
    const last = stretches.at(-1)
    if (last?.equal === equal)
      stretches[stretches.length - 1] = {
        equal,
        baseline: [last.baseline[0], b[1]],
        draft: [last.draft[0], d[1]],
      }
    else stretches.push({ equal, baseline: b, draft: d })
  }

  const between = (b0: number, b1: number, d0: number, d1: number): void => {
    let prefix = 0
    while (b0 + prefix < b1 && d0 + prefix < d1 && baseline[b0 + prefix] === draft[d0 + prefix]) prefix++
    put(true, [b0, b0 + prefix], [d0, d0 + prefix])
    b0 += prefix
    d0 += prefix
    let suffix = 0
    while (b1 - suffix > b0 && d1 - suffix > d0 && baseline[b1 - 1 - suffix] === draft[d1 - 1 - suffix])
      suffix++
    b1 -= suffix
    d1 -= suffix
    if (b0 === b1 || d0 === d1) put(false, [b0, b1], [d0, d1])
    else search(b0, b1, d0, d1)
    put(true, [b1, b1 + suffix], [d1, d1 + suffix])
  }

  const search = (b0: number, b1: number, d0: number, d1: number): void => {
    if (tryEdits(fewEdits, b0, b1, d0, d1)) return
    const anchors = uniqueAnchors(baseline, draft, b0, b1, d0, d1)
    if (anchors.length === 0) {
      if (tryEdits(manyEdits, b0, b1, d0, d1)) return
      coarse = true
      put(false, [b0, b1], [d0, d1])
      return
    }
    let [b, d] = [b0, d0]
    for (const [anchorB, anchorD] of anchors) {
      between(b, anchorB, d, anchorD)
      put(true, [anchorB, anchorB + 1], [anchorD, anchorD + 1])
      ;[b, d] = [anchorB + 1, anchorD + 1]
    }
    between(b, b1, d, d1)
  }

  /** Searches for the fewest edits, and gives up beyond `most` of them. */
  const tryEdits = (most: number, b0: number, b1: number, d0: number, d1: number): boolean => {
    const allowed = effort.allow(most)
    const changes = diffArrays(baseline.slice(b0, b1), draft.slice(d0, d1), { maxEditLength: allowed })
    if (changes === undefined) {
      effort.spend(allowed)
      return false
    }
    let edits = 0
    let [b, d] = [b0, d0]
    for (const { added, removed, count } of changes) {
      const [toB, toD] = [added ? b : b + count, removed ? d : d + count]
      if (added || removed) edits += count
      put(!added && !removed, [b, toB], [d, toD])
      ;[b, d] = [toB, toD]
    }
    effort.spend(edits)
    return true
  }

  between(0, baseline.length, 0, draft.length)
  return { stretches, coarse }
}

/** Tokens that occur once on each side, as many as stand in the same order (patience sorting). */
function uniqueAnchors(
  baseline: readonly number[],
  draft: readonly number[],
  b0: number,
  b1: number,
  d0: number,
  d1: number,
): [number, number][] {
  const inBaseline = onlyPlaces(baseline, b0, b1)
  const inDraft = onlyPlaces(draft, d0, d1)
  const pairs: [number, number][] = []
  for (const [key, b] of inBaseline) {
    const d = inDraft.get(key)
    if (b >= 0 && d !== undefined && d >= 0) pairs.push([b, d])
  }
  return longestIncreasing(pairs.sort((first, second) => first[0] - second[0]))
}

/** Where each key stands, or -1 for a key that stands in several places. */
function onlyPlaces(keys: readonly number[], from: number, to: number): Map<number, number> {
  const places = new Map<number, number>()
  for (let i = from; i < to; i++) {
    const key = keys[i] ?? 0
    places.set(key, places.has(key) ? -1 : i)
  }
  return places
}

/** The longest run of pairs, given in order of their first number, in which the second increases too. */
function longestIncreasing(pairs: readonly [number, number][]): [number, number][] {
  const tails: number[] = []
  const before: number[] = []
  for (const [i, pair] of pairs.entries()) {
    let [low, high] = [0, tails.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((pairs[tails[middle] ?? 0]?.[1] ?? 0) < pair[1]) low = middle + 1
      else high = middle
    }
    before[i] = tails[low - 1] ?? -1
    tails[low] = i
  }
  const chain: [number, number][] = []
  for (let i = tails.at(-1) ?? -1; i >= 0; i = before[i] ?? -1) {
    const pair = pairs[i]
    if (pair) chain.push(pair)
  }
  return chain.reverse()
}
