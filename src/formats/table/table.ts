/** A stretch of a cell. `added` and `removed` are told apart by more than colour wherever they are shown. */
export interface CellRun {
  readonly text: string
  readonly look: "plain" | "strong" | "added" | "removed"
}

/** A cell is a list of paragraphs. */
export type Cell = readonly (readonly CellRun[])[]

export interface Column {
  readonly label: string
  /** Its share of the width, in parts of the sum of all. */
  readonly width: number
}

/** A table for people: the same value is printed as Word, HTML and CSV. */
export interface Table {
  readonly title: string
  /** ISO 639-1 of its labels. */
  readonly language: string
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly Cell[])[]
}

/** A cell of plain words, a paragraph per line. */
export const plainCell = (...lines: readonly string[]): Cell =>
  lines.filter((text) => text !== "").map((text) => [{ text, look: "plain" }])
