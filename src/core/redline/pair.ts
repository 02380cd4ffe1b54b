import type { Paragraph } from "../declaration/paragraph.ts"
import { type Bag, Bags } from "./likeness.ts"
import { type Gap, gapsOf } from "./gaps.ts"
import { lineage } from "./lineage.ts"
import { heaviestChain, type Link } from "./chain.ts"
import { type Group, Pairing } from "./pairing.ts"
import { joinParts } from "./parts.ts"

/**
 * Which paragraph of the draft came from which of the baseline.
 *
 * What is certain comes first, and what comes later never takes it apart:
 * lineage that the words bear out, equal words that occur once, equal words
 * next to a pair, lineage that the words at least allow, then likeness: in
 * order between two pairs, and only last across them. Near-identical siblings
 * are therefore paired by their neighbours, not by a word they happen to share.
 */
export function pairParagraphs(baseline: readonly Paragraph[], draft: readonly Paragraph[]): Group[] {
  const bags = new Bags(baseline, draft)
  const pairing = new Pairing(bags)
  const { strong, weak } = lineage(bags)
  for (const [b, d] of strong) pairing.put(b, d)
  pairUniqueWords(pairing)
  pairNeighbours(pairing)
  joinParts(pairing)
  for (const [b, d] of weak) pairing.put(b, d)
  pairInOrder(pairing)
  pairNeighbours(pairing)
  pairEqualWords(pairing)
  pairAcross(pairing)
  joinParts(pairing)
  uncross(pairing, new Set([...strong, ...weak].map(([b]) => b)))
  return pairing.groups
}

function byKey(indexes: readonly number[], bags: readonly Bag[]): Map<string, number[]> {
  const found = new Map<string, number[]>()
  for (const index of indexes) {
    const key = bags[index]?.key ?? ""
    const known = found.get(key)
    if (known) known.push(index)
    else found.set(key, [index])
  }
  return found
}

function pairUniqueWords(pairing: Pairing): void {
  const inDraft = byKey(pairing.freeDraft, pairing.bags.draft)
  for (const [key, [b, ...more]] of byKey(pairing.freeBaseline, pairing.bags.baseline)) {
    const there = inDraft.get(key)
    const d = there?.[0]
    if (key !== "" && b !== undefined && d !== undefined && more.length === 0 && there?.length === 1)
      pairing.put(b, d)
  }
}

/** Pairs equal words before and after each pair: the fourth "WE ENCOURAGE" goes with its list. */
function pairNeighbours(pairing: Pairing): void {
  const walk = (b: number, d: number, step: 1 | -1): void => {
    for (let i = step; pairing.isFree(b + i, d + i) && pairing.hasEqualWords(b + i, d + i); i += step)
      pairing.put(b + i, d + i)
  }
  for (const [b, d] of [...pairing.toDraft.entries()]) {
    if (d < 0) continue
    walk(b, d, 1)
    walk(b, d, -1)
  }
}

/** Pairs what is left with equal words, first with first. */
function pairEqualWords(pairing: Pairing): void {
  const inDraft = byKey(pairing.freeDraft, pairing.bags.draft)
  for (const [key, left] of byKey(pairing.freeBaseline, pairing.bags.baseline))
    for (const [i, b] of left.entries()) {
      const d = inDraft.get(key)?.[i]
      if (d !== undefined) pairing.put(b, d)
    }
}

/**
 * Lets paragraphs of the same words keep their order: two "WE ENCOURAGE" that
 * changed places have not moved, unless lineage says so.
 */
function uncross(pairing: Pairing, certain: ReadonlySet<number>): void {
  const same = pairing.toDraft.flatMap((d, b) =>
    d >= 0 && !certain.has(b) && pairing.hasEqualWords(b, d) ? [b] : [],
  )
  for (const places of byKey(same, pairing.bags.baseline).values()) {
    const partners = places.map((b) => pairing.toDraft[b] ?? 0).sort((first, second) => first - second)
    for (const [i, b] of places.entries()) pairing.putInstead(b, partners[i] ?? 0)
  }
}

// Below this, two paragraphs in the same place are read as one removed and one added.
const leastInPlace = 0.4
// Where only one stands on each side, less will do.
const leastAlone = 0.25

// Far apart, a few words in common are chance: most must be the same, and there must be some.
const leastAcross = 0.6
const leastWordsAcross = 4

/** Pairs like paragraphs between two pairs that stand in the same order on both sides. */
function pairInOrder(pairing: Pairing): void {
  const links: Link[] = []
  for (const gap of gapsOf(pairing)) {
    const least = gap.b.length === 1 && gap.d.length === 1 ? leastAlone : leastInPlace
    const tried = gap.b.length * gap.d.length <= smallGap ? allPairs(gap) : candidates(pairing, gap)
    for (const [b, d] of tried) {
      const like = pairing.likenessInPlace(b, d)
      // One close likeness is worth more than two faint ones.
      if (like >= least) links.push({ b, d, weight: like ** 3 })
    }
  }
  for (const { b, d } of heaviestChain(links)) pairing.put(b, d)
}

// So many pairs are tried in a few milliseconds; larger gaps look up rare words first.
const smallGap = 2_500

const allPairs = ({ b, d }: Gap): [number, number][] =>
  b.flatMap((one) => d.map((other): [number, number] => [one, other]))

/** Pairs what was moved and edited: the likest first, the nearest among equals. */
function pairAcross(pairing: Pairing): void {
  const found = candidates(pairing, { b: pairing.freeBaseline, d: pairing.freeDraft })
    .map(([b, d]) => ({ b, d, like: pairing.likeness(b, d) }))
    .filter(({ like }) => like >= leastAcross)
    .filter(
      ({ b, d }) =>
        wordCount(pairing.bags.baseline[b]) >= leastWordsAcross && wordCount(pairing.bags.draft[d]) > 0,
    )
    .sort(
      (first, second) =>
        second.like - first.like || Math.abs(first.b - first.d) - Math.abs(second.b - second.d),
    )
  for (const { b, d } of found) pairing.put(b, d)
}

const wordCount = (bag: Bag | undefined): number => bag?.words.length ?? 0

// A word of more paragraphs than this finds too many to try; rarer words find the same ones.
const mostSpread = 60
const mostCandidates = 12

/** Pairs worth trying: for each paragraph of the baseline those of the draft that share most of its rare words. */
function candidates({ bags }: Pairing, { b: before, d: now }: Gap): [number, number][] {
  const places = new Map<number, number[]>()
  for (const d of now)
    for (const word of new Set(bags.draft[d]?.words)) {
      const known = places.get(word)
      if (known) known.push(d)
      else places.set(word, [d])
    }
  return before.flatMap((b) => {
    const shared = new Map<number, number>()
    for (const word of new Set(bags.baseline[b]?.words)) {
      const there = places.get(word) ?? []
      if (there.length > mostSpread) continue
      for (const d of there) shared.set(d, (shared.get(d) ?? 0) + bags.weightOf(word))
    }
    const best = [...shared].sort((first, second) => second[1] - first[1]).slice(0, mostCandidates)
    return best.map(([d]): [number, number] => [b, d])
  })
}
