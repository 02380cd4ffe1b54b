import type { FootnoteId } from "../../core/declaration/ids.ts"

/** A note's side: kept notes have one text with tracked changes, the others stand on one side only. */
export type NoteSide = "kept" | "removed" | "added"

/**
 * Gives each note of a redline its id in Word, in the order of references.
 * A note cited again on the same side repeats the number of its first reference.
 */
export class NoteIds {
  readonly #ids = new Map<string, number>()
  readonly #entries: { readonly id: number; readonly side: NoteSide; readonly note: FootnoteId }[] = []

  refer(side: NoteSide, note: FootnoteId): { readonly id: number; readonly again: boolean } {
    const key = `${side} ${note}`
    const known = this.#ids.get(key)
    if (known !== undefined) return { id: known, again: true }
    const id = this.#ids.size + 1
    this.#ids.set(key, id)
    this.#entries.push({ id, side, note })
    return { id, again: false }
  }

  get entries(): readonly { readonly id: number; readonly side: NoteSide; readonly note: FootnoteId }[] {
    return this.#entries
  }
}
