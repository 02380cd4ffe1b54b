import type { FootnoteId } from "../declaration/ids.ts"
import type { Paragraph } from "../declaration/paragraph.ts"
import type { Sign, Signs } from "./signs.ts"
import { printed, type Token, tokenise } from "./tokens.ts"

/** One side of a row: its paragraphs as one sequence of tokens, with a break between two paragraphs. */
export interface Side {
  readonly paragraphs: readonly Paragraph[]
  readonly tokens: readonly SideToken[]
  readonly signs: readonly (readonly Sign[])[]
}

export interface SideToken extends Token {
  readonly paragraph: number
  readonly isBreak: boolean
}

const breakKey = "¶"

export function sideOf(paragraphs: readonly Paragraph[], signs: Signs): Side {
  let tokens: SideToken[] | null = null
  return {
    paragraphs,
    signs: paragraphs.map(({ index }) => signs.in(index)),
    // Most paragraphs are unchanged, and nobody asks for their tokens.
    get tokens() {
      return (tokens ??= tokensOf(paragraphs))
    },
  }
}

function tokensOf(paragraphs: readonly Paragraph[]): SideToken[] {
  const tokens: SideToken[] = []
  for (const [paragraph, { node }] of paragraphs.entries()) {
    if (paragraph > 0) {
      const at = paragraphs[paragraph - 1]?.node.content.size ?? 0
      const mark = { from: at, to: at, text: "¶", key: breakKey, footnote: null }
      tokens.push({ ...mark, paragraph: paragraph - 1, isBreak: true })
    }
    for (const { from, to, text, key, footnote } of tokenise(node).tokens)
      tokens.push({ from, to, text, key, footnote, paragraph, isBreak: false })
  }
  return tokens
}

/** A piece of a side that is kept, removed or added as a whole. */
export interface Atom {
  readonly what: "words" | "footnote" | "sign" | "break"
  readonly text: string
  readonly paragraph: number
  readonly from: number
  readonly to: number
  readonly footnote: FootnoteId | null
  readonly sign: Sign | null
}

/** The atoms of one token, and those (white space and signs) between the token before and it. */
export interface TokenAtoms {
  readonly before: readonly Atom[]
  readonly parts: readonly Atom[]
}

/**
 * Cuts a side into atoms, token by token; the last entry holds what stands after the last token.
 *
 * @param cuts offsets inside a token at which it must be cut, because a sign of the other side stands there
 */
export function atomsOf(side: Side, cuts: ReadonlyMap<number, readonly number[]>): TokenAtoms[] {
  const atoms: TokenAtoms[] = []
  let paragraph = 0
  let offset = 0
  let signs = [...(side.signs[0] ?? [])]

  const take = (to: number, isInclusive: boolean): Atom[] => {
    const found: Atom[] = []
    const raw = tokeniseAt(side, paragraph).raw
    const text = (end: number): void => {
      const words = printed(raw.slice(offset, end))
      if (words !== "") found.push(wordsAtom(words, paragraph, offset, end))
      offset = end
    }
    for (let sign = signs[0]; sign && (isInclusive ? sign.at <= to : sign.at < to); sign = signs[0]) {
      text(sign.at)
      found.push(signAtom(sign, paragraph))
      signs.shift()
    }
    text(to)
    return found
  }

  for (const [i, token] of side.tokens.entries()) {
    const before = take(token.from, true)
    if (token.isBreak) {
      atoms.push({ before, parts: [{ ...wordsAtom("¶", paragraph, token.from, token.to), what: "break" }] })
      paragraph++
      offset = 0
      signs = [...(side.signs[paragraph] ?? [])]
      continue
    }
    const parts: Atom[] = []
    if (token.footnote !== null) {
      parts.push({
        ...wordsAtom(token.text, paragraph, token.from, token.to),
        what: "footnote",
        footnote: token.footnote,
      })
      offset = token.to
    } else {
      for (const cut of cuts.get(i) ?? []) parts.push(...take(token.from + cut, false))
      parts.push(...take(token.to, false))
    }
    atoms.push({ before, parts })
  }
  atoms.push({ before: take(side.paragraphs[paragraph]?.node.content.size ?? 0, true), parts: [] })
  return atoms
}

const tokeniseAt = (side: Side, paragraph: number): { readonly raw: string } => {
  const node = side.paragraphs[paragraph]?.node
  return node ? tokenise(node) : { raw: "" }
}

const wordsAtom = (text: string, paragraph: number, from: number, to: number): Atom => ({
  what: "words",
  text,
  paragraph,
  from,
  to,
  footnote: null,
  sign: null,
})

const signAtom = (sign: Sign, paragraph: number): Atom => ({
  what: "sign",
  text: sign.text,
  paragraph,
  from: sign.at,
  to: sign.at,
  footnote: null,
  sign,
})
