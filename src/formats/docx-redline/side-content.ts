import type { Mark } from "prosemirror-model"
import type { FootnoteId } from "../../core/declaration/ids.ts"
import type { Paragraph } from "../../core/declaration/paragraph.ts"
import type { Span } from "../../core/redline/run.ts"

/** A stretch of one side's own words, as they look there. */
export type Piece =
  | { readonly kind: "text"; readonly text: string; readonly marks: readonly Mark[] }
  | { readonly kind: "reference"; readonly note: FootnoteId }

/** What stands in a span of a row's side: the redline's own text is as printed, this is as written. */
export function piecesIn(paragraphs: readonly Paragraph[], span: Span | null): Piece[] {
  const paragraph = span && paragraphs[span.paragraph]
  if (!span || !paragraph) return []
  return paragraph.node.content.cut(span.from, span.to).content.flatMap((node): Piece[] => {
    if (node.type.name === "footnote") return [{ kind: "reference", note: node.attrs.id as FootnoteId }]
    if (!node.isText) return []
    return [
      {
        kind: "text",
        text: node.text ?? "",
        marks: node.marks.filter(({ type }) => type.name !== "bracket"),
      },
    ]
  })
}
