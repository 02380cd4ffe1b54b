import { bracketRecord } from "../../core/brackets/bracket-record.ts"
import type { Declaration } from "../../core/declaration/declaration.ts"
import type { BracketId } from "../../core/declaration/ids.ts"
import { type Paragraph, paragraphsOf } from "../../core/declaration/paragraph.ts"
import type { FootnoteChange } from "../../core/redline/footnote-changes.ts"
import type { ReadingEntry } from "../../core/redline/reading-order.ts"
import type { Redline } from "../../core/redline/redline.ts"
import type { Row } from "../../core/redline/row.ts"
import type { Run } from "../../core/redline/run.ts"
import { inlineStyleOf } from "../docx-out/inline-styles.ts"
import { formatNotesPart, noteNumber } from "../docx-out/notes.ts"
import { styleOf } from "../docx-out/paragraph-styles.ts"
import { line, styled } from "../docx-out/paragraphs.ts"
import { Relations } from "../docx-out/relations.ts"
import { bookmarked, linkedRun, noteBookmark, run, words } from "../docx-out/runs.ts"
import { pageWords } from "../print/page-words.ts"
import { metaOf } from "../../core/declaration/meta.ts"
import { element } from "../xml/element.ts"
import { Comments } from "./comments.ts"
import type { RedlineDocxOptions } from "./redline-options.ts"
import { type End, ParagraphWriter } from "./paragraph-writer.ts"
import { NoteIds, type NoteSide } from "./redline-notes.ts"
import { piecesIn } from "./side-content.ts"
import { type Authorship, Tracked } from "./tracked.ts"

interface Sides {
  readonly baseline: Declaration
  readonly draft: Declaration
}

/** How the paragraphs of an entry are changed: word by word, or put in or taken out as a whole. */
type Manner = "edited" | "added" | "removed"

/** A paragraph of the file while its runs are gathered. */
interface OpenParagraph {
  readonly content: string[]
  readonly style: string
  /** The style it had before, where that was another. */
  readonly formerStyle: string | null
}

/** Writes the body of a redline, and with it the notes it refers to and the comments on moves. */
export class RedlineBody {
  readonly relations = new Relations()
  readonly #noteRelations = new Relations()
  readonly #redline: Redline
  readonly #sides: Sides
  readonly #options: RedlineDocxOptions
  readonly #tracked = new Tracked()
  readonly #noteIds = new NoteIds()
  readonly #comments: Comments
  readonly #by: Authorship
  /** Brackets of the draft around the words being written: they say whose the words are. */
  readonly #around: BracketId[] = []
  #context = this.relations

  constructor(redline: Redline, sides: Sides, options: RedlineDocxOptions) {
    this.#redline = redline
    this.#sides = sides
    this.#options = options
    this.#by = { author: options.author, date: "" }
    this.#comments = new Comments(options.author)
  }

