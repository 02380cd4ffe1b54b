import type { Node } from "prosemirror-model"
import { bracketsOf } from "../brackets/bracket.ts"
import { signsOf as printedSigns } from "../brackets/signs.ts"
import type { BracketId, FootnoteId } from "../declaration/ids.ts"
import type { Table } from "../declaration/records.ts"

/** An opening or closing sign of an open bracket, as it is printed. It takes no room in the document. */
export interface Sign {
  /** The offset in the paragraph's content at which it is printed. */
  readonly at: number
  readonly bracket: BracketId
  readonly side: "opening" | "closing"
  readonly text: string
}

const none: readonly Sign[] = []

/** The signs of one document by paragraph, each paragraph's in the order they are printed. */
export interface Signs {
  readonly in: (paragraph: number) => readonly Sign[]
}

/** Finds the signs of the brackets still open: a settled bracket is text like any other. */
export function signsOf(doc: Node, records: Table, footnote: FootnoteId | null = null): Signs {
  const open = bracketsOf(doc, records, footnote).filter(({ record }) => record.settled === null)
  if (open.length === 0) return { in: () => none }
  const byParagraph: Sign[][] = []
  const signs = printedSigns(open, "compilation")
  let next = 0
  doc.forEach((node, start, index) => {
    const end = start + node.nodeSize
    const here: Sign[] = []
    for (let sign = signs[next]; sign && sign.pos < end; sign = signs[++next])
      here.push({
        at: sign.pos - start - 1,
        bracket: sign.bracket.id,
        side: sign.edge === "open" ? "opening" : "closing",
        text: sign.text,
      })
    byParagraph[index] = here
  })
  return { in: (paragraph) => byParagraph[paragraph] ?? none }
}
