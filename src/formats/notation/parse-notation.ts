import type { BracketRecord } from "../../core/brackets/bracket-record.ts"
import { writeBracket } from "../../core/brackets/bracket-record.ts"
import { classifyPairs, type OtherKind, statusInBrackets } from "../../core/brackets/other.ts"
import { pairSigns, type SignPair } from "../../core/brackets/pairs.ts"
import type { ActorId, BracketId, NewId } from "../../core/declaration/ids.ts"
import type { RecordChange } from "../../core/declaration/records.ts"
import { writeRecord } from "../../core/declaration/records.ts"
import type { StatusName } from "../../core/declaration/status.ts"
import type { ActorList } from "../../core/positions/actor.ts"
import { alternativesIn, type Clause, headOf, positionsFrom, tailOf } from "./attribution.ts"
import { type NotationProblem, problemsOf } from "./problems.ts"

/** One paragraph of a text as it stands in the file. */
export interface WrittenParagraph {
  readonly text: string
  /** The line of its first character, counted from 1. */
  readonly line: number
}

/** Where a bracket lies on a paragraph's words; where `from` equals `to` it holds none and needs a place. */
export interface MarkedRange {
  readonly id: BracketId
  readonly from: number
  readonly to: number
  /** For a place: the brackets it stands in, which its offset alone does not tell (`[a][]`, `[a[]]`). */
  readonly within: readonly BracketId[]
}

/** A stretch of the written text that is notation, not words. */
export interface Cut {
  readonly from: number
  readonly to: number
}

/** A paragraph without its signs, names and statuses. */
export interface ReadParagraph {
  readonly text: string
  /** Offsets in `text`. A range without words is a place; an outer range comes before those inside it. */
  readonly ranges: readonly MarkedRange[]
  /** What was taken out, as offsets of the written text. */
  readonly cuts: readonly Cut[]
}

export interface Notation {
  /** One per paragraph given. */
  readonly paragraphs: readonly ReadParagraph[]
  /** The records of the brackets and of the groups of `/` alternatives. */
  readonly changes: readonly RecordChange[]
  /** `[Agreed ad ref]` at the end of the paragraph with this index, and how it was written. */
  readonly statuses: readonly {
    readonly paragraph: number
    readonly name: StatusName
    readonly written: string
  }[]
  readonly problems: readonly NotationProblem[]
  /** Pairs that are no disagreement. They stay in the text as they are. */
  readonly other: readonly { readonly kind: OtherKind; readonly line: number; readonly text: string }[]
}

export interface NotationOptions {
  readonly actors: ActorList
  readonly newId: NewId
  /** Who imports, and when: positions read from a text carry it. */
  readonly signature?: { readonly drafter: string; readonly at: string }
}

/**
 * Reads the brackets of a text: which words they enclose, who wants what, what is in doubt.
 *
 * Works on the whole text, because brackets span paragraphs. Signs of
 * disagreement and the names beside them leave the words and return with
 * `formatNotation`, character by character; unmatched signs and brackets of
 * another kind stay as text.
 */
export function parseNotation(paragraphs: readonly WrittenParagraph[], options: NotationOptions): Notation {
  const text = paragraphs.map((paragraph) => paragraph.text).join(between)
  const signs = pairSigns(text)
  const kinds = classifyPairs(text, signs.pairs)
  const where = new Layout(paragraphs)
  const reader = new Reader(text, where, options)
  const other: Notation["other"][number][] = []
  for (const [index, pair] of signs.pairs.entries()) {
    const kind = kinds[index]
    if (kind === undefined || kind === "disagreement") reader.bracket(pair)
    else {
      other.push({ kind, line: where.lineAt(pair.open), text: text.slice(pair.open, pair.close + 1) })
      if (kind === "status") reader.status(pair)
    }
  }
  return {
    paragraphs: reader.paragraphs(),
    changes: reader.changes,
    statuses: reader.statuses,
    problems: problemsOf(text, signs.unmatched, (at) => where.lineAt(at)),
    other,
  }
}

/** Where an offset of the written paragraph lies in the read one. */
export function readOffset(cuts: readonly Cut[], offset: number): number {
  let removed = 0
  for (const cut of cuts) {
    if (cut.from >= offset) break
    removed += Math.min(cut.to, offset) - cut.from
  }
  return offset - removed
}

