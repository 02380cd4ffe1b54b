import type { FootnoteId } from "../declaration/ids.ts"
import { align, type Effort } from "./align.ts"
import { formatsDiffer } from "./formats.ts"
import { joinKept } from "./join-kept.ts"
import type { Run, RunPlace, Span } from "./run.ts"
import { type Atom, atomsOf, type Side, type SideToken, type TokenAtoms } from "./side.ts"
import type { Sign } from "./signs.ts"
import { tidy } from "./tidy.ts"
import { tokenise } from "./tokens.ts"

/** What comparing two sides needs to know beyond their words. */
export interface Matching {
  /** One number per distinct token key, the same on both sides. */
  readonly numberOf: (key: string) => number
  /** One key for a footnote and for the one of the baseline it came from. */
  readonly footnoteKey: { readonly [side in SideName]: (id: FootnoteId) => string }
  /** Equal for the signs of one bracket, or for signs that look alike where brackets have no common ids. */
  readonly signKey: (sign: Sign) => string
  /** The printed number of a footnote. */
  readonly footnoteText: { readonly [side in SideName]: (id: FootnoteId) => string }
  readonly effort: Effort
}

export type SideName = "baseline" | "draft"

/**
 * The runs that turn one side into the other.
 *
 * Words are aligned first, as if no bracket stood in them; then the signs and
 * the white space between two kept words are compared with one another. So a
 * bracket put on a word is a changed sign, and the word stays kept.
 */
export function compareSides(
  baseline: Side,
  draft: Side,
  matching: Matching,
): { readonly runs: Run[]; readonly coarse: boolean } {
  const writer = new RunWriter(baseline, draft, matching)
  if (isSameText(baseline, draft)) {
    writer.keep(wholeText(baseline), wholeText(draft))
    return { runs: writer.runs, coarse: false }
  }
  const { stretches, coarse } = align(
    keysOf(baseline, "baseline", matching),
    keysOf(draft, "draft", matching),
    matching.effort,
  )
  const kept: [number, number][] = []
  for (const stretch of tidy(stretches, baseline.tokens, draft.tokens)) {
    if (!stretch.equal) continue
    for (let i = 0; i < stretch.baseline[1] - stretch.baseline[0]; i++) {
      const pair: [number, number] = [stretch.baseline[0] + i, stretch.draft[0] + i]
      if (isKept(baseline.tokens[pair[0]], draft.tokens[pair[1]])) kept.push(pair)
    }
  }
  const joined = joinKept(baseline, draft, kept)
  const before = { ...baseline, tokens: joined.baseline }
  const now = { ...draft, tokens: joined.draft }
  const cuts = commonCuts(before, now, joined.pairs)
  const baselineAtoms = atomsOf(before, cuts.baseline)
  const draftAtoms = atomsOf(now, cuts.draft)
  let [b, d] = [0, 0]
  for (const [pairB, pairD] of joined.pairs) {
    writeGap(gap(baselineAtoms, b, pairB), gap(draftAtoms, d, pairD), writer, matching)
    writeKept(baselineAtoms[pairB]?.parts ?? [], draftAtoms[pairD]?.parts ?? [], writer, matching)
    ;[b, d] = [pairB + 1, pairD + 1]
  }
  writeGap(
    gap(baselineAtoms, b, before.tokens.length),
    gap(draftAtoms, d, now.tokens.length),
    writer,
    matching,
  )
  return { runs: writer.runs, coarse }
}

/** Whether both sides are one paragraph of the same text, with nothing in it but words. */
function isSameText(baseline: Side, draft: Side): boolean {
  const [before, now] = [plainSide(baseline), plainSide(draft)]
  return before !== null && before === now
}

function plainSide({ paragraphs, signs }: Side): string | null {
  const [paragraph, ...others] = paragraphs
  if (!paragraph || others.length > 0 || signs.some((found) => found.length > 0)) return null
  const { raw, isPlain } = tokenise(paragraph.node)
  return isPlain && raw !== "" ? raw : null
}

function wholeText({ paragraphs }: Side): Atom | undefined {
  const [paragraph] = paragraphs
  const text = paragraph ? tokenise(paragraph.node).raw : ""
  return { what: "words", text, paragraph: 0, from: 0, to: text.length, footnote: null, sign: null }
}

