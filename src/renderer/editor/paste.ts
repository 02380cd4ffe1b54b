import { DOMParser, Fragment, type Mark, type Node, Slice } from "prosemirror-model"
import { bracketIds } from "../../core/brackets/bracket.ts"
import type { BracketId, FootnoteId, NewId } from "../../core/declaration/ids.ts"
import type { Json, RecordChange } from "../../core/declaration/records.ts"
import { maxLevel, type ParagraphAttrs, schema } from "../../core/schema/schema.ts"

/** What the room knows about the ids that pasted text brings along. */
export interface PasteSource {
  readonly newId: NewId
  readonly bracketFields: (id: BracketId) => Readonly<Record<string, Json>> | undefined
  readonly footnoteFields: (id: FootnoteId) => Readonly<Record<string, Json>> | undefined
  /** Whether text under this bracket still stands somewhere; a place alone is no text. */
  readonly hasBracket: (id: BracketId) => boolean
  readonly hasFootnote: (id: FootnoteId) => boolean
  readonly noteText: (id: FootnoteId) => Node | undefined
}

/** Pasted text made fit for this room. */
export interface Pasted {
  readonly slice: Slice
  readonly changes: readonly RecordChange[]
  /** Texts for copied footnotes, to be written where the new ids say. */
  readonly notes: ReadonlyMap<FootnoteId, Node>
  /** What could not be carried, for the drafter to hear of. */
  readonly left: readonly ("foreign-bracket" | "foreign-footnote")[]
}

/**
 * Gives pasted text ids of its own.
 *
 * Paragraphs always get fresh ones. A bracket or a footnote that was cut keeps
 * its id, so that cut and paste moves it with its history; one that still stands
 * elsewhere becomes a copy with a record that names where it came from. A
 * bracket of another room leaves its signs behind as characters: the words must
 * not look agreed because a record is missing.
 */
export function adoptSlice(slice: Slice, source: PasteSource): Pasted {
  const adopted = new Map<string, string | null>()
  const changes: RecordChange[] = []
  const notes = new Map<FootnoteId, Node>()
  const left = new Set<"foreign-bracket" | "foreign-footnote">()

  const adoptBracket = (id: BracketId): BracketId | null => {
    const known = adopted.get(id)
    if (known !== undefined) return known as BracketId | null
    const fields = source.bracketFields(id)
    let next: string | null = null
    if (fields === undefined) left.add("foreign-bracket")
    else if (source.hasBracket(id)) {
      next = source.newId()
      for (const [field, value] of Object.entries(fields))
        if (field !== "settled") changes.push({ table: "brackets", id: next, field, value })
      changes.push({ table: "brackets", id: next, field: "copiedFrom", value: id })
    } else next = id
    adopted.set(id, next)
    return next as BracketId | null
  }

  const adoptFootnote = (id: FootnoteId): FootnoteId | null => {
    const known = adopted.get(id)
    if (known !== undefined) return known as FootnoteId | null
    const fields = source.footnoteFields(id)
    const text = source.noteText(id)
    let next: string | null = null
    if (fields === undefined || text === undefined) left.add("foreign-footnote")
    else if (source.hasFootnote(id)) {
      next = source.newId()
      for (const [field, value] of Object.entries(fields))
        changes.push({ table: "footnotes", id: next, field, value })
      changes.push({ table: "footnotes", id: next, field: "copiedFrom", value: id })
      notes.set(next as FootnoteId, text)
    } else next = id
    adopted.set(id, next)
    return next as FootnoteId | null
  }

  const adoptInline = (content: Fragment): Node[] => {
    const nodes: Node[] = []
    let foreign: readonly BracketId[] = []
    const signs = (text: string, marks: readonly Mark[]): void => {
      if (text !== "") nodes.push(schema.text(text, marks))
    }
    content.forEach((node) => {
      const strange = bracketIds(node.marks).filter((id) => adoptBracket(id) === null)
      const marks = adoptMarks(node.marks)
      signs("]".repeat(foreign.filter((id) => !strange.includes(id)).length), marks)
      signs("[".repeat(strange.filter((id) => !foreign.includes(id)).length), marks)
      foreign = strange
      if (node.type === schema.nodes.footnote) {
        const id = adoptFootnote(node.attrs.id as FootnoteId)
        if (id !== null) nodes.push(node.type.create({ id }, null, marks))
      } else if (node.type === schema.nodes.place) {
        const id = adoptBracket(node.attrs.bracket as BracketId)
        if (id !== null) nodes.push(node.type.create({ bracket: id }, null, marks))
      } else nodes.push(node.mark(marks))
    })
    signs("]".repeat(foreign.length), [])
    return nodes
  }

  const adoptMarks = (marks: readonly Mark[]): Mark[] =>
    marks.flatMap((mark) => {
      if (mark.type !== schema.marks.bracket) return [mark]
      const id = adoptBracket(mark.attrs.id as BracketId)
      return id === null ? [] : [mark.type.create({ id })]
    })

  const adoptParagraph = (paragraph: Node): Node => {
    const attrs = paragraph.attrs as ParagraphAttrs
    const brackets = attrs.brackets.flatMap((id) => adoptBracket(id as BracketId) ?? [])
    return paragraph.type.create(
      { ...attrs, id: source.newId(), brackets },
      Fragment.fromArray(adoptInline(paragraph.content)),
    )
  }

  const nodes: Node[] = []
  slice.content.forEach((node) => {
    if (node.type === schema.nodes.paragraph) nodes.push(adoptParagraph(node))
  })
  const content =
    nodes.length > 0 ? Fragment.fromArray(nodes) : Fragment.fromArray(adoptInline(slice.content))
  return {
    slice: new Slice(content, slice.openStart, slice.openEnd),
    changes,
    notes,
    left: [...left],
  }
}

