import type { Node } from "prosemirror-model"
import { bracketsOf } from "../../core/brackets/bracket.ts"
import { type Sign, signsOf, type SignStyle } from "../../core/brackets/signs.ts"
import type { Records } from "../../core/declaration/records.ts"
import type { ParagraphAttrs } from "../../core/schema/schema.ts"

export interface FormatNotationOptions {
  readonly style?: SignStyle
  /** Prints what is neither text nor a place, such as the reference to a footnote, and dresses text. */
  readonly inline?: (node: Node) => string
}

/**
 * The text of each paragraph with its bracket signs, names and statuses written out.
 * What `parseNotation` read comes back as the same characters.
 */
export function formatNotation(doc: Node, records: Records, options: FormatNotationOptions = {}): string[] {
  const { style = "compilation", inline = plain } = options
  const signs = signsOf(bracketsOf(doc, records.brackets), style)
  const printed: string[] = []
  let next = 0
  doc.forEach((paragraph, start) => {
    let text = ""
    const signsUpTo = (pos: number): void => {
      for (let sign: Sign | undefined; (sign = signs[next]) && sign.pos <= pos; next++) text += sign.text
    }
    paragraph.forEach((node, inner) => {
      const from = start + 1 + inner
      signsUpTo(from)
      // Text nodes end wherever a bracket does, so no sign falls inside one.
      text += inline(node)
    })
    signsUpTo(start + paragraph.nodeSize - 1)
    const written = records.statuses.get((paragraph.attrs as ParagraphAttrs).id)?.notation
    printed.push(style === "compilation" && typeof written === "string" ? text + written : text)
  })
  return printed
}

const plain = (node: Node): string => node.text ?? ""
