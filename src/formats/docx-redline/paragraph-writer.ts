/** What becomes of a paragraph's end: a split adds one, a merge removes one. */
export type End = "kept" | "removed" | "added"

/** Where a paragraph stands among those of its row. */
export interface ParagraphPlace {
  readonly index: number
  readonly isFirst: boolean
  readonly isLast: boolean
}

type WriteParagraph = (end: End, open: { readonly content: string[] }, place: ParagraphPlace) => string

/** Gathers runs into paragraphs. */
export class ParagraphWriter {
  readonly #write: WriteParagraph
  #content: string[] = []
  #done = ""
  #count = 0

  constructor(write: WriteParagraph) {
    this.#write = write
  }

  put(xml: string): void {
    this.#content.push(xml)
  }

  end(end: End, isLast = false): void {
    const place = { index: this.#count, isFirst: this.#count === 0, isLast }
    this.#done += this.#write(end, { content: this.#content }, place)
    this.#content = []
    this.#count += 1
  }

  /** Ends the last paragraph; returns them all. */
  finish(end: End): string {
    this.end(end, true)
    return this.#done
  }
}
