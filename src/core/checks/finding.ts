import type { FootnoteId, ParagraphId } from "../declaration/ids.ts"

/** What stands between a text and its final form: as long as one of these is found, it is not final. */
export const gateKinds = [
  "open-bracket",
  "proposed-change",
  "unmatched-sign",
  "blank",
  "placeholder",
  "process-note",
  "status-in-text",
  "option",
  "unresolved-comment",
  "status-below-agreed",
  "lapsed-agreement",
  "unlifted-reservation",
  "unanchored-note",
  "empty-note",
] as const

/** What a careful reader would look at again. Never changed but by a person. */
export const suggestionKinds = [
  "double-space",
  "space-before-sign",
  "broken-hyphen",
  "repeated-word",
  "quotation-marks",
  "unbalanced-quotation-marks",
  "spelling-ise",
  "spelling-american",
  "term-variant",
  "acronym-undefined",
  "acronym-defined-twice",
  "dangling-reference",
  "title-variant",
  "link-form",
  "heading-differs-from-item",
  "heading-end",
  "item-end",
  "sentence-end",
  "note-end",
  "double-definition",
  "altered-quotation",
  "numbering",
  "unknown-owner",
] as const

export type GateKind = (typeof gateKinds)[number]
export type SuggestionKind = (typeof suggestionKinds)[number]

/** Where a rule comes from. `majority`: the text itself does otherwise most of the time. */
export type RuleSource =
  | "practice"
  | "interinstitutional-style-guide"
  | "joint-practical-guide"
  | "un-editorial-manual"
  | "majority"
  | "form"

/** One place a check points at, with everything a sentence about it needs. */
export interface Finding {
  readonly kind: GateKind | SuggestionKind
  /** The paragraph of the body it stands in; null for the whole text, or in a footnote. */
  readonly paragraph: ParagraphId | null
  readonly footnote: FootnoteId | null
  /** Offsets in the words of that paragraph, or of the footnote's text. */
  readonly from: number
  readonly to: number
  /** The words in question. */
  readonly text: string
  readonly params: Readonly<Record<string, string>>
  readonly source: RuleSource
  /** What could stand there instead; null where only a person can tell. */
  readonly replacement: string | null
}
