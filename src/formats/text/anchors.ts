import type { Block, NoteBlock, Run } from "./block.ts"
import { firstLine, textRun } from "./block.ts"
import type { ImportLog } from "./import-log.ts"

/**
 * Connects references in the text with the notes found in the source.
 *
 * A reference to a note that is not there becomes text again. A number alone is
 * never an anchor by guess: a digit glued to a word ("barriers.2") is taken for
 * one only if a note of that number exists, nothing else refers to it, exactly
 * one such digit is found, and it stands between its neighbours in number.
 */
export function connectNotes(
  blocks: readonly Block[],
  notes: readonly NoteBlock[],
  log: ImportLog,
): readonly Block[] {
  const labels = new Set(notes.map(({ label }) => label))
  const known = blocks.map((block) => ({ ...block, runs: block.runs.map((run) => dropUnknown(run, labels)) }))
  for (const block of known)
    for (const run of block.runs)
      if (run.kind === "reference")
        log.add(
          log.lineHolding(block.lines, run.source),
          "changed",
          "note-reference",
          `refers to note ${run.note}`,
          run.source,
          "",
        )
  reportUnknown(blocks, labels, log)
  return placeGlued(known, notes, log)
}

function dropUnknown(run: Run, labels: ReadonlySet<string>): Run {
  if (run.kind === "text" || labels.has(run.note)) return run
  return textRun(run.source.replace(/^<sup>\s*(.*?)\s*<\/sup>$/i, "$1"))
}

function reportUnknown(blocks: readonly Block[], labels: ReadonlySet<string>, log: ImportLog): void {
  for (const block of blocks)
    for (const run of block.runs)
      if (run.kind === "reference" && !labels.has(run.note)) {
        const plain = run.source.replace(/^<sup>\s*(.*?)\s*<\/sup>$/i, "$1")
        if (plain !== run.source)
          log.add(
            log.lineHolding(block.lines, run.source),
            "changed",
            "html",
            "a raised number that refers to no note",
            run.source,
            plain,
          )
        log.add(
          firstLine(block),
          "problem",
          "reference-without-note",
          `there is no note ${run.note}; the number stays text`,
        )
      }
}

interface Place {
  readonly block: number
  readonly run: number
  readonly at: number
  readonly length: number
}

function placeGlued(blocks: readonly Block[], notes: readonly NoteBlock[], log: ImportLog): readonly Block[] {
  let placed = blocks
  for (const note of notes) {
    if (isReferredTo(placed, note.label) || !/^\d{1,3}$/.test(note.label)) continue
    const places = gluedDigits(placed, note.label).filter((place) =>
      isBetweenNeighbours(placed, place, note.label),
    )
    const [only] = places
    if (only && places.length === 1) {
      placed = putReference(placed, only, note.label, log)
      continue
    }
    log.add(
      firstLine(note),
      "problem",
      "note-without-anchor",
      places.length === 0
        ? `nothing in the text refers to note ${note.label}`
        : `${String(places.length)} places could refer to note ${note.label}; none is sure`,
    )
  }
  return placed
}

const isReferredTo = (blocks: readonly Block[], label: string): boolean =>
  blocks.some(({ runs }) => runs.some((run) => run.kind === "reference" && run.note === label))

/**
 * What a note's number clings to: a word in small letters, its punctuation, a
 * long word in capitals, or a year ("20091"). "CO2" and "Rev.1" are no notes.
 */
const host =
  "(?<=\\p{Ll}{3,}[.,;:)\"”’'\\]}]{0,2}|\\p{Lu}{4,}s?|(?<![\\d/])(?:19|20)\\d\\d)(?<!\\b(?:[Pp]aras?|[Aa]rts?|[Nn]os?|[Rr]ev|[Cc]orr|[Aa]dd|[Oo]ption|[Aa]rticle)[.]?)"

/** Where the digits of a note stand glued to what may carry one. */
function gluedDigits(blocks: readonly Block[], label: string): Place[] {
  const glued = new RegExp(`${host}${label}(?![\\p{L}\\d.,/-]*\\d|\\p{L})`, "gu")
  return blocks.flatMap((block, blockIndex) =>
    block.runs.flatMap((run, runIndex) =>
      run.kind === "reference"
        ? []
        : [...run.text.matchAll(glued)].map(({ index }) => ({
            block: blockIndex,
            run: runIndex,
            at: index,
            length: label.length,
          })),
    ),
  )
}

/** Whether the nearest numbered reference before it is lower and the nearest after it higher. */
function isBetweenNeighbours(blocks: readonly Block[], place: Place, label: string): boolean {
  const own = Number(label)
  const before: number[] = []
  const after: number[] = []
  blocks.forEach((block, blockIndex) => {
    block.runs.forEach((run, runIndex) => {
      if (run.kind !== "reference" || !/^\d+$/.test(run.note)) return
      const isBefore = blockIndex < place.block || (blockIndex === place.block && runIndex < place.run)
      if (isBefore) before.push(Number(run.note))
      else after.push(Number(run.note))
    })
  })
  return (before.at(-1) ?? 0) < own && own < (after[0] ?? Infinity)
}

function putReference(
  blocks: readonly Block[],
  place: Place,
  label: string,
  log: ImportLog,
): readonly Block[] {
  return blocks.map((block, index) => {
    if (index !== place.block) return block
    const run = block.runs[place.run]
    if (run?.kind !== "text") return block
    const before = run.text.slice(0, place.at)
    const after = run.text.slice(place.at + place.length)
    const word = /\S*$/.exec(before)?.[0] ?? ""
    log.add(
      log.lineHolding(block.lines, word + label),
      "changed",
      "glued-note-number",
      `the number of note ${label}, glued to a word`,
      word + label,
      word,
    )
    const runs: Run[] = [
      ...block.runs.slice(0, place.run),
      { ...run, text: before },
      { kind: "reference", note: label, source: label },
      ...(after === "" ? [] : [{ ...run, text: after }]),
      ...block.runs.slice(place.run + 1),
    ]
    return { ...block, runs }
  })
}
