import { Mark, type Node } from "prosemirror-model"
import type { Step, Transform } from "prosemirror-transform"
import type * as Y from "yjs"
import { indexAt } from "./flat.ts"
import { type Layout, sentinel } from "./layout.ts"
import { attributeName, type Attributes, attributesOf } from "./marks.ts"
import { writeParagraph } from "./paragraph-data.ts"
import { isSame, type Token, tokensBetween } from "./tokens.ts"

/**
 * Writes the steps of a transaction into a shared text, one after another,
 * within the caller's Yjs transaction.
 *
 * Each step is compared with what it replaced, token by token and only where
 * it changed anything: what stays the same keeps its identity, so that nothing
 * somebody else does to it meanwhile is lost.
 */
export function writeSteps(layout: Layout, text: Y.Text, { steps, docs, doc }: Transform): void {
  if (steps.length > 0 && text.length === 0) text.insertEmbed(0, { ...sentinel })
  steps.forEach((step, i) => {
    const before = docs[i]
    const after = docs[i + 1] ?? doc
    // From the end: what is written further on does not shift what comes before.
    if (before !== undefined)
      for (const range of changedRanges(step, before, after).reverse())
        writeRange(layout, text, before, after, range)
  })
}

interface ChangedRange {
  readonly fromBefore: number
  readonly toBefore: number
  readonly fromAfter: number
  readonly toAfter: number
}

function changedRanges(step: Step, before: Node, after: Node): ChangedRange[] {
  const ranges: ChangedRange[] = []
  step.getMap().forEach((fromBefore, toBefore, fromAfter, toAfter) => {
    ranges.push({ fromBefore, toBefore, fromAfter, toAfter })
  })
  if (ranges.length > 0) return ranges
  // Marks and attributes move nothing, so the step's map is empty and the documents tell.
  const from = before.content.findDiffStart(after.content)
  const end = before.content.findDiffEnd(after.content)
  return from === null || end === null
    ? []
    : [{ fromBefore: from, toBefore: Math.max(from, end.a), fromAfter: from, toAfter: Math.max(from, end.b) }]
}

function writeRange(layout: Layout, text: Y.Text, before: Node, after: Node, range: ChangedRange): void {
  const old = tokensBetween(before, range.fromBefore, range.toBefore)
  const fresh = tokensBetween(after, range.fromAfter, range.toAfter)
  let start = 0
  while (start < old.length && start < fresh.length && same(old[start], fresh[start])) start++
  let end = 0
  while (
    end < old.length - start &&
    end < fresh.length - start &&
    same(old[old.length - 1 - end], fresh[fresh.length - 1 - end])
  )
    end++
  const base = indexAt(before, range.fromBefore)
  const removed = old.length - start - end
  if (removed > 0) text.delete(base + start, removed)
  const behind = insertTokens(layout, text, base + start, fresh.slice(start, fresh.length - end))
  restyle(layout, text, base, old.slice(0, start), fresh.slice(0, start))
  restyle(layout, text, behind, old.slice(old.length - end), fresh.slice(fresh.length - end))
}

const same = (first: Token | undefined, second: Token | undefined): boolean =>
  first !== undefined && second !== undefined && isSame(first, second)

/** Inserts tokens and returns the index behind them. */
function insertTokens(layout: Layout, text: Y.Text, at: number, tokens: readonly Token[]): number {
  let index = at
  for (let i = 0; i < tokens.length;) {
    const token = tokens[i]
    if (token === undefined) break
    if (token.kind === "unit") {
      let words = ""
      for (let next: Token | undefined = token; next?.kind === "unit"; next = tokens[++i]) {
        if (!Mark.sameSet(next.marks, token.marks)) break
        words += next.unit
      }
      text.insert(index, words, attributesOf(token.marks))
      index += words.length
      continue
    }
    if (token.kind === "embed") text.insertEmbed(index, token.embed, attributesOf(token.marks))
    else {
      text.insertEmbed(index, { paragraph: token.attrs.id })
      writeParagraph(layout, null, token.attrs)
    }
    index++
    i++
  }
  return index
}

/** Writes what changed about tokens that stayed: marks put on or taken off, paragraph data. */
function restyle(
  layout: Layout,
  text: Y.Text,
  at: number,
  old: readonly Token[],
  fresh: readonly Token[],
): void {
  let run: { readonly from: number; readonly change: Attributes; readonly key: string } | null = null
  const flush = (to: number): void => {
    if (run !== null) text.format(at + run.from, to - run.from, run.change)
    run = null
  }
  old.forEach((before, i) => {
    const after = fresh[i]
    if (after === undefined) return
    if (before.kind === "paragraph" || after.kind === "paragraph") {
      // A paragraph's start takes on whatever format runs across it; it shows none.
      if (before.kind === "paragraph" && after.kind === "paragraph")
        writeParagraph(layout, before.attrs, after.attrs)
      return
    }
    const change = attributeChange(before.marks, after.marks)
    const key = change === null ? "" : JSON.stringify(change)
    if (run?.key === key) return
    flush(i)
    if (change !== null) run = { from: i, change, key }
  })
  flush(old.length)
}

function attributeChange(before: readonly Mark[], after: readonly Mark[]): Attributes | null {
  if (Mark.sameSet(before, after)) return null
  const change: Attributes = {}
  for (const mark of before) if (!mark.isInSet(after)) change[attributeName(mark)] = null
  for (const mark of after) if (!mark.isInSet(before)) Object.assign(change, attributesOf([mark]))
  return Object.keys(change).length > 0 ? change : null
}
