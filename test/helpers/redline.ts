import type { Node } from "prosemirror-model"
import { expect } from "vitest"
import { type Bracket, brackets } from "../../src/core/brackets/bracket.ts"
import { signsOf } from "../../src/core/brackets/signs.ts"
import type { Declaration } from "../../src/core/declaration/declaration.ts"
import { type Paragraph, paragraphs, paragraphsOf } from "../../src/core/declaration/paragraph.ts"
import { noRecords, type Records } from "../../src/core/declaration/records.ts"
import { redline as compare, type Redline, type RedlineOptions } from "../../src/core/redline/redline.ts"
import type { Row } from "../../src/core/redline/row.ts"
import { type Run, type Span } from "../../src/core/redline/run.ts"
import { rowKinds } from "../../src/core/redline/row.ts"
import type { ParagraphAttrs } from "../../src/core/schema/schema.ts"
import { schema } from "../../src/core/schema/schema.ts"

/** A redline that has passed every law. All tests of the redline go through here. */
export function redline(baseline: Declaration, draft: Declaration, options: RedlineOptions = {}): Redline {
  const result = compare(baseline, draft, options)
  expectLaws(baseline, draft, result)
  return result
}

/** Paragraphs from their texts, or from their texts and attributes; ids count from `p1` unless given. */
export function declarationOf(
  texts: readonly (string | (Partial<ParagraphAttrs> & { readonly text: string }))[],
  records: Partial<Records> = {},
): Declaration {
  const nodes = texts.map((given, i) => {
    const { text, ...attrs } = typeof given === "string" ? { text: given } : given
    return schema.node("paragraph", { id: `p${i + 1}`, ...attrs }, text === "" ? [] : [schema.text(text)])
  })
  return { doc: schema.node("doc", null, nodes), notes: new Map(), records: { ...noRecords, ...records } }
}

/**
 * The redline of two texts, written as drafters write it: `We {-shall-}{+will+}
 * act.`, one line a row. A line begins with what happened to its paragraph
 * unless that is plain: `moved: …`, `added: …`. `¶` ends a paragraph inside a row.
 */
export const redlined = (baseline: readonly string[] | string, draft: readonly string[] | string): string =>
  print(redline(declarationOf([baseline].flat()), declarationOf([draft].flat())))

export const print = ({ rows }: Redline): string => rows.map(printRow).join("\n")

export function printRow(row: Row): string {
  const isPlain = row.kind === "unchanged" || row.kind === "edited"
  const name = isPlain
    ? row.moved
      ? "moved: "
      : ""
    : `${row.moved && row.kind !== "moved" ? "moved, " : ""}${row.kind}: `
  return name + printRuns(row.runs)
}

export function printRuns(runs: readonly Run[]): string {
  let printed = ""
  let open: Run["kind"] = "kept"
  const close = { kept: "", removed: "-}", added: "+}" }
  const start = { kept: "", removed: "{-", added: "{+" }
  for (const { kind, text } of runs) {
    if (kind !== open) printed += close[open] + start[kind]
    open = kind
    printed += text
  }
  return printed + close[open]
}

