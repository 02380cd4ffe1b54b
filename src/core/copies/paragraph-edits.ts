import { Fragment, type Mark, type Node } from "prosemirror-model"
import type { BracketId } from "../declaration/ids.ts"
import type { Paragraph } from "../declaration/paragraph.ts"
import type { CopyBrackets } from "./copy-brackets.ts"
import type { Copy, CopyConflict } from "./copy.ts"

/** What the copies want of one paragraph of the text sent out. All offsets are those of its own words. */
export class ParagraphEdits {
  readonly #paragraph: Paragraph
  readonly #marks: { readonly from: number; readonly to: number; readonly mark: Mark }[] = []
  readonly #insertions: { readonly at: number; readonly nodes: readonly Node[] }[] = []
  /** Which words each copy touches, to find where copies disagree. */
  readonly #touched: {
    readonly from: number
    readonly to: number
    readonly copy: string
    readonly what: string
  }[] = []

  constructor(paragraph: Paragraph) {
    this.#paragraph = paragraph
  }

  /** Proposes to delete a range. */
  remove(from: number, to: number, copy: Copy, brackets: CopyBrackets): void {
    if (from >= to) return
    const { mark, isNew } = brackets.deletion(`${this.#paragraph.id} ${String(from)} ${String(to)}`)
    if (isNew) this.#marks.push({ from, to, mark })
    this.#touched.push({ from, to, copy: copy.name, what: "" })
  }

  /** Proposes to insert words of a copy. */
  insert(at: number, nodes: readonly Node[], copy: Copy, brackets: CopyBrackets): void {
    const inserted = brackets.insertion(`${this.#paragraph.id} ${String(at)}`, nodes)
    if (inserted.length > 0) this.#insertions.push({ at, nodes: inserted })
    const what = nodes.map((node) => node.textContent).join("")
    this.#touched.push({ from: at, to: at, copy: copy.name, what })
  }

  /** Puts a bracket of a copy on words that all have. */
  mark(from: number, to: number, id: BracketId, copy: Copy, brackets: CopyBrackets): void {
    const mark = brackets.carried(id)
    if (!mark) return
    this.#marks.push({ from, to, mark })
    this.#touched.push({ from, to, copy: copy.name, what: `[${id}` })
  }

  node(): Node {
    const { node } = this.#paragraph
    let { content } = node
    for (const { from, to, mark } of this.#marks) {
      const inside = content.cut(from, to).content.map((each) => each.mark(mark.addToSet(each.marks)))
      content = content.cut(0, from).append(Fragment.from(inside)).append(content.cut(to))
    }
    // From the end, so that offsets hold; of two at one place the later copy's comes second.
    const inOrder = this.#insertions
      .map((insertion, order) => ({ ...insertion, order }))
      .sort((first, second) => second.at - first.at || second.order - first.order)
    for (const { at, nodes } of inOrder)
      content = content
        .cut(0, at)
        .append(Fragment.from([...nodes]))
        .append(content.cut(at))
    return node.copy(content)
  }

  /** The copies that touch the same words and do not want the same. */
  conflict(): CopyConflict | null {
    const names = [...new Set(this.#touched.map(({ copy }) => copy))].sort()
    const copies = names.filter((name) => names.some((other) => other !== name && this.#differ(name, other)))
    return copies.length === 0 ? null : { paragraph: this.#paragraph.id, copies }
  }

  /** Whether one of two copies wants something, where the other touches the text, that the other does not want. */
  #differ(first: string, second: string): boolean {
    const [ofFirst, ofSecond] = [first, second].map((name) =>
      this.#touched.filter(({ copy }) => copy === name),
    )
    const differs = (own: typeof ofFirst = [], others: typeof ofFirst = []): boolean =>
      own.some(
        (touch) =>
          !others.some((other) => isSame(touch, other)) && others.some((other) => meets(touch, other)),
      )
    return differs(ofFirst, ofSecond) || differs(ofSecond, ofFirst)
  }
}

interface Touch {
  readonly from: number
  readonly to: number
  readonly what: string
}

const meets = (first: Touch, second: Touch): boolean => first.from <= second.to && second.from <= first.to

const isSame = (first: Touch, second: Touch): boolean =>
  first.from === second.from && first.to === second.to && first.what === second.what
