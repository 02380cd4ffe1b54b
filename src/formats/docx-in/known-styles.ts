import type { ParagraphKind } from "../../core/schema/schema.ts"

/** What a style says a paragraph is. */
export interface KnownStyle {
  readonly kind: ParagraphKind
  readonly level: number
  /** The paragraph's number or bullet is a label of its own, or nothing. */
  readonly isLabelled?: boolean
}

/** Styles that our own Word files bring along; a file that defines them all came from here. */
const own: Readonly<Record<string, KnownStyle>> = {
  dateandplace: { kind: "date-place", level: 0 },
  preamble: { kind: "preamble", level: 0 },
  operative: { kind: "operative", level: 0 },
  lead: { kind: "lead", level: 0 },
  annexheading: { kind: "annex-heading", level: 1 },
}

const levels = [1, 2, 3] as const

const labelled = Object.fromEntries(
  levels.flatMap((level): [string, KnownStyle][] => [
    [`heading${String(level)}labelled`, { kind: "heading", level, isLabelled: true }],
    [`listbullet${level === 1 ? "" : String(level)}labelled`, { kind: "item", level, isLabelled: true }],
  ]),
)

/** Word's own styles that mean the same in every file. */
const everywhere: Readonly<Record<string, KnownStyle>> = {
  title: { kind: "title", level: 0 },
  ...Object.fromEntries(
    levels.flatMap((level): [string, KnownStyle][] =>
      ["listbullet", "listnumber"].map((name) => [
        `${name}${level === 1 ? "" : String(level)}`,
        { kind: "item", level },
      ]),
    ),
  ),
}

/** Headings of other files are often what we call leads ("WE ENCOURAGE"); in ours they are headings. */
const ownHeadings = Object.fromEntries(
  levels.map((level): [string, KnownStyle] => [`heading${String(level)}`, { kind: "heading", level }]),
)

/** What the styles of a file mean, by name, told from the names of all it defines. */
export function knownStyles(defined: ReadonlySet<string>): ReadonlyMap<string, KnownStyle> {
  const isOurs = Object.keys(own).every((name) => defined.has(name))
  return new Map(Object.entries({ ...everywhere, ...own, ...labelled, ...(isOurs && ownHeadings) }))
}
