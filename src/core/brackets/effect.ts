import type { ParagraphId } from "../declaration/ids.ts"
import type { BracketRecord } from "./bracket-record.ts"

/** Whether the bracketed text is new: it goes if the proposal is refused. A split adds a break. */
export const addsText = ({ proposes }: BracketRecord): boolean =>
  proposes === "insertion" || proposes === "split" || proposes === "option"

/** Whether the bracketed text is to go: it stays if the proposal is refused. A join removes a break. */
export const removesText = ({ proposes }: BracketRecord): boolean =>
  proposes === "deletion" || proposes === "join"

/** Whether it concerns the paragraph it sits on, not the words. */
export const isAboutParagraph = ({ proposes }: BracketRecord): boolean =>
  proposes === "restyling" || proposes === "move"

export const isOpen = ({ settled }: BracketRecord): boolean => settled === null

/**
 * The field that says that an insertion fills an empty paragraph which stood before it.
 * Any other paragraph that holds nothing but refused text goes with the text.
 */
export const fillsField = (paragraph: ParagraphId): string => `fills:${paragraph}`