const keysOf = (side: Side, name: SideName, { numberOf, footnoteKey }: Matching): number[] =>
  side.tokens.map(({ key, footnote }) =>
    numberOf(footnote === null ? key : `\ufffc${footnoteKey[name](footnote)}`),
  )

/** Tokens that fold alike but are written differently are matched, and shown as changed. */
const isKept = (baseline: SideToken | undefined, draft: SideToken | undefined): boolean =>
  baseline !== undefined &&
  draft !== undefined &&
  (baseline.footnote !== null || baseline.text === draft.text)

/** Cuts each pair of kept words wherever a sign stands inside it on either side ("approach[es]"). */
function commonCuts(baseline: Side, draft: Side, pairs: readonly (readonly [number, number])[]) {
  const cuts = { baseline: new Map<number, number[]>(), draft: new Map<number, number[]>() }
  if (![...baseline.signs, ...draft.signs].some((signs) => signs.length > 0)) return cuts
  for (const [b, d] of pairs) {
    const all = [...insideOf(baseline, b), ...insideOf(draft, d)]
    if (all.length === 0) continue
    const sorted = [...new Set(all)].sort((first, second) => first - second)
    cuts.baseline.set(b, sorted)
    cuts.draft.set(d, sorted)
  }
  return cuts
}

function insideOf(side: Side, index: number): number[] {
  const token = side.tokens[index]
  if (!token || token.to - token.from < 2) return []
  const signs = side.signs[token.paragraph] ?? []
  return signs.filter(({ at }) => token.from < at && at < token.to).map(({ at }) => at - token.from)
}

/** What stands from token `from` up to token `to`, and the space and signs before `to`. */
function gap(atoms: readonly TokenAtoms[], from: number, to: number): readonly Atom[] {
  if (from === to) return atoms[to]?.before ?? []
  const found: Atom[] = []
  for (let i = from; i < to; i++) found.push(...(atoms[i]?.before ?? []), ...(atoms[i]?.parts ?? []))
  found.push(...(atoms[to]?.before ?? []))
  return found
}

/**
 * Keeps the words of a pair, which were cut at the same places on both sides,
 * and compares the signs between the cuts.
 */
function writeKept(
  baseline: readonly Atom[],
  draft: readonly Atom[],
  writer: RunWriter,
  matching: Matching,
): void {
  let [b, d] = [0, 0]
  while (b < baseline.length || d < draft.length) {
    const [fromB, fromD] = [b, d]
    while (baseline[b]?.what === "sign") b++
    while (draft[d]?.what === "sign") d++
    writeGap(baseline.slice(fromB, b), draft.slice(fromD, d), writer, matching)
    if (b < baseline.length || d < draft.length) writer.keep(baseline[b++], draft[d++])
  }
}

/** Keeps what both gaps begin and end with, and replaces the rest. */
function writeGap(
  baseline: readonly Atom[],
  draft: readonly Atom[],
  writer: RunWriter,
  matching: Matching,
): void {
  const same = (b: Atom | undefined, d: Atom | undefined): boolean =>
    b !== undefined && d !== undefined && atomKey(b, "baseline", matching) === atomKey(d, "draft", matching)
  let prefix = 0
  while (same(baseline[prefix], draft[prefix])) prefix++
  const [b, d] = [baseline.slice(prefix), draft.slice(prefix)]
  let suffix = 0
  while (suffix < b.length && suffix < d.length && same(b.at(-1 - suffix), d.at(-1 - suffix))) suffix++
  for (let i = 0; i < prefix; i++) writer.keep(baseline[i], draft[i])
  writeMiddle(b.slice(0, b.length - suffix), d.slice(0, d.length - suffix), writer, same)
  for (let i = suffix; i > 0; i--) writer.keep(b.at(-i), d.at(-i))
}

// Signs that pile up at one place are few; beyond this, replacing them all is as clear.
const mostSigns = 64

/**
 * Between unlike words nothing else can be the same, but two piles of signs
 * can: `][` to `]` keeps the bracket that still closes there.
 */
