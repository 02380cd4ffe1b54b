import type { Node } from "prosemirror-model"
import type { Declaration } from "../declaration/declaration.ts"
import type { ActorId, FootnoteId, ParagraphId } from "../declaration/ids.ts"
import type { Fields } from "../declaration/records.ts"
import { schema } from "../schema/schema.ts"
import type { ParagraphAttrs } from "../schema/schema.ts"
import { type Position, positionsIn } from "./position.ts"

/** What a footnote is there for. Drafting notes never go to print; the others do. */
export const footnoteKinds = [
  "definition",
  "regional-position",
  "delegation-position",
  "reference",
  "link",
  "drafting-note",
] as const

export type FootnoteKind = (typeof footnoteKinds)[number]

export const footnoteStatuses = [
  "proposed",
  "maintained",
  "under-negotiation",
  "withdrawn",
  "agreed",
] as const

export type FootnoteStatus = (typeof footnoteStatuses)[number]

/** Where a footnote is referred to from. */
export interface FootnoteReference {
  readonly paragraph: ParagraphId
  /** The offset of the reference in the body. */
  readonly pos: number
}

/** A note of the text: its place, its words, and whose position it records. */
export interface Footnote {
  readonly id: FootnoteId
  readonly kind: FootnoteKind
  /** The region or delegation whose position it is; null for other kinds. */
  readonly owner: ActorId | null
  readonly status: FootnoteStatus | null
  /** The id of the baseline's footnote it came from. */
  readonly origin: FootnoteId | null
  /** Computed from the order of references; null where nothing refers to it. */
  readonly number: number | null
  readonly references: readonly FootnoteReference[]
  readonly text: Node
  readonly positions: readonly Position[]
}

const emptyText = schema.node("doc")

/**
 * The footnotes in the order of their numbers, then those nothing refers to.
 * A note cited twice has one number and two references.
 */
export function footnotes(declaration: Declaration): Footnote[] {
  const references = footnoteReferences(declaration.doc)
  const ids = [...new Set([...references.keys(), ...declaration.notes.keys()])]
  const numbers = new Map([...references.keys()].map((id, index) => [id, index + 1]))
  return ids.map((id) => readFootnote(declaration, id, numbers.get(id) ?? null, references.get(id) ?? []))
}

/** The references in a body by footnote, footnotes in the order of their first reference. */
export function footnoteReferences(doc: Node): Map<FootnoteId, FootnoteReference[]> {
  const references = new Map<FootnoteId, FootnoteReference[]>()
  doc.forEach((paragraph, start) => {
    paragraph.forEach((node, inner) => {
      if (node.type !== schema.nodes.footnote) return
      const id = node.attrs.id as FootnoteId
      const reference = {
        paragraph: (paragraph.attrs as ParagraphAttrs).id as ParagraphId,
        pos: start + 1 + inner,
      }
      references.set(id, [...(references.get(id) ?? []), reference])
    })
  })
  return references
}

function readFootnote(
  declaration: Declaration,
  id: FootnoteId,
  number: number | null,
  references: readonly FootnoteReference[],
): Footnote {
  const fields: Fields = declaration.records.footnotes.get(id) ?? {}
  const text = (name: string): string | null => (typeof fields[name] === "string" ? fields[name] : null)
  return {
    id,
    kind: footnoteKinds.find((kind) => kind === fields.kind) ?? "reference",
    owner: text("owner") as ActorId | null,
    status: footnoteStatuses.find((status) => status === fields.status) ?? null,
    origin: text("origin") as FootnoteId | null,
    number,
    references,
    text: declaration.notes.get(id) ?? emptyText,
    positions: positionsIn(fields),
  }
}
