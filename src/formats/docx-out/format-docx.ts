import type { Declaration } from "../../core/declaration/declaration.ts"
import type { FootnoteId } from "../../core/declaration/ids.ts"
import { type Meta, metaOf } from "../../core/declaration/meta.ts"
import { plainText } from "../../core/declaration/paragraph.ts"
import { type Printed, printed, type PrintedNote, type PrintView } from "../print/printed.ts"
import { element, xmlHead } from "../xml/element.ts"
import { documentNumber, formatCover } from "./cover.ts"
import { pageWords, type PageWords } from "../print/page-words.ts"
import { relationNamespace, wordNamespace } from "./namespaces.ts"
import { formatNotes, formatUnplacedNote } from "./notes.ts"
import { formatNumbering } from "./numbering.ts"
import { formatFooter, formatHeader, sectionProperties } from "./page.ts"
import { formatParagraph } from "./paragraphs.ts"
import { Relations } from "./relations.ts"
import type { PartContext } from "./runs.ts"
import { formatSettings } from "./settings.ts"
import { formatStyles } from "./styles.ts"
import { type PartContent, packWord } from "./word-package.ts"

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
  const parts = new Map<string, PartContent>([
    ["styles.xml", { xml: formatStyles(words.tag), type: "styles" }],
    ["numbering.xml", { xml: formatNumbering(), type: "numbering" }],
    ["settings.xml", { xml: formatSettings(words.tag, false), type: "settings" }],
    [
      "footnotes.xml",
      { xml: formatNotes(print.notes, notes), type: "footnotes", relations: notes.relations },
    ],
  ])
  for (const name of parts.keys()) document.relations.part(name.replace(".xml", ""), name)
  const pages = options.hasCover ? notePages(meta, words) : ownPages(meta, words, options.view)
  const idOf = new Map<string, string>()
  for (const [name, xml] of pages) {
    const type = name.replace(/\d*\.xml$/u, "")
    parts.set(name, { xml, type })
    idOf.set(name, document.relations.part(type, name))
  }
  const cover = options.hasCover
    ? formatCover(meta) + sectionBreak(sectionProperties({ footer: idOf.get("footer1.xml") }))
    : ""
  const body = [
    ...print.paragraphs.map((paragraph) => formatParagraph(paragraph, document)),
    ...print.notes.filter(isUnplaced).map((note) => formatUnplacedNote(note, document)),
  ]
  const xml =
    xmlHead +
    element(
      "w:document",
      { "xmlns:w": wordNamespace, "xmlns:r": relationNamespace },
      element(
        "w:body",
        {},
        cover,
        ...body,
        sectionProperties({
          header: idOf.get("header1.xml"),
          firstHeader: idOf.get("header2.xml"),
          footer: idOf.get(options.hasCover ? "footer2.xml" : "footer1.xml"),
        }),
      ),
    )
  return packWord({ xml, type: "document.main", relations: document.relations }, parts, {
    title: titleOf(meta, print),
    language: words.tag,
  })
}

const isUnplaced = ({ number }: PrintedNote): boolean => number === null

const sectionBreak = (properties: string): string => element("w:p", {}, element("w:pPr", {}, properties))

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
