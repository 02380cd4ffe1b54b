import type { Node } from "prosemirror-model"
import { type Declaration, metaId } from "../../core/declaration/declaration.ts"
import type { ActorId, FootnoteId, NewId } from "../../core/declaration/ids.ts"
import { writeMeta } from "../../core/declaration/meta.ts"
import { plainText } from "../../core/declaration/paragraph.ts"
import { changeRecords, noRecords, type RecordChange, writeRecord } from "../../core/declaration/records.ts"
import { type ActorList, regionsOnly } from "../../core/positions/actor.ts"
import { type ParseResult, unreadable } from "../report.ts"
import { ImportLog } from "../text/import-log.ts"
import { classifyNote } from "../text/note-kind.ts"
import { type BuildContext, buildText } from "./build-text.ts"
import { openWord, type WordFile } from "./open-word.ts"
import { placeParagraphs } from "./place-paragraphs.ts"
import { readWords, type WordNote, type WordText } from "./read-body.ts"
import { readCover } from "./read-cover.ts"
import { type ActorOf, RevisionBrackets } from "./revision-brackets.ts"
import { type WordParagraph, wordsOf } from "./word-run.ts"

export interface DocxImportOptions {
  /** Whom brackets, notes and authors may speak for. */
  readonly actors?: ActorList
  /** For whom the authors of tracked changes and comments speak, where their names do not say it. */
  readonly authors?: ReadonlyMap<string, ActorId>
}

/**
 * Reads a Word file as a declaration.
 *
 * Tracked changes become brackets that propose them and comments become
 * records: nothing that somebody sent is merged in silence, and every word of
 * the file is in the declaration or in the report. Lines of the report are
 * paragraphs of the file: the body's first, then notes, comments, page heads.
 */
export function parseDocx(bytes: Uint8Array, options: DocxImportOptions = {}): ParseResult {
  const opened = openWord(bytes)
  if (!opened.ok) return unreadable(opened.message, opened.line)
  const words = readWords(opened.file)
  const numbered = new NumberedLines(words)
  const log = new ImportLog(numbered.source)
  for (const { line, word } of numbered.all)
    for (const remark of word.remarks)
      log.add(line, remark.kind, remark.rule, remark.message, remark.before, remark.after)
  remarkFile(opened.file, log)
  const declaration = new Import(words, numbered, log, options).declaration()
  if (declaration.doc.childCount === 0 && declaration.notes.size === 0)
    return unreadable("there are no words in it")
  return { ok: true, declaration, report: log.report("word") }
}

function remarkFile({ external, unread }: WordFile, log: ImportLog): void {
  for (const target of external)
    log.add(1, "set-aside", "external", "refers to something outside the file, which was not fetched", target)
  for (const path of unread) log.add(1, "set-aside", "unread-part", "a part that holds no text", path)
}

/** The paragraphs of all parts, counted through: reports name a line by one number. */
class NumberedLines {
  readonly all: { readonly line: number; readonly word: WordParagraph }[] = []
  readonly #lines = new Map<WordParagraph, number>()

  constructor({ body, footnotes, endnotes, comments, margins }: WordText) {
    const notes = [...footnotes, ...endnotes, ...comments].flatMap(({ paragraphs }) => paragraphs)
    for (const word of [...body, ...notes, ...[...margins.values()].flat()]) {
      this.all.push({ line: this.all.length + 1, word })
      this.#lines.set(word, this.all.length)
    }
  }

  get source(): { readonly number: number; readonly text: string }[] {
    return this.all.map(({ line, word }) => ({ number: line, text: word.source }))
  }

  of(word: WordParagraph): number {
    return this.#lines.get(word) ?? 1
  }
}

const isBlank = ({ runs, label }: WordParagraph): boolean =>
  label === null && wordsOf(runs).trim() === "" && runs.every(({ kind }) => kind === "text")

class Import {
  readonly #words: WordText
  readonly #lines: NumberedLines
  readonly #log: ImportLog
  readonly #actors: ActorList
  readonly #actorOf: ActorOf
  readonly #changes: RecordChange[] = []
  readonly #notes: readonly (WordNote & { readonly key: string; readonly footnote: FootnoteId })[]

  constructor(words: WordText, lines: NumberedLines, log: ImportLog, options: DocxImportOptions) {
    this.#words = words
    this.#lines = lines
    this.#log = log
    this.#actors = options.actors ?? regionsOnly
    this.#actorOf = (author) => options.authors?.get(author) ?? this.#actors.find(author)?.id ?? null
    const all = [
      ...words.footnotes.map((note) => ({ ...note, key: `footnote:${note.id}` })),
      ...words.endnotes.map((note) => ({ ...note, key: `endnote:${note.id}` })),
    ]
    this.#notes = all.map((note, index) => ({ ...note, footnote: `fn${String(index + 1)}` as FootnoteId }))
  }

