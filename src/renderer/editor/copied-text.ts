import type { Node, Slice } from "prosemirror-model"
import { bracketIds } from "../../core/brackets/bracket.ts"
import { bracketRecord } from "../../core/brackets/bracket-record.ts"
import type { BracketId } from "../../core/declaration/ids.ts"
import { schema } from "../../core/schema/schema.ts"
import type { BracketSource } from "./bracket-signs.ts"

/**
 * Copied text as a plain string, for other programs: paragraphs as lines, and
 * brackets with their signs and owners, so that nothing looks agreed elsewhere
 * that is not agreed here.
 */
export function copiedText(slice: Slice, brackets: BracketSource): string {
  const lines: string[] = []
  let open: readonly BracketId[] = []
  const paragraph = (content: { forEach: (visit: (node: Node) => void) => void }): void => {
    let line = ""
    content.forEach((node) => {
      const ids = bracketIds(node.marks)
      line += "]".repeat(open.filter((id) => !ids.includes(id)).length)
      for (const id of ids.filter((id) => !open.includes(id))) line += openingSign(id, brackets)
      open = ids
      line += node.text ?? ""
    })
    lines.push(line)
  }
  if (slice.content.firstChild?.type === schema.nodes.paragraph)
    slice.content.forEach((node) => {
      paragraph(node.content)
    })
  else paragraph(slice.content)
  return lines.join("\n\n") + "]".repeat(open.length)
}

function openingSign(id: BracketId, brackets: BracketSource): string {
  const owners = bracketRecord(id, brackets.fields(id) ?? {}).proposedBy.join("/")
  return owners === "" ? "[" : `[${owners}: `
}
