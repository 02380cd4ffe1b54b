import { byWeight } from "../../core/redline/by-weight.ts"
import type { Redline } from "../../core/redline/redline.ts"
import type { Row } from "../../core/redline/row.ts"
import { rowTexts } from "../../core/redline/row-texts.ts"
import { type Cell, plainCell, type Table } from "./table.ts"
import { englishWords, type TableWords } from "./words.ts"

/** The table of changes: an edit a line, weightiest first, then paragraphs that only moved or were restyled. */
export function changesTable(redline: Redline, words: TableWords = englishWords): Table {
  const edits = byWeight(redline).flatMap(({ weight, removed, added, places }) =>
    places.map(({ row }): Cell[] => [
      plainCell(words.term(weight)),
      [[{ text: removed, look: "removed" }]],
      [[{ text: added, look: "added" }]],
      plainCell(String(places.length)),
      ...rowCells(row, words),
    ]),
  )
  const others = redline.rows
    .filter(({ kind, edits: own }) => kind !== "unchanged" && own.length === 0)
    .map((row): Cell[] => [plainCell(), plainCell(), plainCell(), plainCell("1"), ...rowCells(row, words)])
  return {
    title: words.changes,
    language: words.language,
    columns: [
      { label: words.weight, width: 2 },
      { label: words.removed, width: 4 },
      { label: words.added, width: 4 },
      { label: words.times, width: 1 },
      { label: words.kind, width: 2 },
      { label: words.baseline, width: 2 },
      { label: words.draft, width: 2 },
      { label: words.paragraph, width: 7 },
    ],
    rows: [...edits, ...others],
  }
}

function rowCells(row: Row, words: TableWords): Cell[] {
  const numbers = (side: "baseline" | "draft"): Cell =>
    plainCell(row[side].map(({ index }) => String(index + 1)).join("–"))
  return [
    plainCell(words.term(row.kind), row.moved && row.kind !== "moved" ? words.moved : ""),
    numbers("baseline"),
    numbers("draft"),
    plainCell(...rowTexts(row, row.draft.length > 0 ? "draft" : "baseline")),
  ]
}
