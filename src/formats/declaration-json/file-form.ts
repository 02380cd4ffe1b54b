import type { FootnoteKind, FootnoteStatus } from "../../core/positions/footnote.ts"
import type { ParagraphKind } from "../../core/schema/schema.ts"
import type { Fields, Json, TableName } from "../../core/declaration/records.ts"

/** The version of the form below. A reader refuses a newer one: it would drop what it does not know. */
export const fileSchema = 1

/** A mark on a stretch of text: the name alone, or with what it needs. */
export type FileMark = "em" | "strong" | "sup" | { readonly bracket: string } | { readonly link: string }

/** A stretch of text, a note reference or the place of an empty bracket, with the marks on it. */
export type FileInline =
  | { readonly text: string; readonly marks?: readonly FileMark[] }
  | { readonly footnote: string; readonly marks?: readonly FileMark[] }
  | { readonly place: string; readonly marks?: readonly FileMark[] }

export interface FileParagraph {
  readonly id: string
  readonly kind: ParagraphKind
  readonly level: number
  readonly label: string | null
  readonly origin?: string
  readonly brackets?: readonly string[]
  /** The words alone: no note references, no bracket signs. */
  readonly text: string
  /** Left out where the paragraph is plain text. */
  readonly content?: readonly FileInline[]
}

export interface FileFootnote {
  readonly id: string
  /** Computed from the order of references, like `anchors`: written for readers, never read back. */
  readonly number: number | null
  readonly kind: FootnoteKind
  readonly owner: string | null
  readonly status: FootnoteStatus | null
  readonly text: string
  readonly anchors: readonly { readonly paragraph: string; readonly offset: number }[]
  readonly paragraphs: readonly FileParagraph[]
}

/** A bracket as readers want it. Its marks lie in the paragraphs, its record under `records`. */
export interface FileBracket {
  readonly id: string
  readonly depth: number | null
  readonly footnote: string | null
  readonly proposes: string
  readonly proposedBy: readonly string[]
  readonly outcome: string | null
  readonly text: string | null
}

/**
 * A `.corchete.json` file: a whole declaration, nothing lost.
 *
 * `meta`, `paragraphs`, `footnotes[].paragraphs` and `records` are the
 * declaration; numbers, anchors and `brackets` are computed from them for
 * whoever reads the file without us.
 */
export interface FileDeclaration {
  readonly schema: typeof fileSchema
  readonly meta: Fields
  readonly paragraphs: readonly FileParagraph[]
  readonly footnotes: readonly FileFootnote[]
  readonly brackets: readonly FileBracket[]
  readonly records: Readonly<Partial<Record<Exclude<TableName, "meta">, Readonly<Record<string, Fields>>>>>
  readonly [more: string]: Json | readonly FileParagraph[] | readonly FileFootnote[] | readonly FileBracket[]
}
