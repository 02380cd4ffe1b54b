import type { ParagraphId } from "../declaration/ids.ts"
import { type Fields, fieldsWith } from "../declaration/records.ts"
import type { BracketRecord } from "./bracket-record.ts"

/**
 * Whether the bracketed text is new: it goes if the proposal is refused. A split adds a break.
 * An option is not: it may be text that stood before, and only its group says what becomes of it.
 */
export const addsText = ({ proposes }: BracketRecord): boolean =>
  proposes === "insertion" || proposes === "split"

/** Whether the bracketed text is to go: it stays if the proposal is refused. A join removes a break. */
export const removesText = ({ proposes }: BracketRecord): boolean =>
  proposes === "deletion" || proposes === "join"

/** Whether it concerns the paragraph it sits on, not the words. */
export const isAboutParagraph = ({ proposes }: BracketRecord): boolean =>
  proposes === "restyling" || proposes === "move"

export const isOpen = ({ settled }: BracketRecord): boolean => settled === null

/**
 * The field that says that a proposal brought this paragraph into the text, so that it
 * goes when the proposal is refused. Words proposed in a paragraph that stood before leave it.
 */
export const bringsField = (paragraph: ParagraphId): string => `brings:${paragraph}`

/** The paragraphs a proposal brought, from its record. */
export const broughtBy = (fields: Fields): ParagraphId[] =>
  fieldsWith(fields, bringsField("" as ParagraphId)).map(([id]) => id as ParagraphId)

/** The field that says that a proposal made this paragraph by splitting the one above it. */
export const splitsField = (paragraph: ParagraphId): string => `splits:${paragraph}`

/** The paragraphs a proposal made, one way or the other: the breaks above them are proposed with it. */
export const madeBy = (fields: Fields): ParagraphId[] => [
  ...broughtBy(fields),
  ...fieldsWith(fields, splitsField("" as ParagraphId)).map(([id]) => id as ParagraphId),
]
