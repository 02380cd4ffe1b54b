import type { EntryKind } from "../report.ts"
import { childElements, childNamed, textIn, type XmlElement } from "../xml/parse-xml.ts"
import { symbolOf } from "./symbols.ts"
import type { WordLists } from "./word-numbering.ts"
import type { Remark, Revision, WordParagraph, WordRun } from "./word-run.ts"
import { type ListPlace, listPlaceOf, type Look, lookOf, valueOf, type WordStyle } from "./word-styles.ts"

/** What a paragraph's words depend on outside the paragraph. */
export interface Surroundings {
  readonly styles: ReadonlyMap<string, WordStyle>
  readonly lists: WordLists
  /** Addresses by relation id. */
  readonly links: ReadonlyMap<string, string>
  /** Keys of notes by the bookmark around their reference. */
  readonly bookmarks: ReadonlyMap<string, string>
  /** The signs that begin and end a field, of those fields that do end. */
  readonly fieldSigns: ReadonlySet<XmlElement>
}

/** What holds for the words inside an element. */
interface Inside {
  readonly revisions: readonly Revision[]
  readonly href: string | null
}

/** A complex field: its instruction first, then what it shows. */
interface Field {
  instruction: string
  /** `replaced`: what it shows stands in the text in another form, as a reference to a note. */
  phase: "instruction" | "result" | "replaced"
}

/** Styles whose runs hold the label of a paragraph, not its words. */
const labelStyle = "paragraphlabel"

/**
 * Reads paragraph after paragraph of one part, so that fields, comments and
 * moves that begin in one paragraph may end in another.
 *
 * The rule of this reader: an element it does not know is walked through, so
 * that no word is lost for being wrapped in something new. Words that stay out
 * of the text stand in a remark.
 */
export class ParagraphReader {
  readonly #around: Surroundings
  readonly #fields: Field[] = []
  readonly #openComments = new Set<string>()
  #blockRevisions: readonly Revision[] = []
  #moveName: string | null = null
  #runs: WordRun[] = []
  #remarks: Remark[] = []
  #remarksForNext: Remark[] = []
  #source = ""
  #label: Pick<WordRun, "text" | "revisions">[] = []
  #pointComments: string[] = []

  constructor(around: Surroundings) {
    this.#around = around
  }

  /** A remark on what stands before the next paragraph. */
  remarkNext(kind: EntryKind, rule: string, message: string): void {
    this.#remarksForNext.push({ kind, rule, message, before: "", after: "" })
  }

  /** Reads blocks that were inserted or deleted as a whole. */
  within(revision: Revision, read: () => void): void {
    const before = this.#blockRevisions
    this.#blockRevisions = [...before, revision]
    read()
    this.#blockRevisions = before
  }

  read(element: XmlElement): WordParagraph {
    this.#runs = []
    this.#remarks = this.#remarksForNext
    this.#remarksForNext = []
    this.#source = ""
    this.#label = []
    this.#pointComments = []
    const properties = childNamed(element, "w:pPr")
    const styleId = valueOf(childNamed(properties, "w:pStyle")) ?? ""
    const style = this.#around.styles.get(styleId)
    const inside = { revisions: this.#blockRevisions, href: null }
    for (const child of childElements(element)) if (child !== properties) this.#inline(child, inside)
    const former = childNamed(properties, "w:pPrChange")
    const formerId = valueOf(childNamed(childNamed(former, "w:pPr"), "w:pStyle"))
    if (former)
      this.#remark(
        "inferred",
        "tracked-style",
        "a tracked change of the paragraph's style: the new style was taken",
      )
    const endProperties = childNamed(properties, "w:rPr")
    const end = (endProperties ? childElements(endProperties) : [])
      .map((child) => revisionOf(child))
      .find((found) => found !== null)
    return {
      style: style?.name ?? styleId.toLowerCase(),
      heading: headingLevel(style),
      marker: this.#marker({ ...style?.place, ...listPlaceOf(properties) }, styleId),
      label: labelOf(this.#label),
      labelParts: this.#label,
      formerStyle: formerId === undefined ? null : (this.#around.styles.get(formerId)?.name ?? formerId),
      runs: this.#runs,
      end: end ?? null,
      source: this.#source,
      remarks: this.#remarks,
      comments: this.#pointComments,
    }
  }

  #marker(place: ListPlace, styleId: string): WordParagraph["marker"] {
    const byStyle = this.#around.lists.placeOfStyle(styleId)
    const list = place.list ?? byStyle?.list
    // List 0 is Word's way to take a paragraph out of its style's list.
    if (list === undefined || list === "0") return null
    const level = place.level ?? (byStyle?.list === list ? byStyle.level : 0)
    const marker = this.#around.lists.next(list, level)
    if (!marker || marker.kind === "none") return null
    if (marker.kind === "bullet") return { level: marker.level + 1, text: null }
    if (!marker.isKnown)
      this.#remark(
        "changed",
        "number-format",
        "numbered in a format we do not write: decimal numbers stand for it",
      )
    return { level: marker.level + 1, text: marker.text }
  }

