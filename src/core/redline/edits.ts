import type { ActorNames } from "./actor-names.ts"
import { fold } from "./fold.ts"
import type { Run } from "./run.ts"
import { unitsOf } from "./tokens.ts"
import { weakWords } from "./weak-words.ts"
import { type Weight, weigh } from "./weigh.ts"

/** One change of a text as a reader would name it: these words in place of those. */
export interface Edit {
  /** Words of the baseline, with the signs of brackets and the numbers of notes as printed. */
  readonly removed: string
  readonly added: string
  /**
   * `words` where any word or punctuation mark changed; else what alone
   * changed: the signs of brackets, note references, where paragraphs end,
   * white space and other typography, or emphasis and links.
   */
  readonly what: "words" | "sign" | "footnote" | "break" | "typography" | "formatting"
  readonly weight: Weight
  /** The first and last of the row's runs that it covers. */
  readonly runs: readonly [first: number, last: number]
}

/** The edits among some runs, in reading order: each is a stretch without kept text. */
export function editsOf(runs: readonly Run[], actors: ActorNames): Edit[] {
  const edits: Edit[] = []
  let first = -1
  const close = (end: number): void => {
    if (first >= 0) edits.push(editOf(runs, first, end, actors))
    first = -1
  }
  for (const [i, run] of runs.entries()) {
    if (run.kind !== "kept") {
      if (first < 0) first = i
      continue
    }
    close(i)
    if (run.what === "words" && run.reformatted)
      edits.push({
        removed: run.text,
        added: run.text,
        what: "formatting",
        weight: "typography",
        runs: [i, i],
      })
  }
  close(runs.length)
  return lightenShifted(edits)
}

// Fewer words than this stand in several places by chance.
const leastShifted = 3

/**
 * Words taken out at one place of a paragraph and put in at another have only
 * changed places in it: a "not" among them is still there.
 */
function lightenShifted(edits: readonly Edit[]): Edit[] {
  const removed = new Map<string, number>()
  const added = new Map<string, number>()
  const key = (text: string): string =>
    unitsOf(fold(text).toLowerCase())
      .filter((unit) => isWord(unit) && !weakWords.has(unit))
      .join(" ")
  for (const [i, edit] of edits.entries())
    if (edit.what === "words" && (edit.removed === "" || edit.added === ""))
      (edit.added === "" ? removed : added).set(key(edit.removed + edit.added), i)
  const shifted = new Set<number>()
  for (const [words, from] of removed) {
    const to = added.get(words)
    if (to !== undefined && words.split(" ").length >= leastShifted)
      for (const i of [from, to]) shifted.add(i)
  }
  return edits.map((edit, i) => (shifted.has(i) ? { ...edit, weight: "wording" } : edit))
}

const isWord = (unit: string): boolean => /[\p{L}\p{N}]/u.test(unit)

function editOf(runs: readonly Run[], first: number, end: number, actors: ActorNames): Edit {
  const changed = runs.slice(first, end)
  const textOf = (kind: Run["kind"]): string =>
    trimmed(
      changed
        .filter((run) => run.kind === kind)
        .map(({ text }) => text)
        .join(""),
    )
  const [removed, added] = [textOf("removed"), textOf("added")]
  const what = whatChanged(changed)
  const wording = changed.filter((run) => run.what === "words")
  const words = (kind: Run["kind"]): string =>
    wording
      .filter((run) => run.kind === kind)
      .map(({ text }) => text)
      .join(" ")
  const runsCovered = [first, end - 1] as const
  if (what !== "words") return { removed, added, what, weight: weightOfOther[what], runs: runsCovered }
  const weight = weigh({ removed: words("removed"), added: words("added") }, actors)
  return { removed, added, what: weight === "typography" ? weight : what, weight, runs: runsCovered }
}

const weightOfOther = {
  sign: "bracket",
  footnote: "footnote",
  break: "break",
  typography: "typography",
  formatting: "typography",
} as const satisfies Record<Exclude<Edit["what"], "words">, Weight>

/** White space alone is what changed; around words it is not. */
const trimmed = (text: string): string => (text.trim() === "" ? text : text.trim())

function whatChanged(changed: readonly Run[]): Edit["what"] {
  const kinds = ["words", "footnote", "sign", "break"] as const
  const telling = changed.filter((run) => run.what !== "words" || run.text.trim() !== "")
  return kinds.find((what) => telling.some((run) => run.what === what)) ?? "typography"
}
