import type { WordRun } from "./word-run.ts"

/** Runs without white space at the edges of their paragraph: it is typing, not text. */
export function trimmed(runs: readonly WordRun[]): WordRun[] {
  return trimEnd(trimStart(runs))
}

function trimStart(runs: readonly WordRun[]): readonly WordRun[] {
  const [first, ...rest] = runs
  if (first?.kind !== "text") return runs
  const text = first.text.replace(/^[\t\n ]+/u, "")
  if (text === "") return trimStart(rest)
  return text === first.text ? runs : [{ ...first, text }, ...rest]
}

function trimEnd(runs: readonly WordRun[]): WordRun[] {
  const last = runs.at(-1)
  const rest = runs.slice(0, -1)
  if (last?.kind !== "text") return [...runs]
  const text = last.text.replace(/[\t\n ]+$/u, "")
  if (text === "") return trimEnd(rest)
  return [...rest, { ...last, text }]
}
