import { Schema } from "prosemirror-model"

/**
 * What a paragraph is in a declaration. `lead` opens a list ("WE ENCOURAGE"),
 * `note` is a paragraph of a footnote's own text.
 */
export const paragraphKinds = [
  "title",
  "date-place",
  "preamble",
  "operative",
  "lead",
  "heading",
  "item",
  "annex-heading",
  "note",
] as const

export type ParagraphKind = (typeof paragraphKinds)[number]

export const isParagraphKind = (value: unknown): value is ParagraphKind =>
  (paragraphKinds as readonly unknown[]).includes(value)

/** The deepest level of a heading or an item: a declaration prints three bullets. */
export const maxLevel = 3

/**
 * The schema of a declaration's body and of each footnote's text.
 *
 * A flat list of one node type: wrapping nodes would be recreated by every
 * structural edit, and recreated text loses what others type into it. Content
 * expressions use `*`, so that no combination of concurrent edits can compose
 * a document the schema forbids.
 */
export const schema = new Schema({
  nodes: {
    doc: { content: "paragraph*" },

    paragraph: {
      content: "inline*",
      attrs: {
        /** Stable through edits, splits (the first half keeps it) and merges. */
        id: { default: "" },
        kind: { default: "operative" },
        /** 0 for running text, 1 to 3 for headings and items. */
        level: { default: 0 },
        /** A label that is not computed, such as "3 bis" or "OP7ter". */
        label: { default: null },
        /** The id of the baseline's paragraph this one came from. */
        origin: { default: null },
        /** Brackets on the paragraph itself: a proposed split, join, restyling or move. */
        brackets: { default: [] },
      },
      parseDOM: [{ tag: "p" }],
      toDOM(node) {
        const { id, kind, level, label } = node.attrs as ParagraphAttrs
        return [
          "p",
          {
            "data-id": id,
            "data-kind": kind,
            "data-level": String(level),
            ...(label !== null && { "data-label": label }),
          },
          0,
        ]
      },
    },

    text: { group: "inline" },

    /** The reference to a footnote. Its number is computed from the order of references. */
    footnote: {
      group: "inline",
      inline: true,
      atom: true,
      attrs: { id: {} },
      toDOM: (node) => ["sup", { class: "footnote-reference", "data-footnote": String(node.attrs.id) }],
      parseDOM: [
        { tag: "sup[data-footnote]", getAttrs: (dom: Tag) => ({ id: dom.getAttribute("data-footnote") }) },
      ],
    },

    /**
     * Where an open bracket without text stands ("No text", or text somebody deleted).
     * It carries the bracket's mark, so that every search for ranges finds it.
     */
    place: {
      group: "inline",
      inline: true,
      atom: true,
      selectable: false,
      attrs: { bracket: {} },
      toDOM: (node) => ["span", { class: "bracket-place", "data-place": String(node.attrs.bracket) }],
      parseDOM: [
        { tag: "span[data-place]", getAttrs: (dom: Tag) => ({ bracket: dom.getAttribute("data-place") }) },
      ],
    },
  },

  marks: {
    /**
     * Text not agreed. Nothing but an id: everything that changes about a bracket
     * lives in its record, because a concurrent change of a mark would leave two
     * marks with one id. Brackets overlap, nest and span paragraphs.
     */
    bracket: {
      attrs: { id: {} },
      excludes: "",
      inclusive: false,
      toDOM: (mark) => ["span", { class: "bracket", "data-bracket": String(mark.attrs.id) }, 0],
      parseDOM: [
        { tag: "span[data-bracket]", getAttrs: (dom: Tag) => ({ id: dom.getAttribute("data-bracket") }) },
      ],
    },
    em: { toDOM: () => ["em", 0], parseDOM: [{ tag: "em" }, { tag: "i" }] },
    strong: { toDOM: () => ["strong", 0], parseDOM: [{ tag: "strong" }, { tag: "b" }] },
    sup: { toDOM: () => ["sup", 0], parseDOM: [{ tag: "sup:not([data-footnote])" }] },
    link: {
      attrs: { href: {} },
      inclusive: false,
      toDOM: (mark) => ["a", { href: String(mark.attrs.href), rel: "noreferrer noopener" }, 0],
      parseDOM: [{ tag: "a[href]", getAttrs: (dom: Tag) => ({ href: dom.getAttribute("href") }) }],
    },
  },
})

/** What reading a pasted tag needs of an element: this folder knows no DOM. */
interface Tag {
  getAttribute(name: string): string | null
}

/** The attributes of the one paragraph node. */
export interface ParagraphAttrs {
  readonly id: string
  readonly kind: ParagraphKind
  readonly level: number
  readonly label: string | null
  readonly origin: string | null
  readonly brackets: readonly string[]
}
