import { assemble } from "../docx-out/assemble.ts"
import { formatNotesPart } from "../docx-out/notes.ts"
import { formatFooter, formatHeader } from "../docx-out/page.ts"
import { line, styled } from "../docx-out/paragraphs.ts"
import { Relations } from "../docx-out/relations.ts"
import { words } from "../docx-out/runs.ts"
import { wordTable } from "../docx-out/word-table.ts"
import { pageWords } from "../print/page-words.ts"
import type { Cell, CellRun, Table } from "./table.ts"

/** The width between the margins of a landscape page. */
const landscapeWidth = 14570

/** A table as a Word file on landscape pages; its head is repeated on every page. */
export function formatTableDocx({ title, language, columns, rows }: Table): Uint8Array {
  const sum = columns.reduce((total, { width }) => total + width, 0)
  const widths = columns.map(({ width }) => Math.floor((landscapeWidth * width) / sum))
  const head = columns.map(({ label }) => line("TableHead", label))
  return assemble({
    languageTag: pageWords(language).tag,
    title,
    body: () =>
      line("Title", title) +
      wordTable("TableGrid", widths, [head, ...rows.map((cells) => cells.map(cellXml))], { hasHead: true }) +
      line("Normal", ""),
    relations: new Relations(),
    notes: { xml: formatNotesPart([]), relations: new Relations() },
    margins: new Map([
      ["header1.xml", formatHeader(title)],
      ["footer1.xml", formatFooter("", "", "")],
    ]),
    section: { header: "header1.xml", footer: "footer1.xml" },
    isLandscape: true,
  })
}

/** Word repairs a cell without a paragraph, so an empty cell has an empty one. */
const cellXml = (cell: Cell): string =>
  (cell.length === 0 ? [[]] : cell)
    .map((runs) => styled("TableText", ...runs.map(({ text, look }) => words(text, styles[look]))))
    .join("")

const styles: Readonly<Record<CellRun["look"], string | null>> = {
  plain: null,
  strong: "Strong",
  added: "AddedText",
  removed: "RemovedText",
}
