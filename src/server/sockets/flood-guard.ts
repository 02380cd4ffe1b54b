// Somebody holding a key down sends some sixty messages a second, presence included; catching up
// after a spell offline comes as one message. Twice a fast typist, and a long breath on top.
const perSecond = 200
const breath = 2_000

/** Counts the messages of one connection: a bucket that fills by the second. */
export class FloodGuard {
  #left = breath
  #at: number

  constructor(now: number) {
    this.#at = now
  }

  /** False when this message is one too many. */
  admits(now: number): boolean {
    this.#left = Math.min(breath, this.#left + ((now - this.#at) / 1_000) * perSecond)
    this.#at = now
    if (this.#left < 1) return false
    this.#left--
    return true
  }
}