/** What must hold of any redline. */
export function expectLaws(baseline: Declaration, draft: Declaration, result: Redline): void {
  const { rows, summary } = result
  const sides = { baseline: paragraphs(baseline), draft: paragraphs(draft) }

  // Every paragraph of both sides stands in exactly one row.
  for (const side of ["baseline", "draft"] as const) {
    const shown = rows.flatMap((row) => row[side].map(({ index }) => index)).sort((a, b) => a - b)
    expect(shown).toEqual(sides[side].map(({ index }) => index))
  }

  // Applied to the baseline it gives the draft, reversed the baseline, in words, signs and references.
  for (const { runs, baseline: before, draft: now } of [...rows, ...result.footnotes.map(notesAsRow)]) {
    expect(sideFromRuns(runs, "baseline", before)).toEqual(contentOf(baseline, before))
    expect(sideFromRuns(runs, "draft", now)).toEqual(contentOf(draft, now))
  }

  // Rows follow the draft, and those that did not move follow the baseline.
  const draftOrder = rows.flatMap((row) => row.draft.map(({ index }) => index))
  expect(draftOrder).toEqual(draftOrder.toSorted((a, b) => a - b))
  const unmoved = rows.filter(({ moved }) => !moved).flatMap((row) => row.baseline.map(({ index }) => index))
  expect(unmoved).toEqual(unmoved.toSorted((a, b) => a - b))

  // The summary adds up.
  for (const kind of rowKinds) expect(summary[kind]).toBe(rows.filter((row) => row.kind === kind).length)
  const inPairs = summary.unchanged + summary.edited + summary.moved + summary.restyled
  const inside = (side: "baseline" | "draft", kind: "split" | "merged"): number =>
    rows.filter((row) => row.kind === kind).reduce((sum, row) => sum + row[side].length, 0)
  expect(inPairs + summary.removed + summary.split + inside("baseline", "merged")).toBe(sides.baseline.length)
  expect(inPairs + summary.added + summary.merged + inside("draft", "split")).toBe(sides.draft.length)
  expect(summary.paragraphs).toEqual({ baseline: sides.baseline.length, draft: sides.draft.length })
  expect(summary.hidden).toBe(0)

  // A row without edits has kept everything; one with edits names each change.
  for (const { runs, edits } of rows) {
    const changed = runs.flatMap((run, i) =>
      run.kind !== "kept" || (run.what === "words" && run.reformatted) ? [i] : [],
    )
    const covered = edits.flatMap((edit) =>
      runs.slice(edit.runs[0], edit.runs[1] + 1).map((_, i) => edit.runs[0] + i),
    )
    expect(covered).toEqual(changed)
  }
}

const notesAsRow = (change: Redline["footnotes"][number]) => ({
  runs: change.runs,
  baseline: change.baseline ? paragraphsOf(change.baseline.text) : [],
  draft: change.draft ? paragraphsOf(change.draft.text) : [],
})

/** A side of a row as the runs tell it: text, `⟨footnote⟩`, `⟦sign⟧`, `¶`, each with its place. */
function sideFromRuns(
  runs: readonly Run[],
  side: "baseline" | "draft",
  paragraphs: readonly Paragraph[],
): string[] {
  const told: string[] = []
  for (const run of runs) {
    const span = run[side]
    if (!span) continue
    const node = paragraphs[span.paragraph]?.node
    expect(node).toBeDefined()
    if (run.what === "words") {
      expect(textIn(node!, span)).toBe(run.text)
      told.push(...run.text)
    } else if (run.what === "footnote") told.push(`⟨${footnoteAt(node!, span)}⟩`)
    else if (run.what === "sign")
      told.push(`⟦${run.side} ${side === "baseline" ? run.baselineBracket : run.bracket} ${run.text}⟧`)
    else told.push("¶")
  }
  return told
}

/** The same, as the declaration tells it. */
function contentOf(declaration: Declaration, shown: readonly Paragraph[]): string[] {
  const open = brackets(declaration).filter(
    ({ record, paragraph }) => record.settled === null && paragraph === null,
  )
  return shown.flatMap((paragraph, i) => {
    const doc = [declaration.doc, ...declaration.notes.values()].find(
      (doc) => doc.maybeChild(paragraph.index) === paragraph.node,
    )
    const footnote = [...declaration.notes].find(([, note]) => note === doc)?.[0] ?? null
    const here = open.filter((bracket) => bracket.footnote === footnote)
    const told: string[] = i === 0 ? [] : ["¶"]
    for (let at = 0; at <= paragraph.node.content.size; at++) {
      const pos = paragraph.from + 1 + at
      const closing = here.filter(({ to }) => to === pos).reverse()
      const opening = here.filter(({ from }) => from === pos)
      told.push(...closing.map((bracket) => signText(bracket, "closing")))
      told.push(...opening.map((bracket) => signText(bracket, "opening")))
      const child = paragraph.node.childAfter(at)
      if (child.node?.isText) told.push(child.node.text?.[at - child.offset] ?? "")
      else if (child.node?.type === schema.nodes.footnote) told.push(`⟨${String(child.node.attrs.id)}⟩`)
    }
    return told
  })
}

function signText(bracket: Bracket, side: "opening" | "closing"): string {
  const [opening, closing] = signsOf([bracket], "compilation")
  return `⟦${side} ${bracket.id} ${(side === "opening" ? opening : closing)?.text ?? ""}⟧`
}

const textIn = (node: Node, { from, to }: Span): string => node.textBetween(from, to)
const footnoteAt = (node: Node, { from }: Span): string => String(node.nodeAt(from)?.attrs.id)
