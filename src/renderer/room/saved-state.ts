/** How far everything this person wrote has come, the least of it counting. */
export const savedSteps = ["memory", "here", "server", "seen"] as const

/**
 * `memory`: not yet kept anywhere. `here`: on this computer. `server`: on the server's disk.
 * `seen`: on somebody else's screen.
 */
export type SavedStep = (typeof savedSteps)[number]

/** Why work does not reach the server, or not this computer's disk. */
export type ProblemKind =
  | "storage-failed"
  | "local-store-failed"
  | "not-invited"
  | "expired"
  | "revoked"
  | "no-such-room"
  | "other-epoch"
  | "old-schema"
  | "foreign-client-id"
  | "malformed"
  | "flood"
  | "refused"

export interface SavedState {
  readonly step: SavedStep
  readonly isOnline: boolean
  readonly problem: Problem | null
}

export interface Problem {
  readonly kind: ProblemKind
  /** True where trying again by itself cannot help: the person has to know. */
  readonly isFinal: boolean
  /** Under which the server keeps what it refused. */
  readonly quarantine: string | null
}

// After these the connection is not tried again: the answer would be the same.
const finalKinds: readonly ProblemKind[] = [
  "not-invited",
  "expired",
  "revoked",
  "no-such-room",
  "other-epoch",
  "old-schema",
  "foreign-client-id",
  "malformed",
  "refused",
]

const passingKinds: readonly ProblemKind[] = ["storage-failed", "flood"]

/** The problem a word of the server names, or null for an ordinary end of a connection. */
export function problemFrom(reason: string, quarantine: string | null = null): Problem | null {
  const kind = [...finalKinds, ...passingKinds].find((known) => known === reason)
  return kind === undefined ? null : { kind, isFinal: finalKinds.includes(kind), quarantine }
}

/**
 * Counts what a drafter wrote and how far it came. Changes are numbered as they happen; each of
 * the three confirmations says up to which number it holds. The provider's own count of unsynced
 * changes can reach 0 too early, so the server's part rests on the `flush` barrier.
 */
export class SavedProgress {
  #written = 0
  #here = 0
  #server = 0
  #seen = 0
  /** Answered flushes that nobody else has confirmed yet: the server's mark, and our number. */
  #awaited: { readonly mark: number; readonly written: number }[] = []
  #seenMark = 0

  /** A local copy from before: the disk has it, whether the server does is not known yet. */
  foundLocalCopy(): void {
    this.#written = Math.max(this.#written, 1)
    this.#here = Math.max(this.#here, 1)
  }

  /** Numbers one more change. */
  wrote(): number {
    return ++this.#written
  }

  get written(): number {
    return this.#written
  }

  keptHere(upTo: number): void {
    this.#here = Math.max(this.#here, upTo)
  }

  onServer(upTo: number, mark: number): void {
    this.#server = Math.max(this.#server, upTo)
    this.#awaited.push({ mark, written: upTo })
    this.#settleSeen()
  }

  seenUpTo(mark: number): void {
    this.#seenMark = Math.max(this.#seenMark, mark)
    this.#settleSeen()
  }

  /** Marks count from the server's last start; those of an earlier connection mean nothing now. */
  connectionLost(): void {
    this.#awaited = []
    this.#seenMark = 0
  }

  get isOnServer(): boolean {
    return this.#server >= this.#written
  }

  get step(): SavedStep {
    if (this.#written > 0 && this.#seen >= this.#written) return "seen"
    if (this.isOnServer) return "server"
    return this.#here >= this.#written ? "here" : "memory"
  }

  #settleSeen(): void {
    for (const { mark, written } of this.#awaited) {
      if (mark <= this.#seenMark) this.#seen = Math.max(this.#seen, written)
    }
    this.#awaited = this.#awaited.filter(({ mark }) => mark > this.#seenMark)
  }
}
