import type { Bags } from "./likeness.ts"

/** Paragraphs that belong together, by index: one to one, or several on one side, or none. */
export interface Group {
  readonly baseline: readonly number[]
  readonly draft: readonly number[]
}

/** Who is paired with whom so far. A paragraph once paired stays so. */
export class Pairing {
  readonly bags: Bags
  readonly toDraft: number[]
  readonly toBaseline: number[]

  constructor(bags: Bags) {
    this.bags = bags
    this.toDraft = bags.baseline.map(() => -1)
    this.toBaseline = bags.draft.map(() => -1)
  }

  put(b: number, d: number): void {
    if (!this.isFree(b, d)) return
    this.toDraft[b] = d
    this.toBaseline[d] = b
  }

  isFree(b: number, d: number): boolean {
    return this.toDraft[b] === -1 && this.toBaseline[d] === -1
  }

  get freeBaseline(): number[] {
    return free(this.toDraft)
  }

  get freeDraft(): number[] {
    return free(this.toBaseline)
  }

  hasEqualWords(b: number, d: number): boolean {
    return this.bags.baseline[b]?.key === this.bags.draft[d]?.key
  }

  likeness(b: number, d: number): number {
    const [before, now] = [this.bags.baseline[b], this.bags.draft[d]]
    return before && now ? this.bags.likeness(before, now) : 0
  }
}

const free = (partners: readonly number[]): number[] =>
  partners.flatMap((partner, index) => (partner === -1 ? [index] : []))
