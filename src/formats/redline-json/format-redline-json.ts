import type { BracketChange } from "../../core/redline/bracket-changes.ts"
import { rowsByWeight } from "../../core/redline/by-weight.ts"
import type { Edit } from "../../core/redline/edits.ts"
import type { FootnoteChange } from "../../core/redline/footnote-changes.ts"
import type { Redline } from "../../core/redline/redline.ts"
import { type Row, rowKinds } from "../../core/redline/row.ts"
import { rowTexts } from "../../core/redline/row-texts.ts"
import type { Json } from "../../core/declaration/records.ts"

export interface RedlineJsonOptions {
  /** Orders the changes by weight and names the weight of each edit. */
  readonly weight: boolean
}

/**
 * A redline for other programs. `summary` and `changes` account for every
 * paragraph of both sides: what is in no change is counted unchanged. What is
 * no paragraph (footnotes, brackets, statuses) stands beside them.
 */
export function redlineToJson(redline: Redline, { weight }: RedlineJsonOptions): Record<string, Json> {
  const { summary } = redline
  const rows = weight ? rowsByWeight(redline) : redline.rows.filter(({ kind }) => kind !== "unchanged")
  return {
    summary: {
      paragraphs: { ...summary.paragraphs },
      ...Object.fromEntries(rowKinds.map((kind) => [kind, summary[kind]])),
    },
    changes: rows.map((row) => changeOf(row, weight)),
    hidden: summary.hidden,
    footnotes: redline.footnotes.filter(({ kind }) => kind !== "unchanged").map(footnoteOf),
    brackets: redline.brackets.map(bracketOf),
    statuses: redline.rows.flatMap((row) => {
      if (!row.status) return []
      const { baseline, draft } = row.status
      const names = { baseline: baseline?.name ?? null, draft: draft?.name ?? null }
      return [
        { ...names, lapsed: draft?.lapsed !== null && draft !== null, paragraph: numbersOf(row, "draft") },
      ]
    }),
  }
}

function changeOf(row: Row, weight: boolean): Json {
  return {
    kind: row.kind,
    moved: row.moved,
    baseline: paragraphsOf(row, "baseline"),
    draft: paragraphsOf(row, "draft"),
    edits: row.edits.filter(({ what }) => what !== "formatting").map((edit) => editOf(edit, weight)),
    ...(row.restyling && { restyling: { ...row.restyling } as unknown as Json }),
    ...(row.edits.some(({ what }) => what === "formatting") && {
      reformatted: row.edits.filter(({ what }) => what === "formatting").map(({ added }) => added),
    }),
    ...(row.coarse && { coarse: true }),
  }
}

const editOf = ({ removed, added, weight }: Edit, withWeight: boolean): Json =>
  withWeight ? { removed, added, weight } : { removed, added }

const paragraphsOf = (row: Row, side: "baseline" | "draft"): Json => {
  const texts = rowTexts(row, side)
  return row[side].map(({ index }, i) => ({ index: index + 1, text: texts[i] ?? "" }))
}

const numbersOf = (row: Row, side: "baseline" | "draft"): Json => row[side].map(({ index }) => index + 1)

function footnoteOf({ kind, moved, baseline, draft, edits, fields, positions }: FootnoteChange): Json {
  const note = (found: typeof baseline): Json =>
    found && {
      number: found.number,
      kind: found.kind,
      owner: found.owner,
      text: found.text.textBetween(0, found.text.content.size, "\n"),
    }
  return {
    kind,
    moved,
    baseline: note(baseline),
    draft: note(draft),
    edits: edits.map((edit) => editOf(edit, false)),
    fields,
    positions: positions.map(positionOf),
  }
}

const bracketOf = ({ kind, baseline, draft, text, settlement, fields, positions }: BracketChange): Json => ({
  kind,
  id: (draft ?? baseline)?.id ?? null,
  proposedBy: (draft ?? baseline)?.proposedBy ?? [],
  text,
  outcome: settlement?.outcome ?? null,
  fields,
  positions: positions.map(positionOf),
})

const positionOf = ({ actor, baseline, draft }: BracketChange["positions"][number]): Json => ({
  actor,
  baseline: baseline?.stance ?? null,
  draft: draft?.stance ?? null,
})
