import type { Mark } from "prosemirror-model"
import { element } from "../xml/element.ts"

/** A style of words within a paragraph. `run` are the children of its w:rPr, in the schema's order. */
export interface InlineStyle {
  readonly id: string
  readonly name: string
  readonly isOwn?: boolean
  readonly isCombination?: boolean
  readonly run: string
}

const superscript = element("w:vertAlign", { "w:val": "superscript" })

/** Single looks, in the order their w:rPr children come in the schema. */
const looks = [
  { mark: "strong", id: "Strong", name: "Strong", run: element("w:b") + element("w:bCs") },
  { mark: "em", id: "Emphasis", name: "Emphasis", run: element("w:i") + element("w:iCs") },
  {
    mark: "link",
    id: "Hyperlink",
    name: "Hyperlink",
    run: element("w:color", { "w:val": "0563C1" }) + element("w:u", { "w:val": "single" }),
  },
  { mark: "sup", id: "Superscript", name: "Superscript", isOwn: true, run: superscript },
] as const

/** A run has one style, so every combination of looks is a style of its own. */
const combinations = Array.from({ length: 2 ** looks.length - 1 }, (_, index): InlineStyle => {
  const chosen = looks.filter((_look, bit) => ((index + 1) >> bit) % 2 === 1)
  const first = chosen[0]
  return {
    id: chosen.map(({ id }) => id).join(""),
    name: chosen.map(({ name }) => name).join(" "),
    run: chosen.map(({ run }) => run).join(""),
    ...((chosen.length > 1 || first?.mark === "sup") && { isOwn: true }),
    ...(chosen.length > 1 && { isCombination: true }),
  }
})

export const inlineStyles: readonly InlineStyle[] = [
  ...combinations,
  { id: "BracketSign", name: "Bracket Sign", isOwn: true, run: element("w:b") + element("w:bCs") },
  { id: "ParagraphLabel", name: "Paragraph Label", isOwn: true, run: element("w:noProof") },
  { id: "FootnoteReference", name: "footnote reference", run: superscript },
  { id: "CommentReference", name: "annotation reference", run: element("w:sz", { "w:val": 16 }) },
  {
    id: "AddedText",
    name: "Added Text",
    isOwn: true,
    run: element("w:b") + element("w:bCs") + element("w:u", { "w:val": "single" }),
  },
  { id: "RemovedText", name: "Removed Text", isOwn: true, run: element("w:strike") },
]

/** The style of words with some marks, or null for plain words. */
export function inlineStyleOf(marks: readonly Mark[]): string | null {
  const names = new Set(marks.map(({ type }) => type.name))
  return (
    looks
      .filter(({ mark }) => names.has(mark))
      .map(({ id }) => id)
      .join("") || null
  )
}
