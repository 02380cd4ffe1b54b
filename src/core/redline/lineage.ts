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
 * The pairs that paragraphs record: by their own ids where both sides come from
 * one room, else by the origin of the draft's, else by an origin both have.
 *
 * Ids are believed only as far as the words go. Two files imported one after
 * the other both count from `p1` and share no paragraph.
 */
export function lineage(bags: Bags): Lineage {
  const ids = new Map(bags.baseline.map(({ paragraph }, index) => [paragraph.id, index]))
  const origins = new Map(bags.baseline.map(({ paragraph }, index) => [paragraph.origin, index]))
  const claim = (d: number, b: number | undefined): Claim[] => {
    const [before, now] = [bags.baseline[b ?? -1], bags.draft[d]]
    if (b === undefined || !before || !now) return []
    return [{ b, d, like: before.key === now.key ? 1 : bags.likeness(before, now) }]
  }
  const byId = bags.draft.flatMap(({ paragraph }, d) => claim(d, ids.get(paragraph.id)))
  const trusted = areFromOneRoom(byId) ? byId : []
  const known = new Set(trusted.map(({ d }) => d))
  const byOrigin = bags.draft.flatMap(({ paragraph: { origin } }, d) =>
    origin === null || known.has(d) ? [] : claim(d, ids.get(origin) ?? origins.get(origin)),
  )
  // The first half of a split keeps the id, the second may name the same origin: the likest is the heir.
  const claims = [...trusted, ...byOrigin].sort((first, second) => second.like - first.like)
  const pairs = (least: number, below: number): [number, number][] =>
    claims.filter(({ like }) => like >= least && like < below).map(({ b, d }) => [b, d])
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
