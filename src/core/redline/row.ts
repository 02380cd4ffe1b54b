import type { Paragraph } from "../declaration/paragraph.ts"
import type { Status } from "../declaration/status.ts"
import type { ParagraphKind } from "../schema/schema.ts"
import type { Edit } from "./edits.ts"
import type { Run } from "./run.ts"

/**
 * What became of a paragraph. `restyled`: kind, level, label or emphasis
 * changed and the words did not. `moved`: only its place changed. A row that
 * was moved and changed has the kind of the change, and `moved` set.
 */
export const rowKinds = [
  "unchanged",
  "edited",
  "moved",
  "added",
  "removed",
  "split",
  "merged",
  "restyled",
] as const

export type RowKind = (typeof rowKinds)[number]

/** One paragraph and what became of it; several on a side where it was split or merged. */
export interface Row {
  readonly kind: RowKind
  readonly moved: boolean
  /** Empty for an added paragraph. */
  readonly baseline: readonly Paragraph[]
  /** Empty for a removed paragraph. */
  readonly draft: readonly Paragraph[]
  readonly runs: readonly Run[]
  /** The changes among the runs, in words. Empty where the words are the same. */
  readonly edits: readonly Edit[]
  readonly restyling: Restyling | null
  readonly status: StatusChange | null
  /**
   * True where comparing word by word would have taken too long, so that some
   * edit is coarser than it need be. It still is exactly what changed.
   */
  readonly coarse: boolean
}

/** What changed about a paragraph besides its words; null where nothing did. */
export interface Restyling {
  readonly kind: Change<ParagraphKind> | null
  readonly level: Change<number> | null
  readonly label: Change<string | null> | null
}

export interface Change<Value> {
  readonly baseline: Value
  readonly draft: Value
}

/** The status recorded on a paragraph before and after, where it is not the same. */
export type StatusChange = Change<Status | null>

/** What was restyled, as words: for lists and margins. */
export function restyled({ restyling }: Pick<Row, "restyling">): {
  readonly what: keyof Restyling
  readonly baseline: string
  readonly draft: string
}[] {
  if (!restyling) return []
  return (["kind", "level", "label"] as const).flatMap((what) => {
    const change = restyling[what]
    return change
      ? [{ what, baseline: String(change.baseline ?? "–"), draft: String(change.draft ?? "–") }]
      : []
  })
}
