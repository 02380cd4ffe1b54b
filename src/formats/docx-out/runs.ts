import type { Mark } from "prosemirror-model"
import type { FootnoteId } from "../../core/declaration/ids.ts"
import type { PrintedRun } from "../print/printed.ts"
import { element, escapeText } from "../xml/element.ts"
import { inlineStyleOf } from "./inline-styles.ts"
import type { Relations } from "./relations.ts"

/** What a run needs to know of the part it stands in. */
export interface PartContext {
  readonly relations: Relations
  /** The id Word gives each footnote, from 1. */
  readonly noteIds: ReadonlyMap<FootnoteId, number>
}

/** The runs of a paragraph as Word's elements. */
export function formatRuns(runs: readonly PrintedRun[], context: PartContext): string {
  return runs.map((run) => formatRun(run, context)).join("")
}

export function formatRun(run: PrintedRun, context: PartContext): string {
  switch (run.kind) {
    case "text":
      return linkedRun(run.marks, words(run.text, inlineStyleOf(run.marks)), context.relations)
    case "sign":
      return words(run.text, "BracketSign")
    case "reference":
      return reference(run, context.noteIds.get(run.note) ?? 0)
    default:
      return run satisfies never
  }
}

/**
 * One run: words in a style. `w:delText` is where Word keeps words proposed for deletion;
 * as `w:t` they would count as text.
 */
export function words(text: string, style: string | null, tag: "w:t" | "w:delText" = "w:t"): string {
  const pieces = text.split(/(\t|\r\n?|\n)/u).flatMap((piece) => {
    if (piece === "") return []
    if (piece === "\t") return [element("w:tab")]
    if (/^[\r\n]/u.test(piece)) return [element("w:br")]
    return [element(tag, { "xml:space": "preserve" }, escapeText(piece))]
  })
  return run(style, ...pieces)
}

export const run = (style: string | null, ...content: readonly string[]): string =>
  element(
    "w:r",
    {},
    ...(style === null ? [] : [element("w:rPr", {}, element("w:rStyle", { "w:val": style }))]),
    ...content,
  )

/**
 * The reference to a footnote. Word numbers every reference anew, so a note cited
 * a second time is a field that repeats the number of the first.
 */
function reference({ number, again }: PrintedRun & { kind: "reference" }, id: number): string {
  const style = "FootnoteReference"
  if (again)
    return element(
      "w:fldSimple",
      { "w:instr": ` NOTEREF ${noteBookmark(id)} \\f \\h ` },
      words(String(number), style),
    )
  return bookmarked(id, run(style, element("w:footnoteReference", { "w:id": id })))
}

/** What a field that repeats the number of a note calls it. */
export const noteBookmark = (id: number): string => `_Note${String(id)}`

/** The reference to a note inside the bookmark by which fields find it. */
export const bookmarked = (id: number, reference: string): string =>
  element("w:bookmarkStart", { "w:id": id, "w:name": noteBookmark(id) }) +
  reference +
  element("w:bookmarkEnd", { "w:id": id })

/** Only addresses of the web become links: anything else could tell about somebody's computer. */
export function linkedRun(marks: readonly Mark[], run: string, relations: Relations): string {
  const href: unknown = marks.find(({ type }) => type.name === "link")?.attrs.href
  if (typeof href !== "string" || !/^(https?|mailto):/iu.test(href)) return run
  return element("w:hyperlink", { "r:id": relations.link(href) }, run)
}
