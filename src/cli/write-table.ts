import { writeFile } from "node:fs/promises"
import { extname, resolve } from "node:path"
import { formatTableCsv } from "../formats/table/format-table-csv.ts"
import { formatTableDocx } from "../formats/table/format-table-docx.ts"
import { formatTableHtml } from "../formats/table/format-table-html.ts"
import type { Table } from "../formats/table/table.ts"
import { type ExitCode, type Io, refuse } from "./command.ts"
import { reasonOf } from "./load-declaration.ts"

const formats: Readonly<Record<string, (table: Table) => string | Uint8Array>> = {
  ".docx": formatTableDocx,
  ".html": formatTableHtml,
  ".csv": formatTableCsv,
}

/** Writes a table to OUT in the format its name ends in; returns why it could not, or null. */
export async function writeTable(table: Table, out: string | undefined, io: Io): Promise<ExitCode | null> {
  const extension = extname(out ?? "").toLowerCase()
  const format = Object.hasOwn(formats, extension) ? formats[extension] : undefined
  if (out === undefined || !format)
    return refuse(io, `a table needs -o OUT with a name ending in ${Object.keys(formats).join(", ")}`)
  try {
    await writeFile(resolve(io.cwd, out), format(table))
  } catch (error) {
    return refuse(io, `${out}: ${reasonOf(error)}`)
  }
  return null
}
