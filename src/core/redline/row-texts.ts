import type { Row } from "./row.ts"
import type { SideName } from "./compare-sides.ts"

/** The text of each paragraph on one side of a row, bracket signs printed, note references left out. */
export function rowTexts(row: Pick<Row, SideName | "runs">, side: SideName): string[] {
  const texts = row[side].map(() => "")
  for (const run of row.runs) {
    const span = run[side]
    if (span && (run.what === "words" || run.what === "sign"))
      texts[span.paragraph] = (texts[span.paragraph] ?? "") + run.text
  }
  return texts
}
