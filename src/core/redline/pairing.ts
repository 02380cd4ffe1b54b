import type { Bags } from "./likeness.ts"

/** Paragraphs that belong together, by index: one to one, or several on one side, or none. */
export interface Group {
  readonly baseline: readonly number[]
  readonly draft: readonly number[]
}

const free = -1
const inGroup = -2

/** Who is paired with whom so far. A paragraph once paired stays so, or gains the other parts of its pair. */
export class Pairing {
  readonly bags: Bags
  /** The partner of each paragraph; negative for those that have none, or are parts. */
  readonly toDraft: number[]
  readonly toBaseline: number[]
  readonly #joined: Group[] = []

  constructor(bags: Bags) {
    this.bags = bags
    this.toDraft = bags.baseline.map(() => free)
    this.toBaseline = bags.draft.map(() => free)
  }

  put(b: number, d: number): void {
    if (!this.isFree(b, d)) return
    this.toDraft[b] = d
    this.toBaseline[d] = b
  }

  /** Makes one group of a paragraph and its parts. The pair among them, if there is one, is part of it. */
  join(baseline: readonly number[], draft: readonly number[]): void {
    for (const b of baseline) this.toDraft[b] = inGroup
    for (const d of draft) this.toBaseline[d] = inGroup
    this.#joined.push({ baseline, draft })
  }

  /** Gives a paragraph another partner. */
  putInstead(b: number, d: number): void {
    this.toDraft[b] = d
    this.toBaseline[d] = b
  }

  isFree(b: number, d: number): boolean {
    return this.toDraft[b] === free && this.toBaseline[d] === free
  }

  get freeBaseline(): number[] {
    return indexesOf(this.toDraft, free)
  }

  get freeDraft(): number[] {
    return indexesOf(this.toBaseline, free)
  }

  /** Every paragraph of both sides, each in one group. */
  get groups(): Group[] {
    const pairs = this.toDraft.flatMap((d, b) => (d < 0 ? [] : [{ baseline: [b], draft: [d] }]))
    const removed = this.freeBaseline.map((b) => ({ baseline: [b], draft: [] }))
    const added = this.freeDraft.map((d) => ({ baseline: [], draft: [d] }))
    return [...this.#joined, ...pairs, ...removed, ...added]
  }

  hasEqualWords(b: number, d: number): boolean {
    return this.bags.baseline[b]?.key === this.bags.draft[d]?.key
  }

  likeness(b: number, d: number): number {
    const [before, now] = [this.bags.baseline[b], this.bags.draft[d]]
    return before && now ? this.bags.likeness(before, now) : 0
  }

  likenessInPlace(b: number, d: number): number {
    const [before, now] = [this.bags.baseline[b], this.bags.draft[d]]
    return before && now ? this.bags.likenessInPlace(before, now) : 0
  }
}

const indexesOf = (partners: readonly number[], wanted: number): number[] =>
  partners.flatMap((partner, index) => (partner === wanted ? [index] : []))
