import { type Node } from "prosemirror-model"
import { Transform } from "prosemirror-transform"
import type { Declaration } from "../../core/declaration/declaration.ts"
import { paragraphs } from "../../core/declaration/paragraph.ts"
import { schema } from "../../core/schema/schema.ts"
import type { ImportReport, ReportLine } from "../report.ts"

interface Woven {
  /** The body with what was set aside in the middle of paragraphs put back there. */
  readonly doc: Node
  /** What was set aside between paragraphs, by line. */
  readonly between: readonly { readonly line: number; readonly text: string }[]
  /** The source line at which each paragraph begins. */
  readonly firstLines: readonly number[]
}

/**
 * Puts back what an import took out of the running text: page numbers, running
 * heads, notes. With it a text read and printed again has every word in its
 * place, and nothing that an importer decided is beyond recall.
 */
export function withSetAside(declaration: Declaration, report: ImportReport): Woven {
  const byParagraph = new Map<string, ReportLine[]>()
  const others: ReportLine[] = []
  const found = paragraphs(declaration)
  const ids = new Set<string>(found.map(({ id }) => id))
  for (const line of report.lines) {
    const holder = line.to.find((id) => ids.has(id))
    if (holder !== undefined) byParagraph.set(holder, [...(byParagraph.get(holder) ?? []), line])
    // A label in the margin is printed with its paragraph.
    else if (line.fate !== "blank" && !line.to.includes("label")) others.push(line)
  }
  const tr = new Transform(declaration.doc)
  const inside = new Set<ReportLine>()
  for (const { id, from, node } of found.toReversed()) {
    const own = byParagraph.get(id) ?? []
    for (let index = own.length - 1; index > 0; index--) {
      const line = own[index]
      const before = own[index - 1]
      if (!line || !before || line.at === null) continue
      const between = others.filter((other) => before.line < other.line && other.line < line.line)
      if (between.length === 0) continue
      for (const other of between) inside.add(other)
      const pos = from + 1 + innerOffset(node, line.at)
      const $pos = tr.doc.resolve(pos)
      const text = `\n${between.map((other) => other.text.trim()).join("\n")}\n`
      // Only the brackets around both lines are around what stood between them.
      const after = $pos.nodeAfter?.marks ?? []
      const around = ($pos.nodeBefore?.marks ?? []).filter((mark) => mark.isInSet(after))
      tr.insert(pos, schema.text(text, around))
    }
  }
  return {
    doc: tr.doc,
    between: others
      .filter((line) => !inside.has(line))
      .map(({ line, text }) => ({ line, text: text.trim() })),
    firstLines: found.map(({ id }) => byParagraph.get(id)?.[0]?.line ?? 0),
  }
}

/** The offset in a paragraph's content of an offset in its words: note references take room there. */
function innerOffset(paragraph: Node, words: number): number {
  let left = words
  let inner = 0
  for (const node of paragraph.children) {
    if (!node.isText) inner += node.nodeSize
    else if (left <= node.nodeSize) return inner + left
    else {
      left -= node.nodeSize
      inner += node.nodeSize
    }
  }
  return inner
}
