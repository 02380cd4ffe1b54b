import type { PrintedNote } from "../print/printed.ts"
import { element, xmlHead } from "../xml/element.ts"
import { relationNamespace, wordNamespace } from "./namespaces.ts"
import { styled } from "./paragraphs.ts"
import { formatRuns, type PartContext, run } from "./runs.ts"

/** The part `word/footnotes.xml` of a text. */
export function formatNotes(notes: readonly PrintedNote[], context: PartContext): string {
  return formatNotesPart(
    notes.flatMap((note) => {
      const id = context.noteIds.get(note.footnote.id)
      return id === undefined ? [] : [element("w:footnote", { "w:id": id }, noteParagraphs(note, context))]
    }),
  )
}

/** The same part of some notes: the lines above notes come first, because Word wants them so. */
export const formatNotesPart = (notes: readonly string[]): string =>
  xmlHead +
  element(
    "w:footnotes",
    { "xmlns:w": wordNamespace, "xmlns:r": relationNamespace },
    rule(-1, "separator"),
    rule(0, "continuationSeparator"),
    ...notes,
  )

/** The number at the head of a note. */
export const noteNumber = (): string =>
  run("FootnoteReference", element("w:footnoteRef")) + run(null, element("w:tab"))

/** A note that nothing refers to has no place at the foot of a page: it follows the body, word for word. */
export const formatUnplacedNote = (note: PrintedNote, context: PartContext): string =>
  note.paragraphs.map(({ runs }) => styled("UnplacedNote", formatRuns(runs, context))).join("")

function noteParagraphs({ paragraphs }: PrintedNote, context: PartContext): string {
  // Word shows no number for a note without a paragraph, so an empty note gets an empty one.
  const texts = paragraphs.length === 0 ? [""] : paragraphs.map(({ runs }) => formatRuns(runs, context))
  return texts.map((runs, index) => styled("FootnoteText", index === 0 ? noteNumber() : "", runs)).join("")
}

const rule = (id: number, kind: "separator" | "continuationSeparator"): string =>
  element(
    "w:footnote",
    { "w:type": kind, "w:id": id },
    styled("FootnoteText", element("w:r", {}, element(`w:${kind}`))),
  )
