import type { EditorView } from "prosemirror-view"
import type { FootnoteId } from "../../core/declaration/ids.ts"

export interface NoteListOptions {
  readonly create: (mount: HTMLElement, id: FootnoteId) => EditorView
  readonly words: {
    readonly note: (number: number | null) => string
    /** "Position of CELAC"; null for notes that are nobody's position. */
    readonly owner: (footnote: FootnoteId) => string | null
  }
  /** The number at the foot takes back to the reference. */
  readonly onReference: (id: FootnoteId) => void
}

interface Note {
  readonly element: HTMLElement
  readonly number: HTMLButtonElement
  readonly owner: HTMLElement
  readonly view: EditorView
}

/**
 * The notes at the foot, in the order of their references. An editor is kept as
 * long as its note is referred to: taking it out of the page while somebody types
 * in it would lose the cursor, so notes are moved, never made anew.
 */
export class NoteList {
  readonly #mount: HTMLElement
  readonly #options: NoteListOptions
  readonly #notes = new Map<FootnoteId, Note>()
  #shown: readonly FootnoteId[] = []

  constructor(mount: HTMLElement, options: NoteListOptions) {
    this.#mount = mount
    this.#options = options
  }

  get views(): ReadonlyMap<FootnoteId, EditorView> {
    return new Map([...this.#notes].map(([id, { view }]) => [id, view]))
  }

  /** @param anew also where the order is the same: owners may have changed */
  show(order: readonly FootnoteId[], anew = false): void {
    if (!anew && order.length === this.#shown.length && order.every((id, index) => id === this.#shown[index]))
      return
    for (const [id, note] of this.#notes)
      if (!order.includes(id)) {
        note.view.destroy()
        note.element.remove()
        this.#notes.delete(id)
      }
    order.forEach((id, index) => {
      const note = this.#notes.get(id) ?? this.#create(id)
      this.#label(note, id, index + 1)
      const there = this.#mount.children[index]
      if (there !== note.element) this.#mount.insertBefore(note.element, there ?? null)
    })
    this.#shown = order
  }

  destroy(): void {
    for (const { view } of this.#notes.values()) view.destroy()
    this.#notes.clear()
    this.#mount.replaceChildren()
  }

  #create(id: FootnoteId): Note {
    const element = document.createElement("div")
    element.className = "paper-note"
    element.dataset.note = id
    const number = document.createElement("button")
    number.type = "button"
    number.className = "paper-note-number"
    number.addEventListener("click", () => {
      this.#options.onReference(id)
    })
    const text = document.createElement("div")
    const owner = document.createElement("div")
    owner.className = "paper-note-owner"
    element.append(number, text, owner)
    this.#mount.append(element)
    const note: Note = { element, number, owner, view: this.#options.create(text, id) }
    this.#notes.set(id, note)
    return note
  }

  #label(note: Note, id: FootnoteId, number: number): void {
    const { words } = this.#options
    note.number.textContent = String(number)
    note.number.setAttribute("aria-label", words.note(number))
    note.view.dom.setAttribute("aria-label", words.note(number))
    const owner = words.owner(id)
    note.owner.textContent = owner ?? ""
    note.owner.hidden = owner === null
  }
}
