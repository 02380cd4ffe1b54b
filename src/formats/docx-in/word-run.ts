import type { EntryKind } from "../report.ts"

/** A tracked change around some words: whose, when, and by what move if it is half of one. */
export interface Revision {
  readonly kind: "insertion" | "deletion"
  readonly author: string
  /** ISO 8601, or empty where the file does not say. */
  readonly date: string
  /** The name that both halves of a move share, or null. */
  readonly move: string | null
}

/** Words of a Word file that look alike and were changed alike. */
export interface WordRun {
  readonly kind: "text" | "reference"
  /** The words; for a reference the key of its note, `footnote:2`. */
  readonly text: string
  readonly strong: boolean
  readonly em: boolean
  readonly sup: boolean
  readonly href: string | null
  /** The name of its style, as in `WordStyle`. */
  readonly style: string
  /** Outermost first. */
  readonly revisions: readonly Revision[]
  /** The comments whose range it is in. */
  readonly comments: readonly string[]
}

/** What the reader did to a paragraph, or saw in it and left out. */
export interface Remark {
  readonly kind: EntryKind
  readonly rule: string
  readonly message: string
  readonly before: string
  readonly after: string
}

/** One paragraph of a Word file. */
export interface WordParagraph {
  /** The name of its style, as in `WordStyle`. */
  readonly style: string
  /** The level of a heading by its style, from 1; null where it is none. */
  readonly heading: number | null
  /** What its list prints before it. */
  readonly marker: { readonly level: number; readonly text: string | null } | null
  /** A label of its own, as our files write it. */
  readonly label: string | null
  /** The pieces of that label, where tracked changes made another of it. */
  readonly labelParts: readonly Pick<WordRun, "text" | "revisions">[]
  /** The name of the style it had before a tracked change of it, or null. */
  readonly formerStyle: string | null
  readonly runs: readonly WordRun[]
  /** The tracked change of the paragraph's end: a proposed split (insertion) or join (deletion). */
  readonly end: Revision | null
  /** All its words, those that were set aside among them. */
  readonly source: string
  readonly remarks: readonly Remark[]
  /** Comments that stand at a place of it and have no range. */
  readonly comments: readonly string[]
}

export const wordsOf = (runs: readonly WordRun[]): string =>
  runs.map(({ kind, text }) => (kind === "text" ? text : "")).join("")