  get #isTracked(): boolean {
    return this.#options.marking === "tracked"
  }

  format(entries: readonly ReadingEntry[]): string {
    const texts = entries.map(({ kind, row }) => {
      if (kind === "departed") return this.#row(row, "removed", this.#comments.add(departedComment(row)))
      if (row.moved) return this.#row(row, "added", this.#comments.add(arrivedComment(row)))
      const manner = row.kind === "added" ? "added" : row.kind === "removed" ? "removed" : "edited"
      return this.#row(row, manner, null)
    })
    // The last end of a text cannot be taken out, so that a tracked one needs an untracked one after it.
    const unplaced = this.#redline.footnotes.map((change) => this.#unplacedNote(change))
    return (
      (this.#isTracked ? "" : this.#legend()) +
      [...texts, ...unplaced].join("") +
      (this.#isTracked ? line("Normal", "") : "")
    )
  }

  comments(): string | undefined {
    return this.#comments.isEmpty ? undefined : this.#comments.format()
  }

  notes(): { readonly xml: string; readonly relations: Relations } {
    this.#context = this.#noteRelations
    const changes = this.#redline.footnotes
    const written = this.#noteIds.entries.map(({ id, side, note }) => {
      const change = changes.find(
        ({ baseline, draft }) => (side === "removed" ? baseline : draft)?.id === note,
      )
      return element(
        "w:footnote",
        { "w:id": id },
        change ? this.#noteText(change, side) : line("FootnoteText", ""),
      )
    })
    return { xml: formatNotesPart(written), relations: this.#noteRelations }
  }

  #legend(): string {
    const { added, removed } = pageWords(metaOf(this.#sides.draft).language)
    return styled("Header", words(added, "AddedText"), words(" / ", null), words(removed, "RemovedText"))
  }

  #noteText({ runs, baseline, draft }: FootnoteChange, side: NoteSide): string {
    const paragraphs = {
      baseline: baseline ? paragraphsOf(baseline.text) : [],
      draft: draft ? paragraphsOf(draft.text) : [],
    }
    // A reference taken out keeps the note it had, and one put in the note it has: whole, without tracking.
    const shown = side === "kept" ? runs : runs.filter(({ kind }) => kind === "kept" || kind === side)
    const writer = new ParagraphWriter((end, open, { isFirst }) =>
      this.#paragraph(
        { ...open, style: "FootnoteText", formerStyle: null },
        end,
        isFirst ? noteNumber() : "",
      ),
    )
    this.#around.length = 0
    for (const each of shown) {
      const kind = side === "kept" ? each.kind : "kept"
      if (each.what === "break") writer.end(kind === "kept" ? "kept" : kind)
      else writer.put(this.#runXml(each, kind, paragraphs, side === "removed" ? "baseline" : "draft"))
    }
    return writer.finish("kept")
  }

  /** A note that nothing refers to follows the body, on the sides where nothing refers to it. */
  #unplacedNote({ runs, baseline, draft }: FootnoteChange): string {
    const [before, now] = [baseline, draft].map((note) => note !== null && note.number === null)
    if (!before && !now) return ""
    const manner = before && now ? "edited" : before ? "removed" : "added"
    const paragraphs = {
      baseline: baseline ? paragraphsOf(baseline.text) : [],
      draft: draft ? paragraphsOf(draft.text) : [],
    }
    const style = { style: "UnplacedNote", formerStyle: null }
    const writer = new ParagraphWriter((end, open) => this.#paragraph({ ...open, ...style }, end))
    this.#around.length = 0
    for (const each of runs) {
      if (manner !== "edited" && each.kind !== "kept" && each.kind !== manner) continue
      const kind = manner === "edited" ? each.kind : manner
      if (each.what === "break") writer.end(kind)
      else writer.put(this.#runXml(each, kind, paragraphs, kind === "removed" ? "baseline" : "draft"))
    }
    return writer.finish(manner === "edited" ? "kept" : manner)
  }

  #row(row: Row, manner: Manner, comment: number | null): string {
    const isMarked = !this.#isTracked
    const runs = row.runs.filter(({ kind }) => manner === "edited" || kind === "kept" || kind === manner)
    const styles = new RowStyles(row, manner)
    const writer = new ParagraphWriter((end, open, { isFirst, isLast, index }) => {
      const style = styles.at(index, isLast)
      const label = this.#label(row, manner, index)
      const mark = isFirst && comment !== null ? this.#comments.reference(comment) : ""
      return this.#paragraph({ ...open, ...style }, end, label, mark)
    })
    this.#around.length = 0
    for (const each of runs) {
      const kind = manner === "edited" ? each.kind : manner
      if (each.what === "break") writer.end(manner === "edited" ? each.kind : manner)
      else writer.put(this.#runXml(each, kind, row, kind === "removed" ? "baseline" : "draft"))
    }
    return writer.finish(manner === "edited" || isMarked ? "kept" : manner)
  }

  /** A label of the paragraph's own, where it changed both the old and the new one. */
  #label(row: Row, manner: Manner, index: number): string {
    const before = manner === "added" ? null : (row.baseline[index]?.label ?? null)
    const now = manner === "removed" ? null : (row.draft[index]?.label ?? null)
    const write = (label: string | null, kind: Run["kind"]): string =>
      label ? this.#changed(kind, this.#by, [labelRun(label, kind === "removed" && this.#isTracked)]) : ""
    if (manner === "edited" && before === now) return write(now, "kept")
    return write(before, "removed") + write(now, "added")
  }

  #paragraph(open: OpenParagraph, end: End, ...lead: readonly string[]): string {
    const isTrackedEnd = this.#isTracked && end !== "kept"
    const mark = isTrackedEnd
      ? element("w:rPr", {}, element(end === "added" ? "w:ins" : "w:del", this.#tracked.attributes(this.#by)))
      : ""
    const former =
      this.#isTracked && open.formerStyle !== null
        ? element(
            "w:pPrChange",
            this.#tracked.attributes(this.#by),
            element("w:pPr", {}, element("w:pStyle", { "w:val": open.formerStyle })),
          )
        : ""
    const properties = element("w:pPr", {}, element("w:pStyle", { "w:val": open.style }), mark, former)
    return element("w:p", {}, properties, ...lead, ...open.content)
  }

  #runXml(
    each: Run,
    kind: Run["kind"],
    paragraphs: { readonly baseline: readonly Paragraph[]; readonly draft: readonly Paragraph[] },
    side: "baseline" | "draft",
  ): string {
    const isDeletion = kind === "removed" && this.#isTracked
    if (each.what === "sign") {
      if (each.side === "closing") this.#close(each.bracket)
      const xml = this.#changed(kind, this.#authorOf(kind, each.bracket), [
        words(each.text, this.#marked(kind) ?? "BracketSign", isDeletion ? "w:delText" : "w:t"),
      ])
      if (each.side === "opening" && each.draft) this.#around.push(each.bracket)
      return xml
    }
    const span = each[side] ?? each.baseline ?? each.draft
    const from = each[side] ? paragraphs[side] : each.baseline ? paragraphs.baseline : paragraphs.draft
    const by = this.#authorOf(kind, null)
    return piecesIn(from, span)
      .map((piece) => {
        if (piece.kind === "reference") return this.#changed(kind, by, [this.#reference(kind, piece.note)])
        const style = this.#marked(kind) ?? inlineStyleOf(piece.marks)
        const xml = words(piece.text, style, isDeletion ? "w:delText" : "w:t")
        return linkedRun(piece.marks, this.#changed(kind, by, [xml]), this.#context)
      })
      .join("")
  }

  #reference(kind: Run["kind"], note: Parameters<NoteIds["refer"]>[1]): string {
    const { id, again } = this.#noteIds.refer(kind, note)
    const style = "FootnoteReference"
    if (!again) return bookmarked(id, run(style, element("w:footnoteReference", { "w:id": id })))
    // A tracked change may hold runs only, so the field that repeats a number is written sign by sign.
    const isDeletion = kind === "removed" && this.#isTracked
    const sign = (type: string): string => run(style, element("w:fldChar", { "w:fldCharType": type }))
    const instruction = element(
      isDeletion ? "w:delInstrText" : "w:instrText",
      { "xml:space": "preserve" },
      ` NOTEREF ${noteBookmark(id)} \\f \\h `,
    )
    const number = words(String(id), style, isDeletion ? "w:delText" : "w:t")
    return sign("begin") + run(style, instruction) + sign("separate") + number + sign("end")
  }

  /** The style of changed words where changes are marked by hand instead of tracked. */
  #marked(kind: Run["kind"]): string | null {
    if (this.#isTracked || kind === "kept") return null
    return kind === "added" ? "AddedText" : "RemovedText"
  }

  #changed(kind: Run["kind"], by: Authorship, runs: readonly string[]): string {
    if (kind === "kept" || !this.#isTracked) return runs.join("")
    return kind === "added" ? this.#tracked.inserted(by, ...runs) : this.#tracked.deleted(by, ...runs)
  }

  #close(bracket: BracketId): void {
    const at = this.#around.lastIndexOf(bracket)
    if (at !== -1) this.#around.splice(at, 1)
  }

  /** Words put in within a bracket are whose the bracket is; for all others nobody can say. */
  #authorOf(kind: Run["kind"], bracket: BracketId | null): Authorship {
    const id = bracket ?? this.#around.at(-1)
    if (kind !== "added" || id === undefined) return this.#by
    const { proposedBy, opened } = bracketRecord(id, this.#sides.draft.records.brackets.get(id) ?? {})
    if (proposedBy.length === 0) return this.#by
    return { author: proposedBy.join("/"), date: opened?.at ?? "" }
  }
}