  #remark(kind: EntryKind, rule: string, message: string, before = "", after = ""): void {
    this.#remarks.push({ kind, rule, message, before, after })
  }

  #children(element: XmlElement, inside: Inside): void {
    for (const child of childElements(element)) this.#inline(child, inside)
  }

  #inline(element: XmlElement, inside: Inside): void {
    const { attributes } = element
    switch (element.name) {
      case "w:r":
        this.#run(element, inside)
        return
      case "w:hyperlink":
        this.#children(element, { ...inside, href: this.#address(attributes["r:id"]) ?? inside.href })
        return
      case "w:fldSimple":
        this.#simpleField(element, inside)
        return
      case "w:commentRangeStart":
        this.#openComments.add(attributes["w:id"] ?? "")
        return
      case "w:commentRangeEnd":
        this.#openComments.delete(attributes["w:id"] ?? "")
        return
      case "w:moveFromRangeStart":
      case "w:moveToRangeStart":
        this.#moveName = attributes["w:name"] ?? null
        return
      case "w:moveFromRangeEnd":
      case "w:moveToRangeEnd":
        this.#moveName = null
        return
      case "m:oMath":
        this.#equation(element, inside)
        return
      case "mc:AlternateContent":
        this.#alternative(element, (chosen) => this.#children(chosen, inside))
        return
      case "w:subDoc":
        this.#remark("problem", "other-file", "a part of the text lies in another file and is not read")
        return
      case "w:rt":
        this.#setAside("ruby", "a reading aid above words", allWords(element))
        return
      case "w:sdtPr":
      case "w:sdtEndPr":
      case "w:rubyPr":
      case "w:smartTagPr":
      case "w:customXmlPr":
        return
      default: {
        const revision = revisionOf(element, this.#moveName)
        this.#children(element, revision ? { ...inside, revisions: [...inside.revisions, revision] } : inside)
      }
    }
  }

  /** An address of the web, or null with a remark: anything else could be a file on somebody's computer. */
  #address(relation: string | undefined): string | null {
    const href = relation === undefined ? undefined : this.#around.links.get(relation)
    if (href === undefined) return null
    if (/^(?:https?|mailto):/iu.test(href)) return href
    this.#remark("set-aside", "link", "a link to something that is not on the web; its words are kept", href)
    return null
  }

  #alternative(element: XmlElement, read: (chosen: XmlElement) => void): void {
    const chosen = childNamed(element, "mc:Choice") ?? childNamed(element, "mc:Fallback")
    if (chosen) read(chosen)
  }

  #equation(element: XmlElement, inside: Inside): void {
    const words = allWords(element)
    if (words === "") return
    this.#remark("changed", "equation", "an equation, kept as the letters and numbers in it", words, words)
    this.#put(words, {}, "", inside)
  }

  #simpleField(element: XmlElement, inside: Inside): void {
    const instruction = element.attributes["w:instr"] ?? ""
    const note = this.#noteOfField(instruction)
    if (note !== null) {
      this.#source += allWords(element)
      this.#reference(note, inside)
      return
    }
    this.#remarkField(instruction)
    this.#children(element, inside)
  }

  #noteOfField(instruction: string): string | null {
    const bookmark = /^\s*NOTEREF\s+(\S+)/iu.exec(instruction)?.[1]
    return (bookmark !== undefined && this.#around.bookmarks.get(bookmark)) || null
  }

  #remarkField(instruction: string): void {
    const name = /^\s*(\w+)/u.exec(instruction)?.[1]?.toUpperCase() ?? "unnamed"
    if (name === "HYPERLINK") return
    this.#remark("changed", "field", `a field (${name}): what it shows now is kept as words`)
  }

  #run(element: XmlElement, inside: Inside): void {
    const properties = childNamed(element, "w:rPr")
    const style = this.#around.styles.get(valueOf(childNamed(properties, "w:rStyle")) ?? "")
    const look = { ...style?.look, ...lookOf(properties) }
    if (childNamed(properties, "w:rPrChange"))
      this.#remark("inferred", "tracked-look", "a tracked change of how words look: the new look was taken")
    for (const child of childElements(element))
      if (child !== properties) this.#runContent(child, look, style?.name ?? "", inside)
  }

  #runContent(element: XmlElement, look: Look, style: string, inside: Inside): void {
    const { attributes } = element
    switch (element.name) {
      case "w:t":
      case "w:delText":
        this.#put(textIn(element), look, style, inside)
        return
      case "w:tab":
      case "w:ptab":
        this.#put("\t", look, style, inside)
        return
      case "w:br":
      case "w:cr":
        // Breaks of pages and columns are layout.
        if (attributes["w:type"] === undefined || attributes["w:type"] === "textWrapping") {
          this.#remark("changed", "line-break", "a line break within a paragraph became a space", "\n", " ")
          this.#put(" ", look, style, inside)
        }
        return
      case "w:noBreakHyphen":
        this.#put("\u2011", look, style, inside)
        return
      case "w:softHyphen":
        this.#put("\u00ad", look, style, inside)
        return
      case "w:sym":
        this.#symbol(element, look, style, inside)
        return
      case "w:footnoteReference":
      case "w:endnoteReference":
        this.#reference(`${element.name.slice(2, -9)}:${attributes["w:id"] ?? ""}`, inside)
        if (attributes["w:customMarkFollows"] !== undefined)
          this.#remark("problem", "note-mark", "a note with a mark of its own: the mark stays in the text")
        return
      case "w:commentReference":
        if (!this.#isInComment(attributes["w:id"] ?? "")) this.#pointComments.push(attributes["w:id"] ?? "")
        return
      case "w:fldChar":
        // A field that never ends, in a damaged file, would swallow the rest of the text.
        if (this.#around.fieldSigns.has(element)) this.#fieldSign(attributes["w:fldCharType"] ?? "", inside)
        return
      case "w:instrText":
      case "w:delInstrText": {
        const field = this.#fields.at(-1)
        if (field) field.instruction += textIn(element)
        return
      }
      case "w:drawing":
      case "w:pict":
      case "w:object":
        this.#picture(element)
        return
      case "mc:AlternateContent":
        this.#alternative(element, (chosen) => {
          for (const child of childElements(chosen)) this.#runContent(child, look, style, inside)
        })
        return
      default:
        // A run may hold a paragraph's kind of content, wrapped in something we do not know.
        for (const child of childElements(element)) this.#inline(child, inside)
    }
  }

  #isInComment(id: string): boolean {
    return this.#openComments.has(id) || this.#runs.some(({ comments }) => comments.includes(id))
  }

  #symbol({ attributes }: XmlElement, look: Look, style: string, inside: Inside): void {
    const symbol = symbolOf(attributes["w:font"] ?? "", attributes["w:char"] ?? "")
    if (symbol === null)
      this.#remark(
        "problem",
        "symbol",
        `a sign of the font ${attributes["w:font"] ?? "unknown"} that we do not know`,
        attributes["w:char"] ?? "",
        "\ufffd",
      )
    this.#put(symbol ?? "\ufffd", look, style, inside)
  }

  #fieldSign(type: string, inside: Inside): void {
    const field = this.#fields.at(-1)
    if (type === "begin") this.#fields.push({ instruction: "", phase: "instruction" })
    else if (type === "separate" && field) {
      field.phase = "result"
      const note = this.#noteOfField(field.instruction)
      if (note === null) this.#remarkField(field.instruction)
      else {
        this.#reference(note, inside)
        field.phase = "replaced"
      }
    } else if (type === "end" && field) this.#fields.pop()
  }

  /** A picture is not text; words in a text box are, but of no place in the text. */
  #picture(element: XmlElement): void {
    const boxes = descendants(element, "w:txbxContent")
    const words = boxes.map(allWords).join(" ").trim()
    if (words !== "") {
      this.#setAside("text-box", "a text box", words)
      return
    }
    const description = descendants(element, "wp:docPr").map(({ attributes }) => attributes.descr ?? "")
    this.#remark("set-aside", "picture", "a picture or an object", description.join(" ").trim())
  }

  #setAside(rule: string, what: string, words: string): void {
    this.#source += words
    this.#remark("set-aside", rule, `${what}: its words are not in the text`, words)
  }

  #reference(note: string, inside: Inside): void {
    this.#push({ kind: "reference", text: note }, {}, "", inside)
  }

  #put(text: string, look: Look, style: string, inside: Inside): void {
    if (text === "") return
    if (style === labelStyle && this.#runs.length === 0) {
      this.#label.push({ text, revisions: inside.revisions })
      this.#source += text
      return
    }
    if (this.#fields.some(({ phase }) => phase === "replaced")) {
      this.#source += text
      return
    }
    if (this.#fields.some(({ phase }) => phase === "instruction")) {
      this.#setAside("field-code", "words inside the instruction of a field", text)
      return
    }
    if (look.hidden) {
      this.#setAside("hidden", "hidden text", text)
      return
    }
    this.#source += text
    this.#push({ kind: "text", text }, look, style, inside)
  }

  #push(content: Pick<WordRun, "kind" | "text">, look: Look, style: string, inside: Inside): void {
    const field = this.#fields.findLast(({ instruction }) => /^\s*HYPERLINK\s/iu.test(instruction))
    const linked = field && /HYPERLINK\s+"(https?:[^"]+)"/iu.exec(field.instruction)?.[1]
    this.#runs.push({
      ...content,
      strong: look.strong ?? false,
      em: look.em ?? false,
      sup: look.sup ?? false,
      href: inside.href ?? linked ?? null,
      style,
      revisions: inside.revisions,
      comments: [...this.#openComments],
    })
  }
}

