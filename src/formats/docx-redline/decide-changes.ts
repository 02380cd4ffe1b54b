import type { WordText } from "../docx-in/read-body.ts"
import type { Revision, WordParagraph, WordRun } from "../docx-in/word-run.ts"

export type Decision = "accept" | "reject"

/**
 * The lines of a Word file after all its tracked changes were accepted or
 * rejected, as Word would do it: `style: label | words`, notes spelled out at
 * their references. Lines without words are left out.
 */
export function linesAfter(text: WordText, decision: Decision): string[] {
  const notes = new Map(
    text.footnotes.map(({ id, paragraphs }) => [
      `footnote:${id}`,
      decided(paragraphs, decision)
        .map(({ words }) => words.trim())
        .join(" ¶ "),
    ]),
  )
  return decided(text.body, decision)
    .map(({ style, label, words }) => `${style}: ${label} | ${words}`)
    .map((line) =>
      line.replace(/\u0000([^\u0000]*)\u0000/gu, (_sign, key: string) => `⟨${notes.get(key) ?? key}⟩`),
    )
    .filter((line) => !line.endsWith(":  | "))
}

interface Line {
  readonly style: string
  readonly label: string
  readonly words: string
}

function decided(paragraphs: readonly WordParagraph[], decision: Decision): Line[] {
  const lines: Line[] = []
  let label = ""
  let words = ""
  for (const paragraph of paragraphs) {
    const runs = paragraph.runs.filter(({ revisions }) => revisions.every((each) => stays(each, decision)))
    for (const part of paragraph.labelParts)
      if (part.revisions.every((each) => stays(each, decision))) label += part.text
    words += runs.map(wordsOf).join("")
    // Without its end a paragraph goes on in the next, whose style the whole then has.
    if (paragraph.end !== null && !stays(paragraph.end, decision)) continue
    const style = decision === "reject" ? (paragraph.formerStyle ?? paragraph.style) : paragraph.style
    lines.push({ style, label: label.trim(), words })
    label = ""
    words = ""
  }
  return words === "" ? lines : [...lines, { style: "", label, words }]
}

const stays = ({ kind }: Revision, decision: Decision): boolean =>
  (kind === "insertion") === (decision === "accept")

/** A reference stands between signs that no text holds, until its note is known. */
const wordsOf = ({ kind, text }: WordRun): string => (kind === "text" ? text : `\u0000${text}\u0000`)
