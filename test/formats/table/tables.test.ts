import { describe, expect, test } from "vitest"
import { positionsRegister } from "../../../src/core/positions/register.ts"
import { redline } from "../../../src/core/redline/redline.ts"
import { changesTable } from "../../../src/formats/table/changes-table.ts"
import { columnTable } from "../../../src/formats/table/column-table.ts"
import { formatTableCsv } from "../../../src/formats/table/format-table-csv.ts"
import { formatTableDocx } from "../../../src/formats/table/format-table-docx.ts"
import { formatTableHtml } from "../../../src/formats/table/format-table-html.ts"
import { registerTable } from "../../../src/formats/table/register-table.ts"
import type { Table } from "../../../src/formats/table/table.ts"
import { someActors } from "../../helpers/notation.ts"
import { draft } from "../draft.ts"
import { all, partsOf, treeOf, wordsOf } from "../word-file.ts"
import { orderProblems } from "../word-order.ts"

/** The rows as `cell | cell`, after checks that Word and HTML hold the same words. */
function rows(table: Table): string[] {
  const plain = table.rows.map((cells) =>
    cells.map((cell) => cell.map((runs) => runs.map(({ text }) => text).join(""))),
  )
  const bytes = formatTableDocx(table)
  expect(formatTableDocx(table)).toEqual(bytes)
  for (const path of partsOf(bytes).keys()) expect(orderProblems(treeOf(bytes, path)), path).toEqual([])
  const inWord = all(treeOf(bytes, "word/document.xml"), "w:tr").map((row) =>
    all(row, "w:tc").map((cell) =>
      all(cell, "w:p")
        .map(wordsOf)
        .filter((words) => words !== ""),
    ),
  )
  expect(inWord.slice(1)).toEqual(
    plain.map((cells) => cells.map((cell) => cell.filter((words) => words !== ""))),
  )
  expect(formatTableHtml(table).match(/<td/gu) ?? []).toHaveLength(plain.flat().length)
  return plain.map((cells) => cells.map((cell) => cell.join(" ¶ ")).join(" | "))
}

describe("the column table", () => {
  test("puts baseline, draft and what each region holds side by side", () => {
    const now = draft(["operative: We [EU: shall] act.", "item 1: Entirely new [MX: words here]."])
    const table = columnTable(redline(draft(["operative: We should act."]), now), now, someActors)
    expect(rows(table)).toEqual([
      "We should act. | We [EU: shall] act. | EU proposes: shall |  | ",
      " | Entirely new [MX: words here]. |  | MX proposes: words here | ",
    ])
  })

  test("lies on its side", () => {
    const text = draft(["operative: We act."])
    const bytes = formatTableDocx(columnTable(redline(text, text), text, someActors))
    expect(all(treeOf(bytes, "word/document.xml"), "w:pgSz")[0]?.attributes["w:orient"]).toBe("landscape")
  })
})

test("the table of changes puts the weightiest first", () => {
  const compared = redline(
    draft(["operative: We should note the nice report.", "operative: Decision 78/650 stands."]),
    draft(["operative: We should note the good report.", "operative: Decision 78/560 stands."]),
  )
  expect(rows(changesTable(compared))).toEqual([
    "reference | 78/650 | 78/560 | 1 | edited | 2 | 2 | Decision 78/560 stands.",
    "wording | nice | good | 1 | edited | 1 | 1 | We should note the good report.",
  ])
})

test("the register says who holds what, where, and what became of it", () => {
  const kinds = { noteKinds: { 1: "regional-position" } }
  const table = registerTable(
    positionsRegister(
      draft(["operative: We act.^1"], { notes: ["CELAC maintains its position"], ...kinds }),
      draft(["operative: We act.^1"], { notes: ["CELAC recalls its position"], ...kinds }),
    ),
    () => 1,
  )
  expect(rows(table)).toEqual([
    " | regional position ¶ note 1 | Paragraph 1 ¶ “We act.” | CELAC recalls its position | CELAC maintains its position |  | reworded",
  ])
})

test("a spreadsheet takes no cell for a formula", () => {
  const cell = [[{ text: "=HYPERLINK(1)", look: "plain" as const }]]
  const table = { title: "", language: "en", columns: [{ label: "A", width: 1 }], rows: [[cell]] }
  expect(formatTableCsv(table)).toBe('"A"\r\n"\'=HYPERLINK(1)"\r\n')
})
