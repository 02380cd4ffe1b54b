import type { Side, SideToken } from "./side.ts"
import { tokenise } from "./tokens.ts"

/** Two sides whose kept words are joined into pieces as long as they can be. */
export interface Joined {
  readonly baseline: readonly SideToken[]
  readonly draft: readonly SideToken[]
  /** Which token of the one was kept as which of the other. */
  readonly pairs: readonly (readonly [number, number])[]
}

/**
 * Joins kept tokens that follow one another with the same white space on both
 * sides into one token. A long paragraph with one edit is then three pieces,
 * and what comes after need not look at every word of it.
 */
export function joinKept(baseline: Side, draft: Side, pairs: readonly (readonly [number, number])[]): Joined {
  const joined = { baseline: [] as SideToken[], draft: [] as SideToken[], pairs: [] as [number, number][] }
  let [b, d] = [0, 0]
  for (let i = 0; i < pairs.length;) {
    const [firstB, firstD] = pairs[i] ?? [0, 0]
    let length = 1
    while (
      follows(pairs, i + length, firstB + length, firstD + length) &&
      isJoint(baseline, draft, firstB + length, firstD + length)
    )
      length++
    joined.baseline.push(...baseline.tokens.slice(b, firstB))
    joined.draft.push(...draft.tokens.slice(d, firstD))
    joined.pairs.push([joined.baseline.length, joined.draft.length])
    joined.baseline.push(...piece(baseline, firstB, length))
    joined.draft.push(...piece(draft, firstD, length))
    ;[b, d] = [firstB + length, firstD + length]
    i += length
  }
  joined.baseline.push(...baseline.tokens.slice(b))
  joined.draft.push(...draft.tokens.slice(d))
  return joined
}

const follows = (pairs: readonly (readonly [number, number])[], i: number, b: number, d: number): boolean =>
  pairs[i]?.[0] === b && pairs[i][1] === d

/** Whether the tokens at `b` and `d` can be joined to those before them. */
function isJoint(baseline: Side, draft: Side, b: number, d: number): boolean {
  const spaceB = spaceBefore(baseline, b)
  return spaceB !== null && spaceB === spaceBefore(draft, d)
}

/** What stands between a token and the one before it; null where either is no word. */
function spaceBefore({ tokens, paragraphs }: Side, i: number): string | null {
  const [last, next] = [tokens[i - 1], tokens[i]]
  if (!last || !next || !isWord(last) || !isWord(next)) return null
  const paragraph = paragraphs[next.paragraph]
  return paragraph ? tokenise(paragraph.node).raw.slice(last.to, next.from) : null
}

const isWord = ({ isBreak, footnote }: SideToken): boolean => !isBreak && footnote === null

function piece({ tokens }: Side, from: number, length: number): SideToken[] {
  const [first, last] = [tokens[from], tokens[from + length - 1]]
  return first && last ? [length === 1 ? first : { ...first, to: last.to }] : []
}
