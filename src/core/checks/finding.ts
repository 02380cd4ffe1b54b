import type { FootnoteId, ParagraphId } from "../declaration/ids.ts"

/** Where a finding is: a paragraph of the body, or a footnote. Both null for the text as a whole. */
export interface FindingPlace {
  readonly paragraph: ParagraphId | null
  readonly footnote: FootnoteId | null
  /** The words it is about. */
  readonly quote: string
}

/** What stands in the way of a final text. */
export type GateKind =
  | "open-bracket"
  | "unmatched-sign"
  | "blank"
  | "placeholder"
  | "note-without-reference"
  | "reference-without-note"
  | "status-below-agreed"
  | "lapsed-agreement"
  | "reservation"
  | "open-comment"

/** What somebody may want to look at. Never changed by itself. */
export type SuggestionKind = "double-space" | "broken-link" | "note-full-stop" | "spelling" | "term"

export interface Finding<Kind extends string = GateKind | SuggestionKind> extends FindingPlace {
  readonly kind: Kind
  /** Where the rule comes from. */
  readonly source: string
  /** The words that would do, or null where only a person can say. */
  readonly offer: string | null
}
