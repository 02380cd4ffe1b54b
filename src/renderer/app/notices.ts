import { createContext, useContext } from "react"

/** A sentence shown at the edge of the window for a while. */
export interface Notice {
  readonly id: number
  /** A problem stays until it is dismissed; everything else goes by itself. */
  readonly kind: "done" | "problem"
  readonly text: string
  readonly action?: { readonly label: string; readonly run: () => void }
}

/**
 * What the window tells its user outside of the place they look at: notices, which
 * are seen and heard, and announcements, which are heard only.
 */
export class Notices {
  readonly #listeners = new Set<() => void>()
  #shown: readonly Notice[] = []
  #announcement = ""
  #count = 0

  /** The notices shown, the newest last. */
  get shown(): readonly Notice[] {
    return this.#shown
  }

  get announcement(): string {
    return this.#announcement
  }

  show(notice: Omit<Notice, "id">): void {
    this.#count += 1
    // More than a few cover the paper, and nobody reads a stack.
    this.#shown = [...this.#shown, { ...notice, id: this.#count }].slice(-3)
    this.#changed()
  }

  done(text: string): void {
    this.show({ kind: "done", text })
  }

  problem(text: string): void {
    this.show({ kind: "problem", text })
  }

  dismiss(id: number): void {
    this.#shown = this.#shown.filter((notice) => notice.id !== id)
    this.#changed()
  }

  announce(text: string): void {
    // Screen readers pass over a text that does not change; a no-break space makes it another.
    this.#announcement = text === this.#announcement ? `${text}\u00a0` : text
    this.#changed()
  }

  readonly onChange = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #changed(): void {
    for (const listener of this.#listeners) listener()
  }
}

export const NoticeContext = createContext(new Notices())

export const useNotices = (): Notices => useContext(NoticeContext)
