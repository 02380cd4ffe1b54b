import type { Register, RegisteredPosition } from "../../core/positions/register.ts"
import { plainCell, type Table } from "./table.ts"
import { englishWords, type TableWords } from "./words.ts"

/** The register of positions as a table: who holds what where, and what became of it. */
export function registerTable(
  { positions, reservations }: Register,
  numberOf: (paragraph: string) => number | null,
  words: TableWords = englishWords,
): Table {
  const place = (paragraph: string | null): string => {
    const number = paragraph === null ? null : numberOf(paragraph)
    return number === null ? words.wholeText : `${words.paragraph} ${String(number)}`
  }
  const anchor = ({ anchor: at }: RegisteredPosition): string[] =>
    at === null ? [words.noAnchor] : [place(at.paragraph), `“${at.quote}”`]
  return {
    title: words.register,
    language: words.language,
    columns: [
      { label: words.holder, width: 2 },
      { label: words.kind, width: 2 },
      { label: words.place, width: 4 },
      { label: words.baseline, width: 5 },
      { label: words.draft, width: 5 },
      { label: words.since, width: 2 },
      { label: words.fate, width: 2 },
    ],
    rows: [
      ...positions.map((position) => [
        plainCell(position.owner ?? ""),
        plainCell(
          words.term(position.kind),
          position.number === null ? "" : `${words.note} ${String(position.number)}`,
        ),
        plainCell(...anchor(position)),
        plainCell(position.baseline?.text ?? ""),
        plainCell(position.against === "withdrawn" ? "" : position.text),
        plainCell(position.since ?? ""),
        plainCell(
          ...[position.against, position.status].flatMap((term) => (term === null ? [] : [words.term(term)])),
        ),
      ]),
      ...reservations.map(({ kind, owner, paragraph, remark, entered, lifted }) => [
        plainCell(owner),
        plainCell(words.term(kind)),
        plainCell(place(paragraph)),
        plainCell(),
        plainCell(remark),
        plainCell(entered.at.slice(0, 10)),
        plainCell(words.term(lifted === null ? "maintained" : "withdrawn")),
      ]),
    ],
  }
}
