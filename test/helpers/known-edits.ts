import type { Declaration } from "../../src/core/declaration/declaration.ts"
import { paragraphs, plainText } from "../../src/core/declaration/paragraph.ts"
import type { Redline } from "../../src/core/redline/redline.ts"
import type { Row } from "../../src/core/redline/row.ts"
import type { ParagraphAttrs } from "../../src/core/schema/schema.ts"
import { schema } from "../../src/core/schema/schema.ts"

/** What was done to a text on purpose, so that what a comparison finds can be counted against it. */
export const deeds = [
  "edited",
  "moved",
  "moved and edited",
  "added",
  "removed",
  "split",
  "merged",
  "restyled",
] as const
export type Deed = (typeof deeds)[number]

/** A draft made from a baseline by known deeds. */
export interface KnownDraft {
  readonly draft: Declaration
  /** Each deed as `edited 4 → 5`: indexes of the paragraphs on both sides, counting from 0. */
  readonly done: ReadonlyMap<Deed, ReadonlySet<string>>
}

/** How often each is done to one text: 40 deeds. */
const plan: Readonly<Record<Deed, number>> = {
  edited: 18,
  moved: 3,
  "moved and edited": 3,
  added: 4,
  removed: 4,
  split: 3,
  merged: 3,
  restyled: 2,
}

interface Piece {
  /** Which paragraphs of the baseline it came from. */
  readonly from: readonly number[]
  readonly text: string
  readonly attrs: Partial<ParagraphAttrs>
  readonly deed: Deed | null
}

/**
 * A draft of a baseline with 40 known deeds, without lineage: ids are new, as
 * in a file that came back by mail. The same seed makes the same draft.
 */
export function knownDraft(baseline: Declaration, seed: number): KnownDraft {
  const random = randomFrom(seed)
  const texts = paragraphs(baseline).map(({ node }) => plainText(node))
  const vocabulary = [...new Set(texts.join(" ").split(/[^\p{L}]+/u))].filter((word) => word.length > 3)
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item
  let pieces: Piece[] = paragraphs(baseline).map(({ kind, level }, i) => ({
    from: [i],
    text: texts[i] ?? "",
    attrs: { kind, level },
    deed: null,
  }))
  // A deed on a text that stands twice, or of few words, would have no single right answer.
  const isFit = ({ deed, text }: Piece): boolean =>
    deed === null && text.split(" ").length >= 12 && texts.filter((other) => other === text).length === 1
  const choose = (): number => pick(pieces.flatMap((piece, i) => (isFit(piece) ? [i] : [])))

  const reword = (text: string): string => {
    const words = text.split(" ")
    for (let n = 1 + Math.floor(random() * 3); n > 0; n--) {
      const at = 1 + Math.floor(random() * (words.length - 2))
      const [cut, put] = pick([
        [1, [pick(vocabulary)]],
        [0, [pick(vocabulary)]],
        [1, []],
      ] as const)
      words.splice(at, cut, ...put)
    }
    const changed = words.join(" ")
    return changed === text ? `${text} ${pick(vocabulary)}` : changed
  }
  const replace = (at: number, ...made: readonly Piece[]): void => {
    pieces = pieces.toSpliced(at, 1, ...made)
  }
  // What is put between the halves of a split leaves two paragraphs and no split.
  const isSeam = (among: readonly Piece[], at: number): boolean => {
    const [before, after] = [among[at - 1], among[at]]
    return before?.deed === "split" && after?.deed === "split" && before.from[0] === after.from[0]
  }
  const moveFar = (at: number, piece: Piece): void => {
    const others = pieces.toSpliced(at, 1)
    // Far enough that no deed between could leave it where it was.
    const places = [...others.keys()].filter((place) => Math.abs(place - at) >= 15 && !isSeam(others, place))
    pieces = others.toSpliced(pick(places), 0, piece)
  }
  const act: Readonly<Record<Deed, () => void>> = {
    edited: () => {
      const at = choose()
      const piece = pieces[at] as Piece
      replace(at, { ...piece, text: reword(piece.text), deed: "edited" })
    },
    moved: () => {
      const at = choose()
      moveFar(at, { ...(pieces[at] as Piece), deed: "moved" })
    },
    "moved and edited": () => {
      const at = choose()
      const piece = pieces[at] as Piece
      moveFar(at, { ...piece, text: reword(piece.text), deed: "moved and edited" })
    },
    added: () => {
      const text = `${Array.from({ length: 12 + Math.floor(random() * 20) }, () => pick(vocabulary)).join(" ")}.`
      const at = pick([...pieces.keys()].filter((place) => !isSeam(pieces, place)))
      pieces = pieces.toSpliced(at, 0, { from: [], text, attrs: { kind: "item", level: 1 }, deed: "added" })
    },
    removed: () => replace(choose()),
    split: () => {
      const at = choose()
      const piece = pieces[at] as Piece
      const words = piece.text.split(" ")
      const cut = 5 + Math.floor(random() * (words.length - 10))
      const halves = [words.slice(0, cut), words.slice(cut)].map((half) => half.join(" "))
      replace(at, ...halves.map((text) => ({ ...piece, text, deed: "split" as const })))
    },
    merged: () => {
      const pairs = pieces.flatMap((piece, i) =>
        isFit(piece) && pieces[i + 1] && isFit(pieces[i + 1] as Piece) ? [i] : [],
      )
      const at = pick(pairs)
      const [first, second] = [pieces[at] as Piece, pieces[at + 1] as Piece]
      const merged: Piece = {
        ...first,
        from: [...first.from, ...second.from],
        text: `${first.text} ${second.text}`,
        deed: "merged",
      }
      pieces = pieces.toSpliced(at, 2, merged)
    },
    restyled: () => {
      const at = choose()
      const piece = pieces[at] as Piece
      replace(at, {
        ...piece,
        attrs: { ...piece.attrs, level: (piece.attrs.level ?? 0) + 1 },
        deed: "restyled",
      })
    },
  }
  // Moves last: what they pass by has its place already.
  const order: readonly Deed[] = [
    "merged",
    "split",
    "restyled",
    "edited",
    "removed",
    "added",
    "moved",
    "moved and edited",
  ]
  for (const deed of order) for (let n = 0; n < plan[deed]; n++) act[deed]()

  const nodes = pieces.map(({ text, attrs }, i) =>
    schema.node("paragraph", { ...attrs, id: `${seed}-${i}` }, text === "" ? [] : [schema.text(text)]),
  )
  return {
    draft: { ...baseline, doc: schema.node("doc", null, nodes), notes: new Map() },
    done: doneTo(texts.length, pieces),
  }
}

