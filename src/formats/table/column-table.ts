import { type Bracket, brackets } from "../../core/brackets/bracket.ts"
import { isOpen } from "../../core/brackets/effect.ts"
import type { Declaration } from "../../core/declaration/declaration.ts"
import type { ActorId } from "../../core/declaration/ids.ts"
import type { Paragraph } from "../../core/declaration/paragraph.ts"
import { statusOf } from "../../core/declaration/status.ts"
import { type ActorList, celac, eu } from "../../core/positions/actor.ts"
import type { Redline } from "../../core/redline/redline.ts"
import type { Row } from "../../core/redline/row.ts"
import { type Cell, type CellRun, plainCell, type Table } from "./table.ts"
import { englishWords, type TableWords } from "./words.ts"

/**
 * The column table of a negotiation, paragraph by paragraph: baseline, draft
 * with its changes marked, what the EU holds, what CELAC holds, remarks.
 * Members speak in the column of their region, under their own name.
 */
export function columnTable(
  redline: Redline,
  draft: Declaration,
  actors: ActorList,
  words: TableWords = englishWords,
): Table {
  const open = brackets(draft).filter(({ record, footnote }) => footnote === null && isOpen(record))
  return {
    title: words.columnTable,
    language: words.language,
    columns: [
      { label: words.baseline, width: 5 },
      { label: words.draft, width: 5 },
      { label: "EU", width: 3 },
      { label: "CELAC", width: 3 },
      { label: words.remarks, width: 3 },
    ],
    rows: redline.rows.map((row) => {
      const here = open.filter((bracket) => row.draft.some((paragraph) => overlaps(bracket, paragraph)))
      const held = (region: ActorId): Cell =>
        here.flatMap((bracket) =>
          holders(bracket, (actor) => actors.belongs(actor, region)).map(({ actor, stance }) => [
            { text: `${actor} ${words.term(stance)}: `, look: "strong" as const },
            { text: draft.doc.textBetween(bracket.from, bracket.to, " "), look: "plain" as const },
          ]),
        )
      return [
        side(row, "baseline"),
        side(row, "draft"),
        held(eu),
        held(celac),
        remarks(row, here, draft, words),
      ]
    }),
  }
}

const overlaps = ({ from, to }: Bracket, paragraph: Paragraph): boolean =>
  from < paragraph.to && to > paragraph.from

/** Who among some actors holds what on a bracket; who proposed it comes first. */
function holders(
  { record }: Bracket,
  isWanted: (actor: ActorId) => boolean,
): { readonly actor: ActorId; readonly stance: string }[] {
  const own =
    record.proposes === "deletion" ? "deletes" : record.proposes === "retention" ? "retains" : "proposes"
  const proposed = record.proposedBy.map((actor) => ({ actor, stance: own }))
  const others = record.positions.filter(({ actor }) => !record.proposedBy.includes(actor))
  return [...proposed, ...others].filter(({ actor }) => isWanted(actor))
}

/** The paragraphs of a side, what is only there marked as removed or added. */
function side(row: Row, name: "baseline" | "draft"): Cell {
  const paragraphs: CellRun[][] = row[name].map(() => [])
  const look = name === "baseline" ? "removed" : "added"
  for (const run of row.runs) {
    const span = run[name]
    const paragraph = span && paragraphs[span.paragraph]
    if (!paragraph || run.what === "break") continue
    const own: CellRun = { text: run.text, look: run.kind === "kept" ? "plain" : look }
    const last = paragraph.at(-1)
    if (last?.look === own.look) paragraph[paragraph.length - 1] = { ...own, text: last.text + own.text }
    else paragraph.push(own)
  }
  return paragraphs
}

function remarks(row: Row, here: readonly Bracket[], draft: Declaration, words: TableWords): Cell {
  const statuses = row.draft.flatMap(({ id }) => {
    const status = statusOf(draft, id)
    if (!status || status.lapsed) return []
    return [`${words.term(status.name)}${status.remark && `: ${status.remark}`}`]
  })
  return plainCell(row.moved ? words.moved : "", ...statuses, ...here.map(({ record }) => record.remark))
}
