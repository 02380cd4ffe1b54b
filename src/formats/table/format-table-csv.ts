import type { Table } from "./table.ts"

/** A table as CSV for spreadsheets: quoted always, lines of a cell as lines, changed words between signs. */
export function formatTableCsv({ columns, rows }: Table): string {
  const head = columns.map(({ label }) => label)
  const body = rows.map((cells) =>
    cells.map((cell) =>
      cell
        .map((runs) =>
          runs
            .map(({ text, look }) =>
              look === "added" ? `{+${text}+}` : look === "removed" ? `{-${text}-}` : text,
            )
            .join(""),
        )
        .join("\n"),
    ),
  )
  return [head, ...body].map((cells) => `${cells.map(quoted).join(",")}\r\n`).join("")
}

/** A leading sign that a spreadsheet takes for a formula is kept from being one. */
function quoted(text: string): string {
  const safe = /^[=+\-@\t\r]/u.test(text) ? `'${text}` : text
  return `"${safe.replaceAll('"', '""')}"`
}
