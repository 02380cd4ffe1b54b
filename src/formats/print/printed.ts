import type { Mark } from "prosemirror-model"
import { isOpen } from "../../core/brackets/effect.ts"
import { bracketsOf } from "../../core/brackets/bracket.ts"
import { type Sign, signsOf, type SignStyle } from "../../core/brackets/signs.ts"
import type { Declaration } from "../../core/declaration/declaration.ts"
import type { FootnoteId } from "../../core/declaration/ids.ts"
import { type Marker, markers } from "../../core/declaration/numbering.ts"
import { type Paragraph, paragraphsOf } from "../../core/declaration/paragraph.ts"
import { type Footnote, footnotes } from "../../core/positions/footnote.ts"
import { goesToPrint, isWithdrawn } from "../../core/positions/footnote-acts.ts"

/**
 * Who will read the print.
 *
 * `compilation` shows brackets with the names behind them, `chair` brackets
 * without names, `clean` a text in which nothing is open any more.
 */
export type PrintView = "clean" | SignStyle

/** One stretch of a printed paragraph. */
export type PrintedRun =
  | { readonly kind: "text"; readonly text: string; readonly marks: readonly Mark[] }
  /** The sign of a bracket, with the names behind it where the view shows names. */
  | { readonly kind: "sign"; readonly text: string }
  | {
      readonly kind: "reference"
      readonly note: FootnoteId
      readonly number: number
      readonly again: boolean
    }

export interface PrintedParagraph {
  readonly paragraph: Paragraph
  readonly marker: Marker
  readonly runs: readonly PrintedRun[]
}

/** A footnote as printed: the number is the one in print, where drafting notes may be missing. */
export interface PrintedNote {
  readonly footnote: Footnote
  readonly number: number | null
  readonly paragraphs: readonly PrintedParagraph[]
}

export interface Printed {
  readonly paragraphs: readonly PrintedParagraph[]
  readonly notes: readonly PrintedNote[]
}

/**
 * A declaration laid out for print: what every printed format shows, in order.
 *
 * Drafting notes go to the people who draft, never to a clean text. A clean text
 * with open brackets is a mistake of the caller, who must have asked the gate
 * first, and throws: better no text than one that looks agreed.
 */
export function printed(declaration: Declaration, view: PrintView): Printed {
  const shown = footnotes(declaration).filter((note) =>
    view === "clean" ? goesToPrint(note) : !isWithdrawn(note),
  )
  const numbers = new Map<FootnoteId, number>()
  for (const { id, references } of shown) if (references.length > 0) numbers.set(id, numbers.size + 1)
  const body = new Layout(declaration, view, numbers)
  return {
    paragraphs: body.lay(declaration.doc, null),
    notes: shown.map((footnote) => ({
      footnote,
      number: numbers.get(footnote.id) ?? null,
      paragraphs: body.lay(footnote.text, footnote.id),
    })),
  }
}

class Layout {
  readonly #declaration: Declaration
  readonly #view: PrintView
  readonly #numbers: ReadonlyMap<FootnoteId, number>
  /** Notes met so far: a second reference to one prints its number again. */
  readonly #met = new Set<FootnoteId>()

  constructor(declaration: Declaration, view: PrintView, numbers: ReadonlyMap<FootnoteId, number>) {
    this.#declaration = declaration
    this.#view = view
    this.#numbers = numbers
  }

  lay(doc: Declaration["doc"], note: FootnoteId | null): PrintedParagraph[] {
    const open = bracketsOf(doc, this.#declaration.records.brackets, note).filter(({ record }) =>
      isOpen(record),
    )
    if (this.#view === "clean" && open.length > 0)
      throw new Error(`a clean text has no open brackets, this one has ${String(open.length)}`)
    const signs = this.#view === "clean" ? [] : signsOf(open, this.#view)
    const found = paragraphsOf(doc)
    const marked = markers(found)
    return found.map((paragraph, index) => ({
      paragraph,
      marker: marked[index] ?? { kind: "none" },
      runs: this.#runs(paragraph, signs),
    }))
  }

  #runs(paragraph: Paragraph, allSigns: readonly Sign[]): PrintedRun[] {
    const runs: PrintedRun[] = []
    const signs = allSigns.filter(({ pos }) => paragraph.from < pos && pos < paragraph.to)
    const put = (text: string, marks: readonly Mark[]): void => {
      if (text !== "") runs.push({ kind: "text", text, marks })
    }
    let next = 0
    const signsUpTo = (pos: number): void => {
      for (let sign = signs[next]; sign && sign.pos <= pos; sign = signs[++next])
        runs.push({ kind: "sign", text: sign.text })
    }
    paragraph.node.forEach((node, inner) => {
      const from = paragraph.from + 1 + inner
      signsUpTo(from)
      if (node.type.name === "footnote") {
        const id = node.attrs.id as FootnoteId
        const number = this.#numbers.get(id)
        if (number === undefined) return
        runs.push({ kind: "reference", note: id, number, again: this.#met.has(id) })
        this.#met.add(id)
      }
      // Brackets begin and end where marks change, and there ProseMirror begins another text node.
      if (node.isText) put(node.text ?? "", printedMarks(node.marks))
    })
    signsUpTo(paragraph.to)
    const status = this.#declaration.records.statuses.get(paragraph.id)?.notation
    if (this.#view === "compilation" && typeof status === "string") runs.push({ kind: "sign", text: status })
    return runs
  }
}

const printedMarks = (marks: readonly Mark[]): Mark[] => marks.filter(({ type }) => type.name !== "bracket")
