import { element } from "../xml/element.ts"

/** An item of a list: its words, and whether a label of its own stands for the bullet. */
export interface ListItem {
  readonly label: boolean
  readonly html: string
}

/**
 * Builds nested HTML lists from a flat run of items with levels. A deeper list
 * belongs inside the item before it, or readers announce it as another list.
 */
export class NestedList {
  readonly #open: { readonly level: number; readonly items: string[] }[] = []

  add(level: number, item: ListItem): void {
    while ((this.#open.at(-1)?.level ?? 0) > level) this.#closeInnermost()
    if ((this.#open.at(-1)?.level ?? 0) < level) this.#open.push({ level, items: [] })
    this.#open.at(-1)?.items.push(element("li", item.label ? { class: "labelled" } : {}, item.html))
  }

  /** The whole list, or nothing where no item came. */
  close(): string {
    while (this.#open.length > 1) this.#closeInnermost()
    const outermost = this.#open.pop()
    return outermost ? listOf(outermost) : ""
  }

  #closeInnermost(): void {
    const inner = this.#open.pop()
    if (!inner) return
    const outer = this.#open.at(-1)
    // A list may begin deeper than it goes on: its first items then stand where they stood.
    if (!outer || outer.level > inner.level) {
      this.#open.push({ level: inner.level - 1, items: inner.items })
      return
    }
    const last = outer.items.pop() ?? "<li></li>"
    outer.items.push(last.replace(/<\/li>$/u, `\n${listOf(inner)}</li>`))
  }
}

const listOf = ({ level, items }: { readonly level: number; readonly items: readonly string[] }): string =>
  element("ul", { class: `level-${String(level)}` }, `\n${items.join("\n")}\n`)