  declaration(): Declaration {
    const body = this.#words.body.filter((word) => !isBlank(word))
    const cover = body.filter(({ style }) => style.startsWith("cover"))
    const unplaced = body.filter(({ style }) => style === "notewithoutreference")
    const text = body.filter((word) => !cover.includes(word) && !unplaced.includes(word))
    this.#cover(cover)

    const newId = counter("b")
    const context: BuildContext = {
      actors: this.#actors,
      newId,
      log: this.#log,
      revisions: new RevisionBrackets(this.#actorOf, newId),
      noteIds: new Map(this.#notes.map(({ key, footnote }) => [key, footnote])),
    }
    const doc = this.#body(text, context)
    const notes = new Map<FootnoteId, Node>()
    for (const note of this.#notes) {
      const paragraphs = note.paragraphs.filter((word) => !isBlank(word))
      notes.set(note.footnote, this.#note(note.footnote, paragraphs, context))
      if (note.key.startsWith("endnote"))
        this.#log.add(this.#lineOf(note), "changed", "endnote", "an endnote became a footnote")
    }
    for (const [index, word] of unplaced.entries()) {
      const id = `fn${String(this.#notes.length + index + 1)}` as FootnoteId
      notes.set(id, this.#note(id, [word], context))
    }
    this.#comments(doc)
    this.#margins()
    const title = doc.children.find(({ attrs }) => attrs.kind === "title")
    const named = title && !this.#changes.some(({ table, field }) => table === "meta" && field === "name")
    const name = named ? writeRecord("meta", metaId, { name: plainText(title) }) : []
    return {
      doc,
      notes,
      records: changeRecords(noRecords, [...name, ...this.#changes, ...context.revisions.changes]),
    }
  }

  #lineOf({ paragraphs }: WordNote): number {
    return paragraphs[0] ? this.#lines.of(paragraphs[0]) : 1
  }

  /** The cover of our own files is metadata; another file's cover is text like any other. */
  #cover(cover: readonly WordParagraph[]): void {
    const lines = cover.map((word) => ({ style: word.style, text: wordsOf(word.runs).trim() }))
    this.#changes.push(...writeMeta(readCover(lines)))
    for (const word of cover)
      this.#log.setAside(
        { number: this.#lines.of(word), text: word.source },
        "cover",
        "cover page: kept as metadata",
        "meta",
      )
  }

  #body(text: readonly WordParagraph[], context: BuildContext): Node {
    const placed = placeParagraphs(
      text.map((word) => ({ line: this.#lines.of(word), word })),
      this.#words.styleNames,
      this.#log,
    )
    const { doc, changes } = buildText(
      placed.map(({ line, word, runs, kind, level, label }, index) => ({
        line,
        word,
        runs,
        attrs: { id: paragraphId(index, placed.length), kind, level, label },
      })),
      context,
    )
    for (const [index, { line }] of placed.entries())
      this.#log.hold([line], paragraphId(index, placed.length))
    this.#changes.push(...changes)
    return doc
  }

  #note(id: FootnoteId, paragraphs: readonly WordParagraph[], context: BuildContext): Node {
    const { doc, changes } = buildText(
      paragraphs.map((word, index) => ({
        line: this.#lines.of(word),
        word,
        runs: word.runs,
        attrs: { id: `${id}p${String(index + 1)}`, kind: "note", level: 0, label: null },
      })),
      context,
    )
    for (const word of paragraphs) this.#log.hold([this.#lines.of(word)], id)
    const { kind, owner } = classifyNote(plainText(doc), this.#actors)
    this.#changes.push(
      ...changes,
      ...writeRecord("footnotes", id, owner === null ? { kind } : { kind, owner }),
    )
    return doc
  }

  /** A comment is a record on the paragraph it is about, and quotes the words it is about. */
  #comments(doc: Node): void {
    const places = new Map<string, { paragraph: string; quote: string }>()
    const body = this.#words.body.filter((word) => !isBlank(word))
    const texts = body.filter(({ style }) => !style.startsWith("cover") && style !== "notewithoutreference")
    for (const [index, { runs, comments }] of texts.entries()) {
      const paragraph = String(doc.maybeChild(index)?.attrs.id ?? "")
      for (const id of comments) places.set(id, { paragraph, quote: "" })
      for (const { comments: around, text, kind } of runs)
        for (const id of around) {
          const place = places.get(id) ?? { paragraph, quote: "" }
          places.set(id, { ...place, quote: place.quote + (kind === "text" ? text : "") })
        }
    }
    for (const [index, comment] of this.#words.comments.entries()) {
      const id = `c${String(index + 1)}`
      const place = places.get(comment.id)
      const text = comment.paragraphs.map(({ runs }) => wordsOf(runs).trim()).join("\n")
      const actor = this.#actorOf(comment.author)
      this.#changes.push(
        ...writeRecord("comments", id, {
          text,
          quote: place?.quote ?? "",
          ...(place && { paragraph: place.paragraph }),
          signature: { drafter: comment.author, onBehalfOf: actor ?? "", at: comment.date },
        }),
      )
      for (const word of comment.paragraphs) this.#log.hold([this.#lines.of(word)], id)
      if (!place)
        this.#log.add(
          this.#lineOf(comment),
          "inferred",
          "comment-place",
          "a comment on no words of the body: kept for the whole text",
        )
    }
  }

  /** Page heads and feet are the printer's, not the text's. */
  #margins(): void {
    for (const words of this.#words.margins.values())
      for (const word of words)
        if (word.source.trim() !== "")
          this.#log.setAside(
            { number: this.#lines.of(word), text: word.source },
            "page-margin",
            "the head or foot of pages",
          )
  }
}

const paragraphId = (index: number, count: number): string =>
  `p${String(index + 1).padStart(Math.max(3, String(count).length), "0")}`

function counter(prefix: string): NewId {
  let count = 0
  return () => `${prefix}${String(++count)}`
}
