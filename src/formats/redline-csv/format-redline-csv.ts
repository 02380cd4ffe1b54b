import type { Redline } from "../../core/redline/redline.ts"
import { byWeight } from "../../core/redline/by-weight.ts"
import type { Row } from "../../core/redline/row.ts"
import { rowTexts } from "../../core/redline/row-texts.ts"

const columns = ["weight", "removed", "added", "times", "kind", "moved", "baseline", "draft", "text"] as const

/**
 * The table of changes, one line an edit, weightiest first; rows that changed
 * without an edit (moved, restyled) follow. Opens in a spreadsheet.
 */
export function formatRedlineCsv(redline: Redline): string {
  const edits = byWeight(redline).flatMap(({ weight, removed, added, places }) =>
    places.map(({ row }) => [weight, removed, added, String(places.length), ...rowCells(row)]),
  )
  const others = redline.rows
    .filter(({ kind, edits }) => kind !== "unchanged" && edits.length === 0)
    .map((row) => ["", "", "", "1", ...rowCells(row)])
  return [[...columns], ...edits, ...others].map((cells) => `${cells.map(cell).join(",")}\r\n`).join("")
}

function rowCells(row: Row): string[] {
  const numbers = (side: "baseline" | "draft"): string => row[side].map(({ index }) => index + 1).join("+")
  const text = rowTexts(row, row.draft.length > 0 ? "draft" : "baseline").join(" ¶ ")
  return [row.kind, row.moved ? "yes" : "no", numbers("baseline"), numbers("draft"), text]
}

/** Quoted always; a leading sign that a spreadsheet takes for a formula is kept from being one. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/u.test(text) ? `'${text}` : text
  return `"${safe.replaceAll('"', '""')}"`
}
