import type { Node } from "prosemirror-model"

/** What went wrong in a run, or how often in many. */
export interface Faults {
  readonly diverged: number
  readonly lost: number
  readonly doubled: number
  readonly misplaced: number
  readonly duplicateIds: number
}

/**
 * Knows of every character where it was put and whether anybody deleted it.
 * In a run each character comes once, so the end can be checked against it.
 */
export class Ledger {
  /** The paragraph each character was typed in. */
  readonly #home = new Map<string, string>()
  readonly #deleted = new Set<string>()
  /** Paragraphs between which an act has taken words: by splitting, joining, or deleting across. */
  readonly #family = new Map<string, string>()

  /** Takes note of what an act did to a document of the drafter who did it. */
  record(before: Node, after: Node): void {
    const old = placesIn(before)
    const fresh = placesIn(after)
    for (const [character, paragraph] of fresh) {
      const was = old.get(character)
      if (was === undefined) {
        if (!this.#home.has(character)) this.#home.set(character, paragraph)
      } else if (was !== paragraph) this.unite(was, paragraph)
    }
    for (const character of old.keys()) if (!fresh.has(character)) this.#deleted.add(character)
  }

  /** What is wrong with the texts at the end. */
  check(docs: readonly Node[], trace: string[]): Omit<Faults, "diverged"> {
    let [lost, doubled, misplaced, duplicateIds] = [0, 0, 0, 0]
    const seen = new Map<string, string>()
    const ids = new Set<string>()
    for (const doc of docs)
      doc.forEach((paragraph) => {
        const id = String(paragraph.attrs.id)
        if (ids.has(id)) duplicateIds++
        ids.add(id)
        for (const character of paragraph.textContent) {
          if (!isTracked(character)) continue
          if (seen.has(character)) {
            doubled++
            trace.push(`doubled: ${character}`)
          }
          seen.set(character, id)
        }
      })
    for (const [character, home] of this.#home) {
      const paragraph = seen.get(character)
      if (paragraph === undefined) {
        if (!this.#deleted.has(character)) {
          lost++
          trace.push(`lost: ${character}`)
        }
      } else if (this.#find(home) !== this.#find(paragraph)) {
        misplaced++
        trace.push(`misplaced: ${character} of ${home} in ${paragraph}`)
      }
    }
    return { lost, doubled, misplaced, duplicateIds }
  }

  #find(paragraph: string): string {
    let at = paragraph
    for (let next = this.#family.get(at); next !== undefined; next = this.#family.get(at)) at = next
    return at
  }

  /** Says that words of one paragraph may stand in another. */
  unite(first: string, second: string): void {
    const [one, other] = [this.#find(first), this.#find(second)]
    if (one !== other) this.#family.set(one, other)
  }
}

const isTracked = (character: string): boolean => character !== " "

function placesIn(doc: Node): Map<string, string> {
  const places = new Map<string, string>()
  doc.forEach((paragraph) => {
    for (const character of paragraph.textContent)
      if (isTracked(character)) places.set(character, String(paragraph.attrs.id))
  })
  return places
}
