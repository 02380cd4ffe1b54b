import type { Node } from "prosemirror-model"
import type { Transform } from "prosemirror-transform"
import type { Bracket } from "../bracket.ts"
import { type Repair, repairsFor, type Seam } from "./repair.ts"

/** Collects the places where signs are lifted and words go, while the text is still whole. */
export class Seams {
  readonly #doc: Node
  readonly #seams: (Omit<Seam, "at"> & { readonly pos: number; readonly assoc: number })[] = []
  readonly #opens: ReadonlySet<number>
  readonly #closes: ReadonlySet<number>

  constructor(doc: Node, brackets: readonly Bracket[]) {
    this.#doc = doc
    this.#opens = new Set(brackets.map(({ from }) => from))
    this.#closes = new Set(brackets.map(({ to }) => to))
  }

  /** @param words what now stands between the signs; by default what stood there */
  lift({ from, to }: Bracket, words = this.#doc.textBetween(from, to, " ", "\ufffc")): void {
    this.#seams.push(
      {
        pos: from,
        assoc: -1,
        removed: "",
        lifted: { edge: "open", words },
        meetsBracket: this.#closes.has(from),
      },
      { pos: to, assoc: 1, removed: "", lifted: { edge: "close", words }, meetsBracket: this.#opens.has(to) },
    )
  }

  /** @param brk what a paragraph break in the range counts as: a space if the text had it before */
  remove(from: number, to: number, brk: "" | " "): void {
    const removed = this.#doc.textBetween(from, to, brk, "")
    this.#seams.push({ pos: from, assoc: -1, removed, lifted: null, meetsBracket: false })
    this.#seams.push({ pos: to, assoc: 1, removed, lifted: null, meetsBracket: false })
  }

  /** The repairs of the settled text, as its offsets. */
  repairs({ doc, mapping }: Transform, language: string): Repair[] {
    const byParagraph = new Map<number, Seam[]>()
    for (const { pos, assoc, ...seam } of this.#seams) {
      const $at = doc.resolve(mapping.map(pos, assoc))
      if ($at.depth === 0) continue
      const start = $at.start(1)
      const seams = byParagraph.get(start) ?? []
      const at = $at.parentOffset
      if (
        !seams.some(
          (other) => other.at === at && other.removed === seam.removed && other.lifted === seam.lifted,
        )
      )
        seams.push({ at, ...seam })
      byParagraph.set(start, seams)
    }
    return [...byParagraph].flatMap(([start, seams]) => {
      const { parent } = doc.resolve(start)
      const text = parent.textBetween(0, parent.content.size, "", "\ufffc")
      const inOrder = seams.sort((first, second) => first.at - second.at)
      return repairsFor(text, inOrder, language).map((repair) => ({
        ...repair,
        from: start + repair.from,
        to: start + repair.to,
      }))
    })
  }
}
