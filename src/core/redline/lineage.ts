import type { Bags } from "./likeness.ts"

/** What paragraphs themselves say about where they came from. */
export interface Lineage {
  /** Pairs that the words bear out. */
  readonly strong: readonly [number, number][]
  /** Pairs of which the words leave little: rewritten, unless their words stand elsewhere. */
  readonly weak: readonly [number, number][]
}

const bornOut = 0.5
// A paragraph emptied and used for other words is not the old one rewritten.
const allowed = 0.2

/**
 * The pairs a draft records: a paragraph's origin, or its own id where both
 * sides come from one room.
 *
 * Ids are believed only as far as the words go. Two files imported one after
 * the other both count from `p1` and share no paragraph.
 */
export function lineage(bags: Bags): Lineage {
  const baseline = new Map(bags.baseline.map(({ paragraph }, index) => [paragraph.id, index]))
  const byOrigin: Claim[] = []
  const byId: Claim[] = []
  for (const [d, bag] of bags.draft.entries()) {
    const { id, origin } = bag.paragraph
    const fromOrigin = origin === null ? undefined : baseline.get(origin)
    const b = fromOrigin ?? baseline.get(id)
    const before = b === undefined ? undefined : bags.baseline[b]
    if (b === undefined || !before) continue
    const like = before.key === bag.key ? 1 : bags.likeness(before, bag)
    ;(fromOrigin === undefined ? byId : byOrigin).push({ b, d, like })
  }
  const claims = [...byOrigin, ...(areFromOneRoom(byId) ? byId : [])]
  // The first half of a split keeps the id, the second may name the same origin: the likest is the heir.
  const byLikeness = claims.sort((first, second) => second.like - first.like)
  const pairs = (least: number, below: number): [number, number][] =>
    byLikeness.filter(({ like }) => like >= least && like < below).map(({ b, d }) => [b, d])
  return { strong: pairs(bornOut, Infinity), weak: pairs(allowed, bornOut) }
}

interface Claim {
  readonly b: number
  readonly d: number
  readonly like: number
}

const mostMustAgree = 2 / 3

/** Whether common ids mean common paragraphs: in one room most of them still have most of their words. */
const areFromOneRoom = (claims: readonly Claim[]): boolean =>
  claims.filter(({ like }) => like >= bornOut).length >= mostMustAgree * claims.length
