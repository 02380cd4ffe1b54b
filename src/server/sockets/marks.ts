import type { Connection, Document } from "@hocuspocus/server"
import type { FromServer } from "./messages.ts"
import type { Visit } from "./visit.ts"

// Soon enough for a sign on the screen, seldom enough that a hundred people typing cost
// a hundred messages a tick and not ten thousand.
const tick = 300

/**
 * Knows how far a document's changes have come: they are counted, everybody connected is told the
 * count behind the changes themselves, and answers when it stands on their screen. A state vector
 * would not do, because it says nothing of deletions.
 */
export class Marks {
  readonly #documents = new Map<Document, Progress>()

  /** Counts a change of the document. */
  changed(document: Document): void {
    const progress = this.#of(document)
    progress.count++
    this.#schedule(document, progress)
  }

  /** The number of changes so far. */
  count(document: Document): number {
    return this.#documents.get(document)?.count ?? 0
  }

  /** Notes that all changes up to `mark` stand on the screen behind a connection. */
  seen(document: Document, connection: Connection<Visit>, mark: number): void {
    const progress = this.#of(document)
    // Nobody can have seen what is yet to come.
    progress.seen.set(connection, Math.min(mark, progress.count))
    this.#schedule(document, progress)
  }

  forget(document: Document): void {
    const timer = this.#documents.get(document)?.timer
    if (timer) clearTimeout(timer)
    this.#documents.delete(document)
  }

  #of(document: Document): Progress {
    let progress = this.#documents.get(document)
    if (!progress) {
      progress = { count: 0, marked: 0, seen: new Map(), told: new Map(), timer: null }
      this.#documents.set(document, progress)
    }
    return progress
  }

  #schedule(document: Document, progress: Progress): void {
    if (progress.timer !== null) return
    progress.timer = setTimeout(() => {
      progress.timer = null
      this.#tell(document, progress)
    }, tick)
    progress.timer.unref()
  }

  #tell(document: Document, progress: Progress): void {
    const connections = document.getConnections() as Connection<Visit>[]
    if (progress.marked < progress.count) {
      progress.marked = progress.count
      // The changes first, then the mark behind them.
      document.flush()
      const message: FromServer = { kind: "mark", mark: progress.count }
      document.broadcastStateless(JSON.stringify(message))
    }
    for (const gone of [...progress.seen.keys()].filter((reader) => !document.hasConnection(reader))) {
      progress.seen.delete(gone)
      progress.told.delete(gone)
    }
    for (const writer of connections) {
      const mark = seenByOthers(writer, progress.seen)
      if (mark <= (progress.told.get(writer) ?? 0)) continue
      progress.told.set(writer, mark)
      const message: FromServer = { kind: "seen", mark }
      writer.sendStateless(JSON.stringify(message))
    }
  }
}

interface Progress {
  count: number
  marked: number
  readonly seen: Map<Connection<Visit>, number>
  readonly told: Map<Connection<Visit>, number>
  timer: NodeJS.Timeout | null
}

/** The same person at a second screen is not somebody else. */
function seenByOthers(writer: Connection<Visit>, seen: ReadonlyMap<Connection<Visit>, number>): number {
  let most = 0
  for (const [reader, mark] of seen) {
    if (reader.context.guest.person !== writer.context.guest.person) most = Math.max(most, mark)
  }
  return most
}