/** Between paragraphs of the joined text: an empty line, as the rules for other brackets expect. */
const between = "\n\n"

/** Finds paragraphs and lines by offset in the joined text. */
class Layout {
  readonly starts: readonly number[]
  readonly #paragraphs: readonly WrittenParagraph[]

  constructor(paragraphs: readonly WrittenParagraph[]) {
    this.#paragraphs = paragraphs
    let start = 0
    this.starts = paragraphs.map(({ text }) => {
      const here = start
      start += text.length + between.length
      return here
    })
  }

  indexAt(offset: number): number {
    let low = 0
    let high = this.starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return low
  }

  lineAt(offset: number): number {
    const index = this.indexAt(offset)
    const paragraph = this.#paragraphs[index]
    if (!paragraph) return 1
    const before = paragraph.text.slice(0, offset - (this.starts[index] ?? 0))
    return paragraph.line + (before.match(/\n/g)?.length ?? 0)
  }

  get paragraphs(): readonly WrittenParagraph[] {
    return this.#paragraphs
  }
}

/** A bracket's words in the joined text, and the notation on both sides of them. */
interface Span {
  readonly id: BracketId
  /** Where the notation starts that opens it. */
  readonly open: number
  readonly from: number
  readonly to: number
  /** Where the notation ends that closes it. */
  readonly close: number
}

class Reader {
  readonly changes: RecordChange[] = []
  readonly statuses: Notation["statuses"][number][] = []
  readonly #spans: Span[] = []
  readonly #cuts: Cut[] = []
  readonly #text: string
  readonly #where: Layout
  readonly #options: NotationOptions

  constructor(text: string, where: Layout, options: NotationOptions) {
    this.#text = text
    this.#where = where
    this.#options = options
  }

  bracket({ open, close }: SignPair): void {
    const content = this.#text.slice(open + 1, close)
    const alternatives = /[[\]]|\n\n/.test(content) ? null : alternativesIn(content, this.#options.actors)
    if (alternatives) {
      this.#alternatives(open, alternatives)
      return
    }
    const { actors } = this.#options
    // Names stand outside inner brackets and within one paragraph.
    const head = headOf(beforeInner(content), actors)
    const rest = content.slice(head?.length ?? 0)
    const tail = tailOf(afterInner(rest), actors)
    const clauses = [...(head?.clauses ?? []), ...(tail ? backed(tail.clauses, head !== null) : [])]
    const from = open + 1 + (head?.length ?? 0)
    const to = close - (tail?.length ?? 0)
    this.#add({ open, from, to, close: close + 1 }, clauses, {})
  }

  /** `[ending - XX, YY retain / reducing - WW]`: the slash says that they are alternatives, so they are a group. */
  #alternatives(open: number, parts: NonNullable<ReturnType<typeof alternativesIn>>): void {
    const group = this.#options.newId()
    this.changes.push(...writeRecord("groups", group, { form: "slash" }))
    let start = open
    for (const [index, { text, tail }] of parts.entries()) {
      const first = index === 0
      const last = index === parts.length - 1
      const lead = first ? 1 : (/^\s\/\s*/.exec(text)?.[0].length ?? 0)
      const end = start + text.length + (first ? 1 : 0)
      const span = { open: start, from: start + lead, to: end - tail.length, close: end + (last ? 1 : 0) }
      this.#add(span, backed(tail.clauses, false), { proposes: "option", group })
      start = end
    }
  }

