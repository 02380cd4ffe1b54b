import { type Bracket, brackets } from "../brackets/bracket.ts"
import { type BracketRecord, bracketRecord, type Settlement } from "../brackets/bracket-record.ts"
import type { Declaration } from "../declaration/declaration.ts"
import type { BracketId } from "../declaration/ids.ts"
import type { FootnoteChange } from "./footnote-changes.ts"
import { type PositionChange, positionChanges } from "./position-changes.ts"
import type { Row } from "./row.ts"
import type { Run } from "./run.ts"

/** What became of a bracket, as an object and not as two characters. */
export interface BracketChange {
  /** `lifted`: no longer open. `opened`: not there before. `changed`: open on both sides. */
  readonly kind: "lifted" | "opened" | "changed"
  /** Null for an opened bracket. */
  readonly baseline: BracketRecord | null
  /** The record as it stands in the draft: settled, for a lifted one; null where nobody recorded the lifting. */
  readonly draft: BracketRecord | null
  /** The words it stood or stands around: the draft's, or the baseline's for a lifted one. */
  readonly text: string
  /** How a lifted bracket ended, where somebody recorded it. */
  readonly settlement: Settlement | null
  readonly fields: readonly ("proposes" | "proposedBy" | "reason" | "remark" | "group")[]
  readonly positions: readonly PositionChange[]
}

/**
 * The brackets that were lifted, opened or changed. Two are the same where the
 * opening sign was kept, or where they have one id and begin in one paragraph.
 */
export function bracketChanges(
  baseline: Declaration,
  draft: Declaration,
  rows: readonly Row[],
  footnotes: readonly FootnoteChange[],
): BracketChange[] {
  const isOpen = ({ record }: Bracket): boolean => record.settled === null
  const before = brackets(baseline).filter(isOpen)
  const now = brackets(draft).filter(isOpen)
  if (before.length + now.length === 0) return []
  const partners = partnersOf([...rows, ...footnotes].flatMap(({ runs }) => runs))
  const byId = new Map(before.map((bracket) => [bracket.id, bracket]))
  const places = new Places(rows)
  const paired = new Set<BracketId>()
  const changes: BracketChange[] = []
  for (const bracket of now) {
    const partner = byId.get(partners.get(bracket.id) ?? bracket.id)
    if (!partner || !(partners.has(bracket.id) || places.isSame(partner, bracket))) {
      changes.push(change("opened", null, bracket.record, textOf(draft, bracket)))
      continue
    }
    paired.add(partner.id)
    const found = change("changed", partner.record, bracket.record, textOf(draft, bracket))
    if (found.fields.length + found.positions.length > 0) changes.push(found)
  }
  for (const bracket of before) {
    if (paired.has(bracket.id)) continue
    changes.push(
      change("lifted", bracket.record, settledRecord(draft, bracket.id), textOf(baseline, bracket)),
    )
  }
  return changes
}

/** The baseline's bracket for each bracket of the draft whose opening sign was kept. */
function partnersOf(runs: readonly Run[]): Map<BracketId, BracketId> {
  const partners = new Map<BracketId, BracketId>()
  for (const run of runs)
    if (run.kind === "kept" && run.what === "sign" && run.side === "opening")
      partners.set(run.bracket, run.baselineBracket)
  return partners
}

/** In which row each paragraph stands. */
class Places {
  readonly #baseline: ReadonlyMap<number, Row>
  readonly #draft: ReadonlyMap<number, Row>

  constructor(rows: readonly Row[]) {
    this.#baseline = new Map(rows.flatMap((row) => row.baseline.map(({ from }) => [from, row])))
    this.#draft = new Map(rows.flatMap((row) => row.draft.map(({ from }) => [from, row])))
  }

  /**
   * Whether two brackets with one id are one: ids that merely count say
   * nothing, so they must also begin in the same paragraph.
   */
  isSame(before: Bracket, now: Bracket): boolean {
    if (before.footnote !== null || now.footnote !== null) return before.footnote === now.footnote
    const row = rowAt(this.#draft, now.from)
    return row !== null && row === rowAt(this.#baseline, before.from)
  }
}

/** The row of the paragraph that holds an offset. */
function rowAt(rows: ReadonlyMap<number, Row>, pos: number): Row | null {
  let found: Row | null = null
  let latest = -1
  for (const [from, row] of rows) if (from < pos && from > latest) [found, latest] = [row, from]
  return found
}

function settledRecord(draft: Declaration, id: BracketId): BracketRecord | null {
  const fields = draft.records.brackets.get(id)
  const record = fields ? bracketRecord(id, fields) : null
  return record?.settled ? record : null
}

const compared = ["proposes", "proposedBy", "reason", "remark", "group"] as const

function change(
  kind: BracketChange["kind"],
  baseline: BracketRecord | null,
  draft: BracketRecord | null,
  text: string,
): BracketChange {
  const fields =
    baseline && draft && kind === "changed"
      ? compared.filter((name) => String(baseline[name]) !== String(draft[name]))
      : []
  const positions = positionChanges(baseline?.positions ?? [], draft?.positions ?? [])
  return { kind, baseline, draft, text, settlement: draft?.settled ?? null, fields, positions }
}

function textOf(declaration: Declaration, { footnote, from, to }: Bracket): string {
  const doc = footnote === null ? declaration.doc : declaration.notes.get(footnote)
  return doc?.textBetween(from, to, "\n") ?? ""
}