/** A declaration without footnotes and emphasis, as a plain text file holds it. */
export function wordsOnly(declaration: Declaration): Declaration {
  const nodes = paragraphs(declaration).map(({ node }) => {
    const text = plainText(node)
    return schema.node("paragraph", node.attrs, text === "" ? [] : [schema.text(text)])
  })
  return { ...declaration, doc: schema.node("doc", null, nodes), notes: new Map() }
}

/** What a redline found, in the same form. */
export function found({ rows }: Pick<Redline, "rows">): Map<Deed, Set<string>> {
  const result = new Map<Deed, Set<string>>(deeds.map((deed) => [deed, new Set()]))
  for (const row of rows) {
    const deed = deedOf(row)
    if (deed)
      result.get(deed)?.add(
        name(
          row.baseline.map(({ index }) => index),
          row.draft.map(({ index }) => index),
        ),
      )
  }
  return result
}

function deedOf({ kind, moved }: Row): Deed | null {
  if (kind === "unchanged") return null
  return kind === "edited" && moved ? "moved and edited" : kind
}

function doneTo(length: number, pieces: readonly Piece[]): Map<Deed, Set<string>> {
  const done = new Map<Deed, Set<string>>(deeds.map((deed) => [deed, new Set()]))
  const seen = new Set<number>()
  for (const [d, { deed, from }] of pieces.entries()) {
    const isSecondHalf = deed === "split" && from.some((b) => seen.has(b))
    for (const b of from) seen.add(b)
    if (deed && !isSecondHalf) done.get(deed)?.add(name(from, deed === "split" ? [d, d + 1] : [d]))
  }
  for (let b = 0; b < length; b++) if (!seen.has(b)) done.get("removed")?.add(name([b], []))
  return done
}

const name = (baseline: readonly number[], draft: readonly number[]): string =>
  `${baseline.join("+")} → ${draft.join("+")}`

/** Mulberry32: small, and good enough to choose paragraphs. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
