import { metaOf } from "../../core/declaration/meta.ts"
import type { Declaration } from "../../core/declaration/declaration.ts"
import { plainText } from "../../core/declaration/paragraph.ts"
import { pageWords } from "../print/page-words.ts"
import { printed, type PrintedNote, type PrintedParagraph, type PrintView } from "../print/printed.ts"
import { element, escapeText } from "../xml/element.ts"
import { htmlRuns } from "./html-runs.ts"
import { NestedList } from "./nested-list.ts"
import { formatPage } from "./page.ts"

/**
 * A declaration as one HTML page that needs nothing else: headings, nested lists
 * and linked footnotes for screen readers, and a print style from which a
 * browser makes the PDF.
 */
export function formatHtml(declaration: Declaration, view: PrintView): string {
  const meta = metaOf(declaration)
  const words = pageWords(meta.language)
  const { paragraphs, notes } = printed(declaration, view)
  const title = paragraphs.find(({ paragraph }) => paragraph.kind === "title")
  const head = view === "clean" ? "" : view === "chair" ? words.chair : words.compilation
  return formatPage({
    language: meta.language ?? "en",
    title: (title && plainText(title.paragraph.node)) || meta.name || "",
    content: [
      head && element("p", { class: "view" }, escapeText(head)),
      element("main", {}, body(paragraphs)),
      noteSection(notes, words.footnotes),
    ].join("\n"),
  })
}

function body(paragraphs: readonly PrintedParagraph[]): string {
  const blocks: string[] = []
  let list = new NestedList()
  for (const printed of paragraphs) {
    if (printed.paragraph.kind === "item") {
      list.add(Math.max(1, printed.paragraph.level), item(printed))
      continue
    }
    blocks.push(list.close(), block(printed))
    list = new NestedList()
  }
  blocks.push(list.close())
  return blocks.filter((text) => text !== "").join("\n")
}

/** The label of the paragraph's own, or its computed number. Bullets come from the style sheet. */
function numberOf({ marker }: PrintedParagraph): string {
  // An empty label is that of a heading without a number.
  return marker.kind === "number" && marker.text !== ""
    ? `${element("span", { class: "number" }, escapeText(marker.text))} `
    : ""
}

const item = (printed: PrintedParagraph): { readonly label: boolean; readonly html: string } => ({
  label: printed.marker.kind === "number",
  html: numberOf(printed) + htmlRuns(printed.runs),
})

function block(printed: PrintedParagraph): string {
  const { kind, level } = printed.paragraph
  const content = numberOf(printed) + htmlRuns(printed.runs)
  if (kind === "title") return element("h1", {}, content)
  // The title is the one h1, so a heading of level 1 is an h2.
  if (kind === "heading") return element(`h${String(Math.min(Math.max(level, 1), 3) + 1)}`, {}, content)
  if (kind === "annex-heading") return element("h2", { class: kind }, content)
  return element("p", { class: kind }, content)
}

function noteSection(notes: readonly PrintedNote[], title: string): string {
  if (notes.length === 0) return ""
  const entries = notes.map(({ number, paragraphs }) => {
    const texts = paragraphs.map(({ runs }) => htmlRuns(runs))
    if (number === null)
      return element("li", { class: "unplaced" }, ...texts.map((text) => element("p", {}, text)))
    const id = String(number)
    const back = element(
      "a",
      { href: `#reference-${id}`, role: "doc-backlink", "aria-label": `↑ ${id}` },
      "↑",
    )
    return element(
      "li",
      { id: `note-${id}`, value: id },
      ...(texts.length === 0 ? [""] : texts).map((text, index, { length }) =>
        element("p", {}, index === length - 1 ? `${text} ${back}` : text),
      ),
    )
  })
  return element(
    "section",
    { class: "notes", role: "doc-endnotes", "aria-label": title },
    element("ol", {}, `\n${entries.join("\n")}\n`),
  )
}
