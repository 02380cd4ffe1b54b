import * as Y from "yjs"
import type { LocalStore } from "./local-store.ts"

// A long text of a round's work is a few hundred updates; more than this slow the next opening.
const worthCompacting = 1_000

/** Writes a document's changes into the local store, one transaction at a time, in order. */
export class LocalWriter {
  readonly #store: LocalStore
  readonly #key: string
  readonly #onKept: (upTo: number) => void
  readonly #onFailed: (error: unknown) => void
  #waiting: Uint8Array[] = []
  #upTo = 0
  #isWriting: Promise<void> | null = null
  #rows: number

  constructor(parts: {
    readonly store: LocalStore
    readonly key: string
    readonly rows: number
    /** Told the number of the last change that is on the disk. */
    readonly onKept: (upTo: number) => void
    readonly onFailed: (error: unknown) => void
  }) {
    this.#store = parts.store
    this.#key = parts.key
    this.#rows = parts.rows
    this.#onKept = parts.onKept
    this.#onFailed = parts.onFailed
  }

  /** Queues an update; `upTo` is the number of the last change of this person's it brings to the disk. */
  write(update: Uint8Array, upTo: number): void {
    this.#waiting.push(update)
    this.#upTo = upTo
    this.#isWriting ??= this.#drain().finally(() => (this.#isWriting = null))
  }

  /** Resolves when nothing waits. */
  async done(): Promise<void> {
    await this.#isWriting
  }

  /** Merges what has been written, where it has become much. For the moment of opening or leaving. */
  async compact(ydoc: Y.Doc): Promise<void> {
    await this.done()
    if (this.#rows <= worthCompacting) return
    await this.#store.compact(this.#key, Y.encodeStateAsUpdate(ydoc))
    this.#rows = 1
  }

  async #drain(): Promise<void> {
    while (this.#waiting.length > 0) {
      const group = this.#waiting
      const upTo = this.#upTo
      this.#waiting = []
      try {
        await this.#store.append(this.#key, group)
        this.#rows += group.length
        this.#onKept(upTo)
      } catch (error) {
        // Kept in memory; goes along with the next write.
        this.#waiting = [...group, ...this.#waiting]
        this.#onFailed(error)
        return
      }
    }
  }
}
