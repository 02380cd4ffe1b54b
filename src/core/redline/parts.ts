import { gapsOf } from "./gaps.ts"
import type { Bag } from "./likeness.ts"
import type { Pairing } from "./pairing.ts"

/** So much of a part's words must stand in the whole. */
const leastInside = 0.75
/** So alike must the parts together and the whole be: words are conserved, or nearly. */
const leastConserved = 0.8
/** One part alone must be beaten clearly: a short line nearby may be made of the same common words. */
const leastGain = 0.05
/** Unless the parts are as good as the whole: then even the shortest was cut from it. */
const asGood = 0.97
/** Of a long row of possible parts, so many on each side are tried in every combination. */
const mostParts = 8

/**
 * Joins the parts of what was split or merged: a paragraph of one side and
 * consecutive ones of the other whose words together are its words. A new
 * paragraph that quotes the one before it is no part of it.
 */
export function joinParts(pairing: Pairing): void {
  new Parts(pairing, "baseline").join()
  new Parts(pairing, "draft").join()
}

/** Looks for the wholes of one side (the baseline for splits, the draft for merges) in pieces of the other. */
class Parts {
  readonly #pairing: Pairing
  readonly #side: "baseline" | "draft"
  readonly #wholes: readonly Bag[]
  readonly #pieces: readonly Bag[]

  constructor(pairing: Pairing, side: "baseline" | "draft") {
    this.#pairing = pairing
    this.#side = side
    this.#wholes = pairing.bags[side]
    this.#pieces = pairing.bags[side === "baseline" ? "draft" : "baseline"]
  }

  join(): void {
    const { toDraft, toBaseline } = this.#pairing
    const partners = this.#side === "baseline" ? toDraft : toBaseline
    // The first part kept the id, or is alike enough: its neighbours may be the other parts.
    for (const [w, partner] of partners.entries()) if (partner >= 0) this.#joinAround(w, [partner])
    for (const gap of gapsOf(this.#pairing)) {
      const [wholes, pieces] = this.#side === "baseline" ? [gap.b, gap.d] : [gap.d, gap.b]
      // A gap this large means that the texts have little to do with one another.
      if (wholes.length * pieces.length <= 10_000) for (const w of wholes) this.#joinAround(w, pieces)
    }
  }

  #joinAround(w: number, starts: readonly number[]): void {
    const whole = this.#wholes[w]
    if (!whole || whole.words.length < 2) return
    let tried = -1
    for (const start of starts) {
      // Every window around it was tried with the one before.
      if (start <= tried) continue
      const piece = this.#pieces[start]
      if (!piece || piece.words.length < 2 || piece.weight >= 0.99 * whole.weight) continue
      // What is part of a whole has at least some of its words; its partner need not have more.
      if (this.#partner(start) !== w && !(this.#isFree(start) && this.#isInside(start, whole))) continue
      const { window, last } = this.#bestWindow(start, whole)
      if (start !== this.#partnerOf(w)) tried = Math.min(last, start + mostParts)
      if (!window) continue
      if (this.#side === "baseline") this.#pairing.join([w], window)
      else this.#pairing.join(window, [w])
      return
    }
  }

  /** The consecutive pieces around one of them that are likest to the whole, or none where they are not alike. */
  #bestWindow(start: number, whole: Bag): { readonly window: number[] | null; readonly last: number } {
    const isPart = (p: number): boolean => this.#isFree(p) && this.#isInside(p, whole)
    let [first, last] = [start, start]
    while (isPart(last + 1)) last++
    while (isPart(first - 1)) first--
    if (first === last) return { window: null, last }
    const alone = this.#likeTogether([start], whole)
    const all = range(first, last)
    if (this.#likeTogether(all, whole) >= Math.max(asGood, alone)) return { window: all, last }
    let best: number[] | null = null
    let bestLike = Math.max(leastConserved, Math.min(alone + leastGain, Math.max(alone, asGood)))
    for (let from = Math.max(first, start - mostParts); from <= start; from++)
      for (let to = Math.max(start, from + 1); to <= Math.min(last, start + mostParts); to++) {
        const window = range(from, to)
        const like = this.#likeTogether(window, whole)
        if (like > bestLike) [best, bestLike] = [window, like]
      }
    return { window: best, last }
  }

  #likeTogether(window: readonly number[], whole: Bag): number {
    const words = window.flatMap((p) => this.#pieces[p]?.words ?? []).sort((first, second) => first - second)
    const weight = window.reduce((sum, p) => sum + (this.#pieces[p]?.weight ?? 0), 0)
    return (2 * this.#pairing.bags.common(words, whole.words)) / (weight + whole.weight)
  }

  #isInside(p: number, whole: Bag): boolean {
    const piece = this.#pieces[p]
    if (!piece || piece.weight === 0) return false
    return this.#pairing.bags.common(piece.words, whole.words) >= leastInside * piece.weight
  }

  #partnerOf(w: number): number {
    const { toDraft, toBaseline } = this.#pairing
    return (this.#side === "baseline" ? toDraft : toBaseline)[w] ?? -1
  }

  #partner(p: number): number {
    const { toDraft, toBaseline } = this.#pairing
    return (this.#side === "baseline" ? toBaseline : toDraft)[p] ?? -1
  }

  #isFree(p: number): boolean {
    return p >= 0 && p < this.#pieces.length && this.#partner(p) === -1
  }
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i)
