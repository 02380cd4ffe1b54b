import type { Declaration } from "../core/declaration/declaration.ts"

/**
 * What became of one line of the source. `kept`: its words stand in the
 * declaration as they were. `changed`: entries say how. `set-aside`: it is not
 * in the text (page furniture, cover). `blank`: it held nothing.
 */
export type LineFate = "kept" | "changed" | "set-aside" | "blank"

export interface ReportLine {
  /** Counts from 1, as every line that people see. */
  readonly line: number
  readonly fate: LineFate
  /** Where its words are now: ids of paragraphs or footnotes, or "meta". Empty where nothing holds them. */
  readonly to: readonly string[]
  /** The offset in the first holder's words at which this line's words begin. */
  readonly at: number | null
  /** The line as it was: the source can be put together again from the report alone. */
  readonly text: string
}

/**
 * `set-aside`: words left out. `changed`: words altered by a rule. `inferred`:
 * something decided that the source does not say (a level, a kind). `problem`:
 * something wrong that was left as it is. `corrected`: changed by a recorded
 * correction, with its reason.
 */
export type EntryKind = "set-aside" | "changed" | "inferred" | "problem" | "corrected"

/** One thing an importer did, or saw and left alone. */
export interface ReportEntry {
  readonly line: number
  readonly kind: EntryKind
  /** The rule behind it, e.g. "page-furniture": entries of one rule can be reviewed together. */
  readonly rule: string
  readonly message: string
  /** The words it concerned, as they stood in the source. */
  readonly before: string
  /** What stands in their place; empty where nothing does. */
  readonly after: string
}

/** The honest account of an import: every line, and everything done to any of them. */
export interface ImportReport {
  readonly source: "text" | "markdown" | "word" | "declaration"
  readonly entries: readonly ReportEntry[]
  readonly lines: readonly ReportLine[]
}

export const emptyReport: ImportReport = { source: "declaration", entries: [], lines: [] }

/** What every parser returns: the declaration it could read beside the report, or why it could not. */
export type ParseResult =
  | { readonly ok: true; readonly declaration: Declaration; readonly report: ImportReport }
  | { readonly ok: false; readonly message: string; readonly line?: number }

export const unreadable = (message: string, line?: number): ParseResult => ({
  ok: false,
  message,
  ...(line !== undefined && { line }),
})
