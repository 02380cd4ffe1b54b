import type { Declaration } from "../../core/declaration/declaration.ts"
import type { FootnoteId } from "../../core/declaration/ids.ts"
import { type Meta, metaOf } from "../../core/declaration/meta.ts"
import { plainText } from "../../core/declaration/paragraph.ts"
import { type Printed, printed, type PrintedNote, type PrintView } from "../print/printed.ts"
import { element } from "../xml/element.ts"
import { assemble } from "./assemble.ts"
import { documentNumber, formatCover } from "./cover.ts"
import { pageWords, type PageWords } from "../print/page-words.ts"
import { formatNotes, formatUnplacedNote } from "./notes.ts"
import { formatFooter, formatHeader, sectionProperties } from "./page.ts"
import { formatParagraph } from "./paragraphs.ts"
import { Relations } from "./relations.ts"
import type { PartContext } from "./runs.ts"

export interface DocxOptions {
  readonly view: PrintView
  /** Prints it as the annex of a Council note, with the cover the declaration's data fill. */
  readonly hasCover?: boolean
}

/**
 * A declaration as a Word file: named styles only, computed numbers, real
 * footnotes. The same declaration gives the same bytes.
 */
export function formatDocx(declaration: Declaration, options: DocxOptions): Uint8Array {
  const meta = metaOf(declaration)
  const words = pageWords(meta.language)
  const print = printed(declaration, options.view)
  const noteIds = new Map<FootnoteId, number>()
  for (const { footnote, number } of print.notes) if (number !== null) noteIds.set(footnote.id, number)

  const document: PartContext = { relations: new Relations(), noteIds }
  const notes: PartContext = { relations: new Relations(), noteIds }
  const body = [
    ...print.paragraphs.map((paragraph) => formatParagraph(paragraph, document)),
    ...print.notes.filter(isUnplaced).map((note) => formatUnplacedNote(note, document)),
  ].join("")
  return assemble({
    languageTag: words.tag,
    title: titleOf(meta, print),
    body: (idOf) => (options.hasCover ? formatCover(meta) + sectionBreak(idOf("footer1.xml")) : "") + body,
    relations: document.relations,
    notes: { xml: formatNotes(print.notes, notes), relations: notes.relations },
    margins: options.hasCover ? notePages(meta, words) : ownPages(meta, words, options.view),
    section: {
      header: "header1.xml",
      firstHeader: "header2.xml",
      footer: options.hasCover ? "footer2.xml" : "footer1.xml",
    },
  })
}

const isUnplaced = ({ number }: PrintedNote): boolean => number === null

/** Ends the section of the cover, which has no page head. */
const sectionBreak = (footer: string | undefined): string =>
  element("w:p", {}, element("w:pPr", {}, sectionProperties({ footer })))

/** The heads and feet of the pages by the name of their part. */
type Pages = ReadonlyMap<string, string>

/** The foot of a Council note: number, who wrote and typed it, page, unit, language. */
function notePages(meta: Meta, words: PageWords): Pages {
  const left = [documentNumber(meta), meta.initials].filter(Boolean).join("    ")
  const right = [meta.unit, (meta.originalLanguage ?? meta.language ?? "en").toUpperCase()]
    .filter(Boolean)
    .join("    ")
  return new Map([
    ["footer1.xml", formatFooter(left, "", right)],
    ["footer2.xml", formatFooter(left, `    ${words.annex}`, right)],
    ["header1.xml", formatHeader("")],
    ["header2.xml", formatHeader(words.annex, "AnnexHead")],
  ])
}

/** What kind of text it is stands above every page of a text that is not final, and nothing above a final one. */
function ownPages(meta: Meta, words: PageWords, view: PrintView): Pages {
  const number = documentNumber(meta) ?? ""
  const parts = new Map([["footer1.xml", formatFooter("", "", "")]])
  if (view === "clean") return parts
  const head = [view === "chair" ? words.chair : words.compilation, number].filter(Boolean).join(" – ")
  return parts.set("header1.xml", formatHeader(head))
}

/** The title Word shows and screen readers read: the declaration's own. */
function titleOf(meta: Meta, { paragraphs }: Printed): string {
  const title = paragraphs.find(({ paragraph }) => paragraph.kind === "title")
  return (title && plainText(title.paragraph.node)) || meta.name || ""
}
