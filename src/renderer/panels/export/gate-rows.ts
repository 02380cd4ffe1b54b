import type { Finding } from "../../../core/checks/finding.ts"
import { finalGate } from "../../../core/checks/gate/final-gate.ts"
import type { Declaration } from "../../../core/declaration/declaration.ts"
import type { BracketId } from "../../../core/declaration/ids.ts"
import type { Place } from "../../app/editor-handle.ts"

/** One thing that stands between the draft and its final text. */
export interface GateRow {
  readonly kind: "choice"
  readonly key: string
  readonly finding: Finding["kind"]
  /** The words in question, cut where they are long; "" where there are none. */
  readonly quote: string
  /** Where a click leads; null for what concerns the whole text. */
  readonly place: Place | null
}

const quoteLength = 120

/** What the gate finds, in its order. */
export function gateRows(declaration: Declaration): GateRow[] {
  return finalGate(declaration).map((finding, index) => ({
    kind: "choice",
    key: `${String(index)} ${finding.kind}`,
    finding: finding.kind,
    quote:
      finding.text.length > quoteLength ? `${finding.text.slice(0, quoteLength).trimEnd()} …` : finding.text,
    place: placeOf(finding),
  }))
}

function placeOf({ params, paragraph, footnote }: Finding): Place | null {
  if (params.bracket !== undefined) return { kind: "bracket", id: params.bracket as BracketId }
  if (paragraph !== null) return { kind: "paragraph", id: paragraph }
  return footnote === null ? null : { kind: "footnote", id: footnote }
}
