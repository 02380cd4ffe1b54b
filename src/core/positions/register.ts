import { type Bracket, brackets } from "../brackets/bracket.ts"
import { eventsIn } from "../brackets/bracket-record.ts"
import type { Declaration } from "../declaration/declaration.ts"
import type { ActorId, BracketId, FootnoteId, ParagraphId } from "../declaration/ids.ts"
import { metaOf } from "../declaration/meta.ts"
import { plainText } from "../declaration/paragraph.ts"
import type { FootnoteChange } from "../redline/footnote-changes.ts"
import { redline } from "../redline/redline.ts"
import { type Footnote, type FootnoteKind, footnotes, type FootnoteStatus } from "./footnote.ts"
import { isPosition } from "./footnote-acts.ts"
import { type Reservation, reservations } from "./reservation.ts"

/** What became of a baseline's position in the draft. */
export type Fate = "kept" | "reworded" | "moved" | "new" | "withdrawn"

/** One position on the register, a footnote's. */
export interface RegisteredPosition {
  readonly footnote: FootnoteId
  readonly number: number | null
  readonly owner: ActorId | null
  readonly kind: FootnoteKind
  readonly text: string
  /** Where it is anchored, with the words before the anchor; null where nothing refers to it. */
  readonly anchor: { readonly paragraph: ParagraphId; readonly quote: string } | null
  /** The document or the day it was entered with; null where nobody recorded it. */
  readonly since: string | null
  readonly status: FootnoteStatus | null
  /** Null where there is no baseline to compare with. */
  readonly against: Fate | null
  /** The same position in the baseline, side by side. */
  readonly baseline: { readonly text: string; readonly number: number | null } | null
  /** Open brackets around its anchor or in its text. */
  readonly brackets: readonly BracketId[]
}

export interface Register {
  readonly positions: readonly RegisteredPosition[]
  readonly reservations: readonly Reservation[]
}

/** Words quoted before an anchor: enough to find the place by. */
const quoteLength = 60

/**
 * All positions of regions and delegations in a declaration, withdrawn ones too,
 * and what became of those of the baseline. Footnotes first, in the order of
 * their numbers; reservations that are no footnotes beside them.
 */
export function positionsRegister(draft: Declaration, baseline: Declaration | null = null): Register {
  const changes = baseline ? redline(baseline, draft).footnotes : null
  const open = brackets(draft)
  const positions = footnotes(draft)
    .filter(isHeld)
    .map((note) => {
      const change = changes?.find(({ draft: now }) => now?.id === note.id) ?? null
      return entryOf(draft, note, change, baseline, open, changes !== null)
    })
  const gone = (changes ?? []).flatMap(({ baseline: before, draft: now }) =>
    baseline && before && now === null && isHeld(before) ? goneEntry(baseline, before) : [],
  )
  return { positions: [...positions, ...gone], reservations: reservations(draft) }
}

const isHeld = ({ kind, owner }: Footnote): boolean => isPosition(kind) || owner !== null

function entryOf(
  draft: Declaration,
  note: Footnote,
  change: FootnoteChange | null,
  baseline: Declaration | null,
  open: readonly Bracket[],
  isCompared: boolean,
): RegisteredPosition {
  const before = change?.baseline ?? null
  return {
    footnote: note.id,
    number: note.number,
    owner: note.owner,
    kind: note.kind,
    text: plainText(note.text),
    anchor: anchorOf(draft, note),
    since: sinceOf(draft, note) ?? (before && baseline ? documentOf(baseline) : documentOf(draft)),
    status: note.status,
    against: isCompared ? fateOf(note, change) : null,
    baseline: before && { text: plainText(before.text), number: before.number },
    brackets: open.filter((bracket) => concerns(bracket, note)).map(({ id }) => id),
  }
}

/** A position of the baseline that the draft does not hold at all. */
function goneEntry(baseline: Declaration, note: Footnote): RegisteredPosition {
  const text = plainText(note.text)
  return {
    footnote: note.id,
    number: null,
    owner: note.owner,
    kind: note.kind,
    text,
    anchor: null,
    since: documentOf(baseline),
    status: "withdrawn",
    against: "withdrawn",
    baseline: { text, number: note.number },
    brackets: [],
  }
}

function fateOf(note: Footnote, change: FootnoteChange | null): Fate {
  if (note.status === "withdrawn") return "withdrawn"
  if (!change?.baseline) return "new"
  if (change.edits.length > 0) return "reworded"
  return change.moved ? "moved" : "kept"
}

function anchorOf(draft: Declaration, { references }: Footnote): RegisteredPosition["anchor"] {
  const [first] = references
  if (!first) return null
  const { parent, parentOffset } = draft.doc.resolve(first.pos)
  const before = parent.textBetween(0, parentOffset)
  const start = Math.max(0, before.length - quoteLength)
  // Cut at a word, not in it.
  const cut = start === 0 ? 0 : before.indexOf(" ", start) + 1
  return { paragraph: first.paragraph, quote: (cut > 0 ? "… " : "") + before.slice(cut) }
}

function sinceOf(draft: Declaration, { id }: Footnote): string | null {
  const fields = draft.records.footnotes.get(id) ?? {}
  if (typeof fields.since === "string") return fields.since
  return eventsIn(fields).find(({ what }) => what === "inserted")?.signature.at ?? null
}

function documentOf(declaration: Declaration): string | null {
  const { number, suffix, name } = metaOf(declaration)
  if (number !== undefined) return suffix === undefined ? number : `${number} ${suffix}`
  return name ?? null
}

const concerns = (bracket: Bracket, note: Footnote): boolean =>
  bracket.footnote === null
    ? note.references.some(({ pos }) => bracket.from <= pos && pos < bracket.to)
    : bracket.footnote === note.id