/**
 * Reads pasted HTML: paragraphs, headings and list items of any page or of Word
 * become paragraphs of their kind and level; what a declaration does not have
 * (tables, pictures, colours) is left out and its text kept.
 */
export const pasteParser = new DOMParser(schema, [
  { tag: "p[data-kind]", node: "paragraph", getAttrs: (dom) => ownAttrs(dom) },
  {
    tag: "h1, h2, h3, h4, h5, h6",
    node: "paragraph",
    getAttrs: (dom) => ({ kind: "heading", level: headingLevel(dom) }),
  },
  { tag: "li > p", skip: true },
  { tag: "li", node: "paragraph", getAttrs: (dom) => ({ kind: "item", level: listDepth(dom) }) },
  {
    tag: "p",
    node: "paragraph",
    // Word marks its list paragraphs with a class and keeps the level in a style of its own.
    getAttrs: (dom) =>
      /MsoListParagraph/.test(dom.className) ? { kind: "item", level: wordLevel(dom) } : null,
  },
  { tag: "span.mso-list, style, script, head, title, meta", ignore: true },
  ...DOMParser.fromSchema(schema).rules,
])

function ownAttrs(dom: HTMLElement): Partial<ParagraphAttrs> {
  const { kind = "operative", level = "0", label = null } = dom.dataset
  return { kind: kind as ParagraphAttrs["kind"], level: Number(level) || 0, label }
}

const headingLevel = (dom: HTMLElement): number =>
  Math.min(maxLevel, Math.max(1, Number(dom.tagName.slice(1)) - 1))

function listDepth(dom: HTMLElement): number {
  let depth = 0
  for (let at: Element | null = dom; at; at = at.parentElement) if (/^(UL|OL)$/.test(at.tagName)) depth++
  return Math.min(maxLevel, Math.max(1, depth))
}

function wordLevel(dom: HTMLElement): number {
  const level = /mso-list:[^;]*level(\d+)/.exec(dom.getAttribute("style") ?? "")?.[1]
  return Math.min(maxLevel, Math.max(1, Number(level ?? 1)))
}
