import type { Stretch } from "./align.ts"
import type { Token } from "./tokens.ts"
import { weakMarks, weakWords } from "./weak-words.ts"

/**
 * Makes an alignment readable without making any edit larger than a reader
 * would: kept words of no weight between two replacements join them (so that a
 * rewritten clause is one edit, not five with an "of" between them), and a
 * passage put in or taken out is placed at the seam a drafter would name.
 */
export function tidy(
  stretches: readonly Stretch[],
  baseline: readonly Pick<Token, "key">[],
  draft: readonly Pick<Token, "key">[],
): Stretch[] {
  return settleSeams(joinAcrossIslands(stretches, baseline), baseline, draft)
}

// Three words are a phrase; a phrase that both texts have is worth keeping.
const longestIsland = 2

function joinAcrossIslands(
  stretches: readonly Stretch[],
  baseline: readonly Pick<Token, "key">[],
): Stretch[] {
  const joined: Stretch[] = []
  for (let i = 0; i < stretches.length; i++) {
    const stretch = stretches[i]
    if (!stretch) continue
    const left = joined.at(-1)
    const right = stretches[i + 1]
    if (stretch.equal && left && right && isIsland(stretch, left, right, baseline)) {
      joined[joined.length - 1] = {
        equal: false,
        baseline: [left.baseline[0], right.baseline[1]],
        draft: [left.draft[0], right.draft[1]],
      }
      i++
    } else joined.push(stretch)
  }
  return joined
}

function isIsland(
  island: Stretch,
  left: Stretch,
  right: Stretch,
  baseline: readonly Pick<Token, "key">[],
): boolean {
  const [from, to] = island.baseline
  if (left.equal || right.equal || to - from > longestIsland) return false
  const removed = length(left.baseline) + length(right.baseline)
  const added = length(left.draft) + length(right.draft)
  // Joining two removals across a kept word would only say that the word was put back.
  if (removed === 0 || added === 0) return false
  if (larger(left) + larger(right) < 3 * (to - from) + 1) return false
  return baseline.slice(from, to).every(({ key }) => isWeak(key))
}

const length = ([from, to]: readonly [number, number]): number => to - from
const larger = (stretch: Stretch): number => Math.max(length(stretch.baseline), length(stretch.draft))
const isWeak = (key: string): boolean => weakMarks.has(key) || weakWords.has(key.toLowerCase())

/**
 * "A, C" to "A, B, C" can be read as adding ", B" or "B,". Slides such passages
 * to the seam with the better claim: a sentence's start, then a comma or
 * conjunction to begin with.
 */
function settleSeams(
  stretches: readonly Stretch[],
  baseline: readonly Pick<Token, "key">[],
  draft: readonly Pick<Token, "key">[],
): Stretch[] {
  const settled = [...stretches]
  for (let i = 0; i < settled.length; i++) {
    const stretch = settled[i]
    if (!stretch || stretch.equal) continue
    const inDraft = length(stretch.baseline) === 0
    if (!inDraft && length(stretch.draft) > 0) continue
    const tokens = inDraft ? draft : baseline
    const [from, to] = inDraft ? stretch.draft : stretch.baseline
    const [before, after] = [settled[i - 1], settled[i + 1]]
    const key = (at: number): string => tokens[at]?.key ?? ""
    // One token of each neighbour stays, so that no stretch disappears.
    const roomLeft = before?.equal ? length(before.draft) - 1 : 0
    const roomRight = after?.equal ? length(after.draft) - 1 : 0
    let [left, right] = [0, 0]
    while (left < roomLeft && key(from - left - 1) === key(to - left - 1)) left++
    while (right < roomRight && key(from + right) === key(to + right)) right++
    let best = 0
    for (let slide = -left; slide <= right; slide++)
      if (seam(key, from + slide, to + slide) > seam(key, from + best, to + best)) best = slide
    if (best === 0) continue
    settled[i] = shift(stretch, best, best)
    if (before) settled[i - 1] = shift(before, 0, best)
    if (after) settled[i + 1] = shift(after, best, 0)
  }
  return settled
}

const shift = ({ equal, baseline, draft }: Stretch, start: number, end: number): Stretch => ({
  equal,
  baseline: [baseline[0] + start, baseline[1] + end],
  draft: [draft[0] + start, draft[1] + end],
})

const sentenceEnds = new Set([".", ";", ":", "?", "!", "…"])

function seam(key: (at: number) => string, from: number, to: number): number {
  if (from === 0 || sentenceEnds.has(key(from - 1))) return 3
  const first = key(from)
  if (first === "," || first === "(") return 2
  if (weakWords.has(first) && !weakWords.has(key(to - 1))) return 1
  return 0
}
