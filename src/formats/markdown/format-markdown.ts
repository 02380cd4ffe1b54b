import type { Mark } from "prosemirror-model"
import type { Declaration } from "../../core/declaration/declaration.ts"
import type { Marker } from "../../core/declaration/numbering.ts"
import { type PrintedParagraph, type PrintedRun, printed, type PrintView } from "../print/printed.ts"

/**
 * A declaration as Markdown: headings with signs, lists with dashes, references
 * and notes as `[^n]`. Characters that Markdown would take for its own are escaped.
 */
export function formatMarkdown(declaration: Declaration, view: PrintView = "compilation"): string {
  const { paragraphs, notes } = printed(declaration, view)
  const lines: string[] = []
  for (const [index, paragraph] of paragraphs.entries()) {
    const isTight = isListed(paragraph) && isListed(paragraphs[index - 1])
    if (index > 0 && !isTight) lines.push("")
    lines.push(writeParagraph(paragraph))
  }
  for (const { number, paragraphs: own } of notes) {
    const [first = "", ...others] = own.map(({ runs }) => writeRuns(runs))
    lines.push("", `[^${number === null ? "unreferenced" : String(number)}]: ${first}`)
    for (const other of others) lines.push("", `    ${other}`)
  }
  return `${lines.join("\n")}\n`
}

const isListed = (paragraph: PrintedParagraph | undefined): boolean =>
  paragraph?.paragraph.kind === "item" && paragraph.marker.kind === "bullet"

function writeParagraph({ paragraph, marker, runs }: PrintedParagraph): string {
  const words = writeRuns(runs)
  switch (paragraph.kind) {
    case "title":
      return `# ${words}`
    case "annex-heading":
      return `## ${words}`
    case "heading":
      return `${"#".repeat(Math.max(1, paragraph.level) + 1)} ${numberOf(marker)}${words}`
    case "lead":
      return `### ${words}`
    case "item":
      return `${"  ".repeat(Math.max(0, paragraph.level - 1))}${marker.kind === "bullet" ? "- " : numberOf(marker)}${words}`
    case "date-place":
    case "preamble":
    case "operative":
    case "note":
      return numberOf(marker) + escapeStart(words)
    default:
      return paragraph.kind satisfies never
  }
}

const numberOf = (marker: Marker): string => (marker.kind === "number" ? `${marker.text} ` : "")

function writeRuns(runs: readonly PrintedRun[]): string {
  return runs
    .map((run) => {
      switch (run.kind) {
        case "text":
          return marked(escape(run.text), run.marks)
        case "sign":
          return run.text
        case "reference":
          return `[^${String(run.number)}]`
        default:
          return run satisfies never
      }
    })
    .join("")
}

/** Marks written around the words, white space left outside: emphasis must cling to a word. */
function marked(text: string, marks: readonly Mark[]): string {
  const [, before = "", words = "", after = ""] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? []
  if (words === "") return text
  return before + marks.toReversed().reduce(wrap, words) + after
}

function wrap(words: string, mark: Mark): string {
  switch (mark.type.name) {
    case "em":
      return `*${words}*`
    case "strong":
      return `**${words}**`
    case "sup":
      return `<sup>${words}</sup>`
    case "link":
      return `[${words}](${String(mark.attrs.href)})`
    default:
      return words
  }
}

const escape = (text: string): string => text.replace(/[\\*_`<]|&(?=[a-z#])/gi, "\\$&")

/** A paragraph that begins like a list or a heading is not one. */
const escapeStart = (text: string): string => text.replace(/^([-+#>]|\d+[.)])(?=\s)/, (start) => `\\${start}`)
