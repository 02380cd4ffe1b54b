import { type Change, type ItemRange, touchesText } from "../../collab/describe-change.ts"
import type { Database } from "../storage/database.ts"
import type { ActLog, Actor } from "./act-log.ts"
import { recordActs } from "./acts-of-change.ts"

// Nobody wants a line for each key. Ten seconds of one person's typing are one act; the updates
// themselves are on the disk at once, and after a crash the acts are derived from them again.
const longestBurst = 10_000

/** A change that has been applied, and the row it was written as. */
export interface AppliedChange {
  readonly change: Change
  readonly by: Actor
  readonly at: number
  /** The row of the update log. */
  readonly seq: number
}

/** Gathers what people do in one room's document and writes it into the log of acts. */
export class RoomRecorder {
  readonly #db: Database
  readonly #log: ActLog
  readonly #room: string
  readonly #document: string
  readonly #onFailed: (error: unknown) => void
  #bursts = new Map<string, Burst>()
  #records: {
    readonly by: Actor
    readonly at: number
    readonly act: ReturnType<typeof recordActs>[number]
  }[] = []
  #through: number
  #timer: NodeJS.Timeout | null = null

  constructor(parts: {
    readonly db: Database
    readonly log: ActLog
    readonly room: string
    readonly document: string
    readonly onFailed: (error: unknown) => void
  }) {
    this.#db = parts.db
    this.#log = parts.log
    this.#room = parts.room
    this.#document = parts.document
    this.#onFailed = parts.onFailed
    this.#through = recordedThrough(parts.db, parts.document)
  }

  note({ change, by, at, seq }: AppliedChange): void {
    this.#through = Math.max(this.#through, seq)
    if (touchesText(change)) this.#burstOf(by, at).add(change)
    for (const act of recordActs(change)) this.#records.push({ by, at, act })
    this.#timer ??= setTimeout(() => this.#flushLater(), longestBurst).unref()
  }

  /** Writes what has been gathered, in one transaction with how far the log has come. */
  flush(): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
    const [bursts, records] = [[...this.#bursts.values()], this.#records]
    if (bursts.length === 0 && records.length === 0) return
    this.#db.transaction(() => {
      for (const burst of bursts) this.#log.add(this.#room, burst.act(this.#document))
      for (const { by, at, act } of records) this.#log.add(this.#room, { ...by, ...act, at: new Date(at) })
      markRecorded(this.#db, this.#document, this.#through)
    })
    this.#bursts = new Map()
    this.#records = []
  }

  #flushLater(): void {
    try {
      this.flush()
    } catch (error) {
      // Nothing is lost: the updates are in their log, and what was gathered stays for the next time.
      this.#onFailed(error)
      this.#timer ??= setTimeout(() => this.#flushLater(), longestBurst).unref()
    }
  }

  #burstOf(by: Actor, at: number): Burst {
    const key = `${by.person ?? ""} ${by.drafter}`
    const open = this.#bursts.get(key)
    if (open) return open
    const burst = new Burst(by, at)
    this.#bursts.set(key, burst)
    return burst
  }
}

/** Up to which row of the update log a document's acts have been written. */
export const recordedThrough = (db: Database, document: string): number =>
  db.get<{ through: number }>("select through from act_progress where document = ?", document)?.through ?? 0

export function markRecorded(db: Database, document: string, through: number): void {
  db.run(
    `insert into act_progress (document, through) values (?, ?)
     on conflict (document) do update set through = excluded.through`,
    document,
    through,
  )
}

/** Some seconds of one person's work on the text. */
class Burst {
  readonly #by: Actor
  readonly #at: number
  #typed = 0
  #deleted = 0
  readonly #paragraphs = { added: new Set<string>(), removed: new Set<string>(), touched: new Set<string>() }
  readonly #notes = new Set<string>()
  readonly #ranges = new Map<number, { from: number; to: number }>()

  constructor(by: Actor, at: number) {
    this.#by = by
    this.#at = at
  }

  add(change: Change): void {
    this.#typed += change.typed
    this.#deleted += change.deleted
    for (const id of change.paragraphsAdded) this.#paragraphs.added.add(id)
    for (const id of change.paragraphsRemoved) this.#paragraphs.removed.add(id)
    for (const id of change.paragraphsTouched) this.#paragraphs.touched.add(id)
    for (const id of change.notesTouched) this.#notes.add(id)
    // One client's clocks follow one another, so a burst has one range for each client.
    for (const { client, from, to } of change.ranges) {
      const range = this.#ranges.get(client)
      if (range) range.to = to
      else this.#ranges.set(client, { from, to })
    }
  }

  act(document: string) {
    const ranges: ItemRange[] = [...this.#ranges].map(([client, range]) => ({ client, ...range }))
    return {
      ...this.#by,
      at: new Date(this.#at),
      kind: "text",
      detail: {
        typed: this.#typed,
        deleted: this.#deleted,
        paragraphs: [...this.#paragraphs.touched],
        ...(this.#paragraphs.added.size > 0 && { paragraphsAdded: [...this.#paragraphs.added] }),
        ...(this.#paragraphs.removed.size > 0 && { paragraphsRemoved: [...this.#paragraphs.removed] }),
        ...(this.#notes.size > 0 && { footnotes: [...this.#notes] }),
        // In the act itself too, so that the hash covers who wrote what.
        wrote: ranges.map(({ client, from, to }) => [client, from, to]),
      },
      wrote: { document, ranges },
    }
  }
}
