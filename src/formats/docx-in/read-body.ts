import { childElements, childNamed, type XmlElement } from "../xml/parse-xml.ts"
import type { WordFile } from "./open-word.ts"
import { ParagraphReader, revisionOf, type Surroundings } from "./read-paragraph.ts"
import { WordLists } from "./word-numbering.ts"
import type { WordParagraph } from "./word-run.ts"
import { readStyles } from "./word-styles.ts"

/** A note or comment of a Word file. */
export interface WordNote {
  readonly id: string
  readonly author: string
  readonly date: string
  readonly paragraphs: readonly WordParagraph[]
}

/** The words of a Word file by where they stand, in reading order. */
export interface WordText {
  readonly body: readonly WordParagraph[]
  readonly footnotes: readonly WordNote[]
  readonly endnotes: readonly WordNote[]
  readonly comments: readonly WordNote[]
  /** The words of page heads and feet, by the name of their part. */
  readonly margins: ReadonlyMap<string, readonly WordParagraph[]>
  /** The names of all styles the file defines, used or not: they tell where it came from. */
  readonly styleNames: ReadonlySet<string>
}

/** Reads every word of an opened file. Nothing is decided here about what the words are. */
export function readWords(file: WordFile): WordText {
  const styles = readStyles(file.styles)
  const around = (part: keyof WordFile["links"], root: XmlElement): Surroundings => ({
    fieldSigns: signsOfWholeFields(root),
    styles,
    lists: new WordLists(file.numbering),
    links: file.links[part],
    bookmarks: noteBookmarks(file.document),
  })
  const notesIn = (root: XmlElement | null, name: string, part: keyof WordFile["links"]): WordNote[] =>
    (root ? childElements(root) : [])
      // Notes with a type are the lines above the notes.
      .filter((note) => note.name === name && [undefined, "normal"].includes(note.attributes["w:type"]))
      .map((note) => ({
        id: note.attributes["w:id"] ?? "",
        author: note.attributes["w:author"] ?? "",
        date: note.attributes["w:date"] ?? "",
        paragraphs: new BodyReader(around(part, note)).read(note),
      }))
  const body = childNamed(file.document, "w:body")
  return {
    styleNames: new Set([...styles.values()].map(({ name }) => name)),
    body: body ? new BodyReader(around("document", body)).read(body) : [],
    footnotes: notesIn(file.footnotes, "w:footnote", "footnotes"),
    endnotes: notesIn(file.endnotes, "w:endnote", "endnotes"),
    comments: notesIn(file.comments, "w:comment", "comments"),
    margins: new Map(
      [...file.margins, ...rulesWithWords(file)].map(([name, root]) => [
        name,
        new BodyReader(around("document", root)).read(root),
      ]),
    ),
  }
}

/** The lines above the notes, which some files replace by words. */
const rulesWithWords = ({ footnotes, endnotes }: WordFile): [string, XmlElement][] =>
  [footnotes, endnotes]
    .flatMap((root) => (root ? childElements(root) : []))
    .filter((note) => ![undefined, "normal"].includes(note.attributes["w:type"]))
    .map((note, index) => [`rule ${String(index + 1)}`, note])

/** Walks through blocks: paragraphs, tables, and what may be wrapped around them. */
class BodyReader {
  readonly #reader: ParagraphReader
  readonly #paragraphs: WordParagraph[] = []

  constructor(around: Surroundings) {
    this.#reader = new ParagraphReader(around)
  }

  read(container: XmlElement): WordParagraph[] {
    this.#blocks(container)
    return this.#paragraphs
  }

  #blocks(container: XmlElement): void {
    for (const block of childElements(container)) this.#block(block)
  }

  #block(block: XmlElement): void {
    switch (block.name) {
      case "w:p":
        this.#paragraphs.push(this.#reader.read(block))
        return
      case "w:tbl":
        this.#table(block)
        return
      case "w:altChunk":
        this.#reader.remarkNext(
          "problem",
          "other-file",
          "another file is inserted here; its words are not read",
        )
        return
      case "mc:AlternateContent": {
        // Both say the same: one for programs that understand it, one for the others.
        const chosen = childNamed(block, "mc:Choice") ?? childNamed(block, "mc:Fallback")
        if (chosen) this.#blocks(chosen)
        return
      }
      case "w:sectPr":
      case "w:sdtPr":
      case "w:sdtEndPr":
      case "w:tblPr":
      case "w:tblGrid":
      case "w:trPr":
      case "w:tcPr":
        return
      default: {
        const revision = revisionOf(block)
        if (revision) this.#reader.within(revision, () => this.#blocks(block))
        else this.#blocks(block)
      }
    }
  }

  /** A declaration has no tables: their words are kept, row by row, and the report says so. */
  #table(table: XmlElement): void {
    const rows = childElements(table).filter(({ name }) => name === "w:tr")
    this.#reader.remarkNext(
      "changed",
      "table",
      `a table of ${String(rows.length)} rows: its cells became paragraphs, row by row`,
    )
    for (const block of childElements(table)) {
      const properties = block.name === "w:tr" ? childNamed(block, "w:trPr") : undefined
      const revision =
        properties &&
        childElements(properties)
          .map((child) => revisionOf(child))
          .find((found) => found !== null)
      if (revision) this.#reader.within(revision, () => this.#blocks(block))
      else this.#block(block)
    }
  }
}

/** The note that a bookmark encloses the reference of: fields that repeat a note's number name the bookmark. */
function noteBookmarks(document: XmlElement): Map<string, string> {
  const found = new Map<string, string>()
  const open = new Map<string, string>()
  const walk = (element: XmlElement): void => {
    if (element.name === "w:bookmarkStart")
      open.set(element.attributes["w:id"] ?? "", element.attributes["w:name"] ?? "")
    if (element.name === "w:bookmarkEnd") open.delete(element.attributes["w:id"] ?? "")
    const kind = { "w:footnoteReference": "footnote", "w:endnoteReference": "endnote" }[element.name]
    if (kind !== undefined)
      for (const name of open.values()) found.set(name, `${kind}:${element.attributes["w:id"] ?? ""}`)
    for (const child of childElements(element)) walk(child)
  }
  walk(document)
  return found
}

/** The signs of complex fields that both begin and end within `root`, their middle signs among them. */
function signsOfWholeFields(root: XmlElement): Set<XmlElement> {
  const whole = new Set<XmlElement>()
  const open: XmlElement[][] = []
  const walk = (element: XmlElement): void => {
    if (element.name === "w:fldChar") {
      const type = element.attributes["w:fldCharType"]
      if (type === "begin") open.push([element])
      else open.at(-1)?.push(element)
      if (type === "end") for (const sign of open.pop() ?? []) whole.add(sign)
    }
    for (const child of childElements(element)) walk(child)
  }
  walk(root)
  return whole
}
