/** Two square bracket signs that belong together, by their offsets in a text. */
export interface SignPair {
  readonly open: number
  readonly close: number
}

/** A sign whose partner is missing. */
export interface UnmatchedSign {
  readonly at: number
  readonly sign: "[" | "]"
}

export interface Signs {
  /** In reading order, an outer pair before those inside it. */
  readonly pairs: readonly SignPair[]
  /** In reading order. */
  readonly unmatched: readonly UnmatchedSign[]
  readonly opening: number
  readonly closing: number
}

/**
 * Pairs the square brackets of a text by plain stack matching over the whole of it.
 *
 * Nothing is guessed: a sign without a partner is reported and encloses nothing,
 * so that one forgotten `]` does not drift through the rest of the text. That
 * equal counts can hide wrong nesting is why each sign is looked at: 1685 and
 * 1685 in one real text, and yet six and six unmatched.
 */
export function pairSigns(text: string): Signs {
  const open: number[] = []
  const pairs: SignPair[] = []
  const unmatched: UnmatchedSign[] = []
  let opening = 0
  let closing = 0
  for (const { 0: sign, index } of text.matchAll(/[[\]]/g)) {
    if (sign === "[") {
      opening++
      open.push(index)
      continue
    }
    closing++
    const partner = open.pop()
    if (partner === undefined) unmatched.push({ at: index, sign: "]" })
    else pairs.push({ open: partner, close: index })
  }
  for (const at of open) unmatched.push({ at, sign: "[" })
  return {
    pairs: pairs.sort((first, second) => first.open - second.open),
    unmatched: unmatched.sort((first, second) => first.at - second.at),
    opening,
    closing,
  }
}