/** The label as it stands: one that somebody proposes to delete still does, one proposed does not yet. */
function labelOf(parts: readonly Pick<WordRun, "text" | "revisions">[]): string | null {
  const standing = parts.filter(({ revisions }) => revisions.every(({ kind }) => kind === "deletion"))
  const chosen = standing.length > 0 ? standing : parts
  return (
    chosen
      .map(({ text }) => text)
      .join("")
      .trim() || null
  )
}

/** The tracked change an element makes, or null where it makes none. */
export function revisionOf(element: XmlElement, move: string | null = null): Revision | null {
  const kind = (
    { "w:ins": "insertion", "w:moveTo": "insertion", "w:del": "deletion", "w:moveFrom": "deletion" } as const
  )[element.name]
  if (kind === undefined) return null
  const isMove = element.name === "w:moveTo" || element.name === "w:moveFrom"
  return {
    kind,
    author: element.attributes["w:author"] ?? "",
    date: element.attributes["w:date"] ?? "",
    move: isMove ? (move ?? "") : null,
  }
}

/** The level of a heading: by the style's name, or by the outline it is in. */
function headingLevel(style: WordStyle | undefined): number | null {
  const named = /^heading([1-9])/u.exec(style?.name ?? "")?.[1]
  if (named !== undefined) return Number(named)
  return style && style.outline !== null && style.outline < 9 ? style.outline + 1 : null
}

/** All words inside an element, in order, whatever they are wrapped in. */
export function allWords(element: XmlElement): string {
  if (["w:t", "w:delText", "m:t"].includes(element.name)) return textIn(element)
  const words = childElements(element).map(allWords)
  return words.join(["w:txbxContent", "w:tc", "w:tr"].includes(element.name) ? " " : "")
}

function descendants(element: XmlElement, name: string): XmlElement[] {
  return childElements(element).flatMap((child) =>
    child.name === name ? [child] : child.name === "mc:Fallback" ? [] : descendants(child, name),
  )
}
