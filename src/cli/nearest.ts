/** The candidate a mistyped word most likely meant, or null where none is near. */
export function nearest(word: string, candidates: readonly string[]): string | null {
  const ranked = candidates
    .map((candidate) => ({ candidate, typos: typosBetween(word, candidate) }))
    .sort((first, second) => first.typos - second.typos)
  const best = ranked[0]
  // A third of the letters wrong is another word, not a slip.
  return best !== undefined && best.typos <= Math.max(1, Math.floor(word.length / 3)) ? best.candidate : null
}

/** How many letters must be put in, left out or exchanged (Levenshtein's distance). */
function typosBetween(word: string, candidate: string): number {
  let row = Array.from({ length: candidate.length + 1 }, (_, index) => index)
  for (const [i, letter] of [...word].entries()) {
    const next = [i + 1]
    for (const [j, other] of [...candidate].entries()) {
      const exchange = (row[j] ?? 0) + (letter === other ? 0 : 1)
      next.push(Math.min(exchange, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1))
    }
    row = next
  }
  return row.at(-1) ?? 0
}