function writeMiddle(
  baseline: readonly Atom[],
  draft: readonly Atom[],
  writer: RunWriter,
  same: (b: Atom | undefined, d: Atom | undefined) => boolean,
): void {
  const match = baseline.length <= mostSigns ? firstMatch(baseline, draft, same) : null
  if (match) {
    const [b, d] = match
    writer.replace(baseline.slice(0, b), draft.slice(0, d))
    writer.keep(baseline[b], draft[d])
    writeMiddle(baseline.slice(b + 1), draft.slice(d + 1), writer, same)
  } else writer.replace(baseline, draft)
}

function firstMatch(
  baseline: readonly Atom[],
  draft: readonly Atom[],
  same: (b: Atom | undefined, d: Atom | undefined) => boolean,
): [number, number] | null {
  const isSign = ({ what }: Atom): boolean => what === "sign"
  if (!baseline.some(isSign) || !draft.some(isSign) || draft.length > mostSigns) return null
  for (const [b, atom] of baseline.entries()) {
    if (!isSign(atom)) continue
    const d = draft.findIndex((other) => same(atom, other))
    if (d >= 0) return [b, d]
  }
  return null
}

function atomKey(atom: Atom, side: SideName, { footnoteKey, signKey }: Matching): string {
  if (atom.footnote !== null) return `\ufffc${footnoteKey[side](atom.footnote)}`
  if (atom.sign !== null) return `\u0001${signKey(atom.sign)}`
  return atom.what === "break" ? "\u0002" : atom.text
}

/** Collects atoms into runs as long as they can be. */
class RunWriter {
  readonly runs: Run[] = []
  readonly #baseline: Side
  readonly #draft: Side
  readonly #matching: Matching

  constructor(baseline: Side, draft: Side, matching: Matching) {
    this.#baseline = baseline
    this.#draft = draft
    this.#matching = matching
  }

  keep(baseline: Atom | undefined, draft: Atom | undefined): void {
    if (!baseline || !draft) return
    const before = this.#baseline.paragraphs[baseline.paragraph]
    const now = this.#draft.paragraphs[draft.paragraph]
    if (draft.what === "words" && before && now)
      for (const part of formatsDiffer(before.node, baseline, now.node, draft))
        this.#push("kept", part.baseline, part.draft, part.differ)
    else this.#push("kept", baseline, draft, false)
  }

  replace(baseline: readonly Atom[], draft: readonly Atom[]): void {
    for (const atom of baseline) this.#push("removed", atom, null, false)
    for (const atom of draft) this.#push("added", null, atom, false)
  }

  #push(kind: Run["kind"], baseline: Atom | null, draft: Atom | null, reformatted: boolean): void {
    const atom = draft ?? baseline
    if (!atom) return
    const last = this.runs.at(-1)
    const place: RunPlace = { kind, text: atom.text, baseline: spanOf(baseline), draft: spanOf(draft) }
    if (
      atom.what === "words" &&
      last?.what === "words" &&
      last.kind === kind &&
      last.reformatted === reformatted &&
      follows(last.baseline, place.baseline) &&
      follows(last.draft, place.draft)
    ) {
      this.runs[this.runs.length - 1] = {
        ...last,
        text: last.text + place.text,
        baseline: joined(last.baseline, place.baseline),
        draft: joined(last.draft, place.draft),
      }
    } else if (atom.footnote !== null) {
      const text = this.#matching.footnoteText[draft ? "draft" : "baseline"](atom.footnote)
      this.runs.push({ ...place, text, what: "footnote", footnote: atom.footnote })
    } else if (atom.sign !== null) {
      const { bracket, side } = atom.sign
      const baselineBracket = baseline?.sign?.bracket ?? bracket
      this.runs.push({ ...place, what: "sign", bracket, baselineBracket, side })
    } else if (atom.what === "break") this.runs.push({ ...place, what: "break" })
    else this.runs.push({ ...place, what: "words", reformatted })
  }
}

const spanOf = (atom: Atom | null): Span | null =>
  atom && { paragraph: atom.paragraph, from: atom.from, to: atom.to }

const follows = (last: Span | null, next: Span | null): boolean =>
  last && next ? last.paragraph === next.paragraph && last.to === next.from : last === next

const joined = (last: Span | null, next: Span | null): Span | null =>
  last && next ? { ...last, to: next.to } : last
