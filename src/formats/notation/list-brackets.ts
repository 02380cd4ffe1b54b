import { classifyPairs, type OtherKind, otherKinds } from "../../core/brackets/other.ts"
import { pairSigns } from "../../core/brackets/pairs.ts"
import { problemsOf } from "./problems.ts"

/** The brackets of a text as `corchete brackets --json` lists them. */
export interface BracketList {
  /** Every `[` of the text, whatever it means. */
  readonly opening: number
  readonly closing: number
  /** Pairs of disagreement; the others are counted in `other`. */
  readonly pairs: number
  readonly other: number
  /** 1 where no bracket stands in another, 0 where there is none. */
  readonly maxDepth: number
  readonly brackets: readonly ListedBracket[]
  readonly problems: readonly { readonly line: number; readonly kind: string; readonly message: string }[]
}

export interface ListedBracket {
  readonly id: string
  readonly line: number
  /** 1 for an outermost bracket of disagreement. */
  readonly depth: number
  /** What stands between the signs, inner brackets and names included. */
  readonly text: string
}

/** Lists the brackets of a text as it stands, page furniture and all; lines count from 1. */
export function listBrackets(text: string): BracketList {
  const signs = pairSigns(text)
  const kinds = classifyPairs(text, signs.pairs)
  const lineAt = lineCounter(text)
  const brackets: ListedBracket[] = []
  const around: number[] = []
  for (const [index, { open, close }] of signs.pairs.entries()) {
    if (kinds[index] !== "disagreement") continue
    while (around.length > 0 && (around.at(-1) ?? 0) < open) around.pop()
    around.push(close)
    brackets.push({
      id: `b${String(brackets.length + 1)}`,
      line: lineAt(open),
      depth: around.length,
      text: text.slice(open + 1, close),
    })
  }
  return {
    opening: signs.opening,
    closing: signs.closing,
    pairs: brackets.length,
    other: signs.pairs.length - brackets.length,
    maxDepth: brackets.reduce((deepest, { depth }) => Math.max(deepest, depth), 0),
    brackets,
    problems: problemsOf(text, signs.unmatched, lineAt).map(({ line, kind, message }) => ({
      line,
      kind,
      message,
    })),
  }
}

/** How many pairs of each other kind a text holds, most first; kinds that do not occur are left out. */
export function countOthers(text: string): { readonly kind: OtherKind; readonly count: number }[] {
  const kinds = classifyPairs(text, pairSigns(text).pairs)
  return otherKinds
    .map((kind) => ({ kind, count: kinds.filter((found) => found === kind).length }))
    .filter(({ count }) => count > 0)
    .sort((first, second) => second.count - first.count)
}

/** The line of an offset, by bisection: a long text is asked for thousands. */
function lineCounter(text: string): (at: number) => number {
  const starts = [0]
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1)
  return (at) => {
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] ?? 0) <= at) low = middle
      else high = middle - 1
    }
    return low + 1
  }
}
