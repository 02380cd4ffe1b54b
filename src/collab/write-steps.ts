import { Mark, type Node } from "prosemirror-model"
import type { Step, Transform } from "prosemirror-transform"
import type * as Y from "yjs"
import { type Ends, endsOf } from "./ends.ts"
import { insertStart, insertWords } from "./insert.ts"
import { indexAt } from "./flat.ts"
import { itemsFrom, startIn } from "./items.ts"
import { type Layout, sentinel } from "./layout.ts"
import { attributeName, type Attributes, attributesOf } from "./marks.ts"
import { writeParagraph } from "./paragraph-data.ts"
import { isSame, type Token, tokensBetween } from "./tokens.ts"

/**
 * Writes the steps of transactions into a shared text, one after another,
 * within the caller's Yjs transaction.
 *
 * Each step is compared with what it replaced, token by token and only where
 * it changed anything: what stays the same keeps its identity, so that nothing
 * somebody else does to it meanwhile is lost.
 */
export function writeSteps(
  transaction: Y.Transaction,
  layout: Layout,
  text: Y.Text,
  transforms: readonly Transform[],
): void {
  const edits = transforms.flatMap(({ steps, docs, doc }) =>
    steps.map((step, i) => ({ step, before: docs[i] ?? doc, after: docs[i + 1] ?? doc })),
  )
  const final = transforms.at(-1)?.doc
  if (edits.length === 0 || final === undefined) return
  if (text.length === 0) text.insertEmbed(0, { ...sentinel })
  const ends = endsOf(layout)
  edits.forEach(({ step, before, after }, i) => {
    // A split makes two paragraphs of one id, and a later step gives the second its own. Its
    // start is written once, with the id it ends up with.
    const lastId = (pos: number): string => {
      const later = edits.slice(i + 1).reduce((at, edit) => edit.step.getMap().map(at), pos)
      const node = final.nodeAt(Math.min(later, final.content.size))
      return node?.type.name === "paragraph" ? String(node.attrs.id) : ""
    }
    const sheet = { transaction, layout, text, ends, lastId }
    // From the end: what is written further on does not shift what comes before.
    for (const range of changedRanges(step, before, after).reverse()) writeRange(sheet, before, after, range)
  })
}

/** What is written on. */
interface Sheet {
  readonly transaction: Y.Transaction
  readonly layout: Layout
  readonly text: Y.Text
  readonly ends: Ends
  /** The id that the paragraph now before an offset has when all steps are done; empty if it has gone. */
  readonly lastId: (pos: number) => string
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

function writeRange(sheet: Sheet, before: Node, after: Node, range: ChangedRange): void {
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
  if (
    isRenamed(sheet, base + start, old.slice(start, old.length - end), fresh.slice(start, fresh.length - end))
  )
    return
  const removed = old.length - start - end
  if (removed > 0) sheet.text.delete(base + start, removed)
  const behind = insertTokens(sheet, base + start, fresh.slice(start, fresh.length - end))
  restyle(sheet, base, old.slice(0, start), fresh.slice(0, start))
  restyle(sheet, behind, old.slice(old.length - end), fresh.slice(fresh.length - end))
}

/** Whether all that changed is the id of a paragraph, and its start was written with that id. */
function isRenamed(sheet: Sheet, index: number, old: readonly Token[], fresh: readonly Token[]): boolean {
  const [before] = old
  const [after] = fresh
  if (old.length !== 1 || fresh.length !== 1 || before?.kind !== "paragraph" || after?.kind !== "paragraph")
    return false
  let at = 0
  for (const item of itemsFrom(sheet.text._start)) {
    if (item.deleted || !item.countable) continue
    if (at >= index) return startIn(item) === after.attrs.id
    at += item.length
  }
  return false
}

const same = (first: Token | undefined, second: Token | undefined): boolean =>
  first !== undefined && second !== undefined && isSame(first, second)

/** Inserts tokens and returns the index behind them. */
function insertTokens(sheet: Sheet, at: number, tokens: readonly Token[]): number {
  const { transaction, layout, text, ends } = sheet
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
      insertWords(transaction, text, index, words, attributesOf(token.marks), ends)
      index += words.length
      continue
    }
    if (token.kind === "embed")
      insertWords(transaction, text, index, token.embed, attributesOf(token.marks), ends)
    else {
      const id = sheet.lastId(token.pos) || token.attrs.id
      insertStart(transaction, text, index, { paragraph: id }, ends)
      writeParagraph(layout, null, { ...token.attrs, id })
    }
    index++
    i++
  }
  return index
}

/** Writes what changed about tokens that stayed: marks put on or taken off, paragraph data. */
function restyle(sheet: Sheet, at: number, old: readonly Token[], fresh: readonly Token[]): void {
  let run: { readonly from: number; readonly change: Attributes; readonly key: string } | null = null
  const flush = (to: number): void => {
    if (run !== null) sheet.text.format(at + run.from, to - run.from, run.change)
    run = null
  }
  old.forEach((before, i) => {
    const after = fresh[i]
    if (after === undefined) return
    if (before.kind === "paragraph" || after.kind === "paragraph") {
      // A paragraph's start takes on whatever format runs across it; it shows none.
      if (before.kind === "paragraph" && after.kind === "paragraph")
        writeParagraph(sheet.layout, before.attrs, after.attrs)
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