  #add(span: Omit<Span, "id">, clauses: readonly Clause[], more: Partial<BracketRecord>): void {
    const { newId, signature = { drafter: "", at: "" } } = this.#options
    const id = newId() as BracketId
    const { proposedBy, others } = positionsFrom(clauses)
    const notation = {
      open: this.#text.slice(span.open, span.from),
      close: this.#text.slice(span.to, span.close),
    }
    const signed = (actor: ActorId) => ({ ...signature, onBehalfOf: actor })
    this.changes.push(
      ...writeBracket({
        id,
        proposes: proposedBy.length > 0 ? "insertion" : "retention",
        proposedBy,
        positions: [
          ...proposedBy.map((actor) => ({ actor, stance: "proposes" as const })),
          ...others.filter(({ actor }) => !proposedBy.includes(actor)),
        ].map((held) => ({ ...held, wording: "", remark: "", on: null, signature: signed(held.actor) })),
        order: this.#spans.length,
        ...(notation.open !== "[" || notation.close !== "]" ? { notation } : {}),
        ...more,
      }),
    )
    this.#spans.push({ id, ...span })
    if (span.open < span.from) this.#cuts.push({ from: span.open, to: span.from })
    if (span.to < span.close) this.#cuts.push({ from: span.to, to: span.close })
  }

  status({ open, close }: SignPair): void {
    const paragraph = this.#where.indexAt(open)
    const start = this.#where.starts[paragraph] ?? 0
    const end = start + (this.#where.paragraphs[paragraph]?.text.length ?? 0)
    const name = statusInBrackets(this.#text.slice(open + 1, close))
    const lead = /\s*$/.exec(this.#text.slice(start, open))?.[0].length ?? 0
    // On a line of its own it is a paragraph: what it speaks of, only a person can say.
    if (name === null || open - lead <= start) return
    this.statuses.push({ paragraph, name, written: this.#text.slice(open - lead, end) })
    this.#cuts.push({ from: open - lead, to: end })
  }

  paragraphs(): ReadParagraph[] {
    const cuts = this.#cuts.sort((first, second) => first.from - second.from)
    const perParagraph = this.#where.paragraphs.map((paragraph, index) => {
      const start = this.#where.starts[index] ?? 0
      return { written: paragraph.text, start, cuts: [] as Cut[], ranges: [] as MarkedRange[] }
    })
    for (const cut of cuts) {
      const paragraph = perParagraph[this.#where.indexAt(cut.from)]
      paragraph?.cuts.push({ from: cut.from - paragraph.start, to: cut.to - paragraph.start })
    }
    for (const span of this.#spans) {
      const first = this.#where.indexAt(span.from)
      const last = this.#where.indexAt(span.to)
      for (let index = first; index <= last; index++) {
        const paragraph = perParagraph[index]
        if (!paragraph) continue
        const from = index === first ? span.from - paragraph.start : 0
        const to = index === last ? span.to - paragraph.start : paragraph.written.length
        const range = { from: readOffset(paragraph.cuts, from), to: readOffset(paragraph.cuts, to) }
        // Its edges show where the signs stood, even where a paragraph has no words inside them.
        if (range.from === range.to && index !== first && index !== last) continue
        paragraph.ranges.push({
          id: span.id,
          ...range,
          within: range.from < range.to ? [] : this.#around(span),
        })
      }
    }
    return perParagraph.map(({ written, cuts: own, ranges }) => ({
      text: without(written, own),
      ranges,
      cuts: own,
    }))
  }

  #around(inner: Span): BracketId[] {
    return this.#spans
      .filter((span) => span !== inner && span.open <= inner.open && inner.close <= span.close)
      .map((span) => span.id)
  }
}

/** The text up to the first inner sign or the end of the paragraph. */
function beforeInner(content: string): string {
  const end = content.search(/[[\]]|\n\n/)
  return end < 0 ? content : content.slice(0, end)
}

/** The text behind the last inner sign or paragraph break. A regular expression would try every start of a long text. */
function afterInner(content: string): string {
  const sign = Math.max(content.lastIndexOf("["), content.lastIndexOf("]"))
  const gap = content.lastIndexOf(between)
  return content.slice(Math.max(sign + 1, gap < 0 ? 0 : gap + between.length))
}

function without(text: string, cuts: readonly Cut[]): string {
  let kept = ""
  let at = 0
  for (const { from, to } of cuts) {
    kept += text.slice(at, from)
    at = Math.max(at, to)
  }
  return kept + text.slice(at)
}

/** In a tail the first party without a verb is the one that proposes: `severe - XX; YY delete`. */
const backed = (clauses: readonly Clause[], hasHead: boolean): Clause[] =>
  clauses.map((clause, index) =>
    index === 0 && !hasHead && clause.stance === "supports" ? { ...clause, stance: "proposes" } : clause,
  )