/**
 * The styles of a row's paragraphs in Word. Where paragraphs join, the last one's
 * style is that of the whole, so the last one carries both styles of the row.
 */
class RowStyles {
  readonly #row: Row
  readonly #manner: Manner

  constructor(row: Row, manner: Manner) {
    this.#row = row
    this.#manner = manner
  }

  at(index: number, isLast: boolean): { readonly style: string; readonly formerStyle: string | null } {
    const pick = (paragraphs: readonly Paragraph[]): string | null => {
      const paragraph = isLast ? paragraphs.at(-1) : (paragraphs[index] ?? paragraphs.at(-1))
      return paragraph ? styleOf(paragraph) : null
    }
    const before = pick(this.#row.baseline)
    const now = pick(this.#row.draft)
    if (this.#manner === "removed") return { style: before ?? "Operative", formerStyle: null }
    const style = now ?? before ?? "Operative"
    const isRestyled = this.#manner === "edited" && before !== null && before !== style
    return { style, formerStyle: isRestyled ? before : null }
  }
}

const labelRun = (label: string, isDeletion: boolean): string =>
  words(`${label}\t`, "ParagraphLabel", isDeletion ? "w:delText" : "w:t")

const numbersOf = (paragraphs: readonly Paragraph[]): string =>
  paragraphs.map(({ index }) => String(index + 1)).join("–")

const departedComment = ({ draft }: Row): string => `Moved to paragraph ${numbersOf(draft)}.`

/** Word shows a moved paragraph as taken out and put in, so the comment says what changed within it. */
function arrivedComment({ baseline, edits }: Row): string {
  const changes = edits.map(({ removed, added }) =>
    removed && added ? `“${removed}” → “${added}”` : removed ? `“${removed}” deleted` : `“${added}” added`,
  )
  const moved = `Moved from paragraph ${numbersOf(baseline)} of the baseline`
  return changes.length === 0 ? `${moved}, unchanged.` : `${moved}, with changes: ${changes.join("; ")}.`
}
