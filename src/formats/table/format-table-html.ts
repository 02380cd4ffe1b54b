import { formatPage } from "../html/page.ts"
import { element, escapeText } from "../xml/element.ts"
import type { Cell, CellRun, Table } from "./table.ts"

/** A table as an HTML page, landscape in print, with the head repeated on every page. */
export function formatTableHtml({ title, language, columns, rows }: Table): string {
  const head = columns.map(({ label }) => element("th", { scope: "col" }, escapeText(label)))
  const body = rows.map((cells) => element("tr", {}, ...cells.map(cellHtml)))
  return formatPage({
    language,
    title,
    style,
    isLandscape: true,
    content: element(
      "main",
      {},
      element("h1", {}, escapeText(title)),
      "\n",
      element(
        "table",
        {},
        element("thead", {}, element("tr", {}, ...head)),
        "\n",
        element("tbody", {}, `\n${body.join("\n")}\n`),
      ),
    ),
  })
}

const cellHtml = (cell: Cell): string =>
  element("td", {}, ...cell.map((runs) => element("p", {}, ...runs.map(runHtml))))

const tags: Readonly<Record<CellRun["look"], string | null>> = {
  plain: null,
  strong: "strong",
  added: "ins",
  removed: "del",
}

function runHtml({ text, look }: CellRun): string {
  const tag = tags[look]
  return tag === null ? escapeText(text) : element(tag, {}, escapeText(text))
}

const style = `
body { max-width: none; font-size: 10pt; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid #555; padding: .3em .5em; text-align: left; vertical-align: top; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
td p { margin: 0 0 .3em; }
ins { font-weight: bold; }
`
