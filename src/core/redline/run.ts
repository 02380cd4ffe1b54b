import type { BracketId, FootnoteId } from "../declaration/ids.ts"

/**
 * A stretch of a row's text that one reading keeps, removes or adds.
 *
 * Kept and removed runs, read in order, are the baseline; kept and added runs
 * are the draft. Nothing is left out: white space, note references, the signs
 * of brackets and the ends of paragraphs are runs too.
 */
export type Run = RunPlace & RunContent

export interface RunPlace {
  readonly kind: "kept" | "removed" | "added"
  /** As it is printed: words, a note's number in superior figures, a bracket's sign, "¶". */
  readonly text: string
  /** Where it stands in the baseline; null for added text. */
  readonly baseline: Span | null
  /** Where it stands in the draft; null for removed text. */
  readonly draft: Span | null
}

export type RunContent =
  | {
      readonly what: "words"
      /** Kept words whose emphasis or link changed. */
      readonly reformatted: boolean
    }
  | { readonly what: "footnote"; readonly footnote: FootnoteId }
  | {
      readonly what: "sign"
      readonly bracket: BracketId
      /** The baseline's bracket of a kept sign; the same as `bracket` unless the two texts were imported apart. */
      readonly baselineBracket: BracketId
      readonly side: "opening" | "closing"
    }
  /** The end of a paragraph inside a row of several: added by a split, removed by a merge. */
  | { readonly what: "break" }

/**
 * A range in one paragraph of a row's side. Signs take no room in a
 * declaration, so their spans are empty, as are those of breaks.
 */
export interface Span {
  /** Which of the row's paragraphs on that side, counting from 0. */
  readonly paragraph: number
  /** Offsets in the content of the paragraph's node. */
  readonly from: number
  readonly to: number
}
