/**
 * The words around a table's data. The window passes those of its language; the
 * command line speaks English.
 */
export interface TableWords {
  readonly language: string
  readonly register: string
  readonly columnTable: string
  readonly changes: string
  readonly holder: string
  readonly kind: string
  readonly place: string
  readonly baseline: string
  readonly draft: string
  readonly since: string
  readonly fate: string
  readonly remarks: string
  readonly weight: string
  readonly removed: string
  readonly added: string
  readonly times: string
  readonly paragraph: string
  readonly note: string
  readonly wholeText: string
  readonly noAnchor: string
  readonly moved: string
  /** A term of the data, such as `regional-position` or `reworded`, in words. */
  readonly term: (term: string) => string
}

export const englishWords: TableWords = {
  language: "en",
  register: "Register of positions",
  columnTable: "Column table",
  changes: "Table of changes",
  holder: "Holder",
  kind: "Kind",
  place: "Place",
  baseline: "Baseline",
  draft: "Draft",
  since: "Since",
  fate: "What became of it",
  remarks: "Compromise or remarks",
  weight: "Weight",
  removed: "Removed",
  added: "Added",
  times: "Times",
  paragraph: "Paragraph",
  note: "note",
  wholeText: "whole text",
  noAnchor: "no anchor",
  moved: "moved",
  term: (term) => term.replaceAll("-", " "),
}
