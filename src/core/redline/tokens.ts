import type { Node } from "prosemirror-model"
import { bracketIds } from "../brackets/bracket.ts"
import type { FootnoteId } from "../declaration/ids.ts"
import { schema } from "../schema/schema.ts"
import { fold } from "./fold.ts"

/** The least that an edit replaces: a word, a number or reference, a date, a punctuation mark, a note reference. */
export interface Token {
  /** Offsets in the paragraph's content. */
  readonly from: number
  readonly to: number
  readonly text: string
  /** What it is matched by; see `fold`. */
  readonly key: string
  readonly footnote: FootnoteId | null
}

/** A paragraph as comparison reads it. */
export interface Tokenised {
  /** One character per offset: words, and a stand-in for each note reference and place. */
  readonly raw: string
  readonly tokens: readonly Token[]
  /** Nothing in it but words: no note reference, no place of an empty bracket. */
  readonly isPlain: boolean
  /** Where emphasis or a link begins and ends; empty where there is none. */
  readonly formats: readonly Format[]
}

export interface Format {
  readonly from: number
  readonly to: number
  readonly key: string
}

const reference = "\ufffc"
const place = "\ufffb"

const months =
  "January|February|March|April|May|June|July|August|September|October|November|December" +
  "|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre" +
  "|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre" +
  "|janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|novembro|dezembro"

/**
 * What stands as a unit, tried in this order: dates; references and numbers
 * with their separators (78/650, 1/CP.17, 2021-2025, 1,000); words with inner
 * apostrophes and soft hyphens; three full stops; any other single character.
 */
const unit = new RegExp(
  [
    `\\p{Nd}{1,2}\\s(?:de\\s)?(?:${months})(?:\\s(?:de\\s)?\\p{Nd}{4})?(?![\\p{L}\\p{N}])`,
    `(?=[\\p{Lu}./-]{0,40}\\p{Nd})[\\p{Lu}\\p{Nd}]+(?:[./–-][\\p{Lu}\\p{Nd}]+)+(?![\\p{L}\\p{N}])`,
    `\\p{Nd}{1,3}(?:[,.\\u00a0\\u202f]\\p{Nd}{3})+(?!\\p{Nd})`,
    `[\\p{L}\\p{M}\\p{N}]+(?:[’'\\u00ad\\u200b\\u2060]+[\\p{L}\\p{M}\\p{N}]+)*`,
    `\\.{3}`,
    `[^\\s${place}]`,
  ].join("|"),
  "gu",
)

const cache = new WeakMap<Node, Tokenised>()

/** The tokens of a paragraph. White space belongs to none; it lies between them. */
export function tokenise(paragraph: Node): Tokenised {
  const known = cache.get(paragraph)
  if (known) return known
  let raw = ""
  let isPlain = true
  const notes = new Map<number, FootnoteId>()
  const seams: number[] = []
  let around: readonly string[] = []
  const formats: Format[] = []
  paragraph.forEach((node, from) => {
    if (node.type === schema.nodes.footnote) {
      notes.set(from, node.attrs.id as FootnoteId)
      raw += reference
    } else raw += node.isText ? (node.text ?? "") : place
    if (!node.isText) isPlain = false
    const now = bracketIds(node.marks)
    if (isSeam(around, now)) seams.push(from)
    around = now
    const key = formatKey(node)
    if (key !== "") formats.push({ from, to: from + node.nodeSize, key })
  })
  const tokens: Token[] = []
  for (const [i, end] of [...seams, raw.length].entries()) {
    const start = seams[i - 1] ?? 0
    for (const match of raw.slice(start, end).matchAll(unit)) {
      const text = match[0]
      const from = start + match.index
      const footnote = text === reference ? (notes.get(from) ?? null) : null
      tokens.push({ from, to: from + text.length, text, key: fold(text), footnote })
    }
  }
  const tokenised = { raw, tokens, isPlain, formats }
  cache.set(paragraph, tokenised)
  return tokenised
}

/** Whether one bracket ends and another begins: `[shall][should]` is two words, `approach[es]` is one. */
const isSeam = (before: readonly string[], now: readonly string[]): boolean =>
  before.some((id) => !now.includes(id)) && now.some((id) => !before.includes(id))

/** The units of a plain string, as they would be tokens of a paragraph. */
export const unitsOf = (text: string): string[] => text.match(unit) ?? []

/** Text between tokens as it is printed: the places of empty brackets take no room. */
export const printed = (raw: string): string => raw.replaceAll(place, "")

const formatKey = (node: Node): string =>
  node.marks
    .filter((mark) => mark.type !== schema.marks.bracket)
    .map((mark) => (mark.type === schema.marks.link ? `link ${String(mark.attrs.href)}` : mark.type.name))
    .sort()
    .join(" ")
