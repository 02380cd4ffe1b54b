import type { Mark } from "prosemirror-model"

/** A stretch of a paragraph: words with marks, or a reference to a note. */
export type Run =
  | { readonly kind: "text"; readonly text: string; readonly marks: readonly Mark[] }
  /** `source` is how the reference was written, put back where no such note exists. */
  | { readonly kind: "reference"; readonly note: string; readonly source: string }

/** A paragraph as the source shows it, before we decide what it is in a declaration. */
export interface Block {
  readonly lines: readonly number[]
  readonly style: "heading" | "item" | "plain"
  /** The level of a heading or of a list, from 1; 0 for plain paragraphs. */
  readonly depth: number
  /** The number or letter written before its words: "1.", "(a)", "3 bis". */
  readonly label: string | null
  readonly runs: readonly Run[]
}

/** The text of a note as it stands somewhere in the source, with the label it goes by. */
export interface NoteBlock {
  readonly label: string
  readonly lines: readonly number[]
  readonly paragraphs: readonly (readonly Run[])[]
}

/**
 * Stands in a paragraph's text where one line of the source ended and the next
 * began, until the paragraph is built: a space takes its place, or nothing after
 * a hyphen, and the report learns where each line's words are.
 */
export const joint = "\n"

export const textRun = (text: string, marks: readonly Mark[] = []): Run => ({ kind: "text", text, marks })

export const wordsOf = (runs: readonly Run[]): string =>
  runs
    .map((run) => (run.kind === "text" ? run.text : ""))
    .join("")
    .replaceAll(joint, " ")

export const firstLine = ({ lines }: { readonly lines: readonly number[] }): number => lines[0] ?? 1

/** Runs without white space at the edges, and none before a reference: a number clings to its word. */
export function trimRuns(runs: readonly Run[]): Run[] {
  const trimmed = runs.map((run, index): Run => {
    if (run.kind === "reference") return run
    let { text } = run
    if (index === 0) text = text.trimStart()
    const next = runs[index + 1]
    if (next === undefined || (next.kind === "reference" && !text.endsWith(joint))) text = text.trimEnd()
    return { ...run, text }
  })
  const filled = trimmed.filter((run) => run.kind === "reference" || run.text !== "")
  return filled.length === runs.length ? filled : trimRuns(filled)
}
