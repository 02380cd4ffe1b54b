import type { Node } from "prosemirror-model"
import { Plugin, PluginKey, type Transaction } from "prosemirror-state"
import { Decoration, DecorationSet } from "prosemirror-view"
import type { FootnoteId } from "../../core/declaration/ids.ts"
import { markers } from "../../core/declaration/numbering.ts"
import { paragraphsOf } from "../../core/declaration/paragraph.ts"
import { footnoteReferences } from "../../core/positions/footnote.ts"
import type { ParagraphAttrs } from "../../core/schema/schema.ts"

/** The numbers that stand on the paper but not in the text. */
interface Numbers {
  readonly decorations: DecorationSet
  /** Footnotes in the order of their first reference: the first has number 1. */
  readonly footnotes: readonly FootnoteId[]
}

export const computedNumbersKey = new PluginKey<Numbers>("computed-numbers")

/**
 * Draws the numbers of headings and footnote references, which are computed from
 * order and never stored. Most keys change neither, so they are counted anew only
 * when a paragraph's kind, a paragraph break or a reference is in the change.
 */
export function computedNumbers(): Plugin<Numbers> {
  return new Plugin<Numbers>({
    key: computedNumbersKey,
    state: {
      init: (_, state) => count(state.doc),
      apply(tr, numbers) {
        if (!tr.docChanged) return numbers
        if (touchesNumbers(tr)) return count(tr.doc)
        return { ...numbers, decorations: numbers.decorations.map(tr.mapping, tr.doc) }
      },
    },
    props: { decorations: (state) => computedNumbersKey.getState(state)?.decorations },
  })
}

function count(doc: Node): Numbers {
  const decorations: Decoration[] = []
  const paragraphs = paragraphsOf(doc)
  for (const [index, marker] of markers(paragraphs).entries()) {
    const paragraph = paragraphs[index]
    if (paragraph && marker.kind === "number")
      decorations.push(Decoration.node(paragraph.from, paragraph.to, { "data-number": marker.text }))
  }
  const references = footnoteReferences(doc)
  const footnotes = [...references.keys()]
  for (const [index, id] of footnotes.entries())
    for (const { pos } of references.get(id) ?? [])
      decorations.push(Decoration.node(pos, pos + 1, { "data-number": String(index + 1) }))
  return { decorations: DecorationSet.create(doc, decorations), footnotes }
}

function touchesNumbers(tr: Transaction): boolean {
  return tr.steps.some((step, index) => {
    const before = tr.docs[index]
    const after = tr.docs[index + 1] ?? tr.doc
    if (before?.childCount !== after.childCount) return true
    const map = step.getMap()
    let touched = false as boolean
    // A step without a map of ranges changes attributes or marks: attributes may renumber.
    let ranges = 0
    map.forEach((from, to, newFrom, newTo) => {
      ranges++
      touched ||= hasNumbered(before, from, to) || hasNumbered(after, newFrom, newTo)
    })
    return touched || (ranges === 0 && paragraphKinds(before) !== paragraphKinds(after))
  })
}

function hasNumbered(doc: Node, from: number, to: number): boolean {
  let found = false
  doc.nodesBetween(from, Math.min(to, doc.content.size), (node, pos) => {
    if (node.type.name === "footnote" || (node.type.name === "paragraph" && pos >= from && pos < to))
      found = true
    return !found
  })
  return found
}

const paragraphKinds = (doc: Node): string => {
  const kinds: string[] = []
  doc.forEach((node) => {
    const { kind, level, label } = node.attrs as ParagraphAttrs
    kinds.push(`${kind}${String(level)}${label ?? ""}`)
  })
  return kinds.join()
}
