import { markers } from "../../core/declaration/numbering.ts"
import type { ParagraphKind } from "../../core/schema/schema.ts"
import type { Block } from "../text/block.ts"
import type { ImportLog } from "../text/import-log.ts"
import { takeLabel } from "../text/labels.ts"
import { structure } from "../text/structure.ts"
import { type KnownStyle, knownStyles } from "./known-styles.ts"
import type { WordParagraph, WordRun } from "./word-run.ts"
import { wordsOf } from "./word-run.ts"

/** A paragraph of the file with what it is in a declaration. */
export interface Placed {
  readonly line: number
  readonly word: WordParagraph
  readonly runs: readonly WordRun[]
  readonly kind: ParagraphKind
  readonly level: number
  readonly label: string | null
}

/**
 * Decides what each paragraph of a Word file is in a declaration: by its style
 * where styles say it, else by the signs by which any text is read.
 */
export function placeParagraphs(
  lines: readonly { readonly line: number; readonly word: WordParagraph }[],
  styleNames: ReadonlySet<string>,
  log: ImportLog,
): Placed[] {
  const styles = knownStyles(styleNames)
  const entries = lines.map(({ line, word }): Entry => {
    const known = styles.get(word.style) ?? null
    const typed = known || word.marker || word.label !== null ? none(word) : takeTyped(word, line, log)
    return { line, word, known, ...typed }
  })
  const inferred = entries.every(({ known }) => known !== null) ? [] : structure(entries.map(blockOf), log)
  // Where a title was split in two, the first is what the paragraph is.
  const byLine = new Map(inferred.toReversed().map((paragraph) => [paragraph.lines[0] ?? 0, paragraph]))
  const placed = entries.map((entry): Placed => {
    const { line, word, runs, known } = entry
    const guess = byLine.get(line)
    if (known) return { line, word, runs, kind: known.kind, level: known.level, label: labelOf(word, known) }
    const { kind = "operative", level = 0, label = null } = guess ?? {}
    return { line, word, runs, kind, level: kind === "heading" || kind === "item" ? level : 0, label }
  })
  return withoutComputedNumbers(placed)
}

interface Entry {
  readonly line: number
  readonly word: WordParagraph
  readonly known: KnownStyle | null
  readonly runs: readonly WordRun[]
  /** A bullet or a label typed into the text instead of made by a list. */
  readonly bullet: boolean
  readonly typedLabel: string | null
}

const none = (word: WordParagraph): Pick<Entry, "runs" | "bullet" | "typedLabel"> => ({
  runs: word.runs,
  bullet: false,
  typedLabel: null,
})

const typedBullet = /^[\t ]*[❖➢➤▪■□◦○●‣⁃◆◇✓–—·•][\t ]+/u

/** Takes a typed bullet or number off a paragraph's words. */
function takeTyped(
  word: WordParagraph,
  line: number,
  log: ImportLog,
): Pick<Entry, "runs" | "bullet" | "typedLabel"> {
  const [first, ...rest] = word.runs
  if (first?.kind !== "text") return none(word)
  const bullet = typedBullet.exec(first.text)?.[0]
  if (bullet !== undefined) {
    log.add(line, "changed", "typed-bullet", "a bullet typed as a sign", bullet, "")
    return {
      runs: [{ ...first, text: first.text.slice(bullet.length) }, ...rest],
      bullet: true,
      typedLabel: null,
    }
  }
  const text = first.text.trimStart()
  const taken = takeLabel({ number: line, text }, log)
  if (taken.label === null) return none(word)
  return { runs: [{ ...first, text: taken.line.text }, ...rest], bullet: false, typedLabel: taken.label }
}

/** The paragraph as the rules for any text see it. */
function blockOf({ line, word, known, runs, bullet, typedLabel }: Entry): Block {
  const { heading, marker } = word
  const isItem =
    known?.kind === "item" || bullet || (marker !== null && (marker.text === null || marker.level > 1))
  const style = heading !== null || known?.kind === "title" ? "heading" : isItem ? "item" : "plain"
  return {
    lines: [line],
    style,
    depth: style === "heading" ? (heading ?? 1) : style === "item" ? (marker?.level ?? 1) : 0,
    label: word.label ?? marker?.text ?? typedLabel,
    runs: [{ kind: "text", text: wordsOf(runs).trim(), marks: [] }],
  }
}

function labelOf(word: WordParagraph, known: KnownStyle): string | null {
  // Our headings are counted by their style: in Word as here, but for a heading that skips a level.
  const counted = known.kind === "heading" && known.isLabelled !== true ? null : (word.marker?.text ?? null)
  if (known.kind === "heading" && word.label === null && word.marker) return counted
  const label = word.label ?? counted
  // A heading without a number keeps an empty label, so that counting gives it none.
  return known.kind === "heading" || known.isLabelled ? (label ?? "") : label
}

/** Drops the numbers of headings where they are what counting gives, so that they follow when headings move. */
function withoutComputedNumbers(placed: readonly Placed[]): Placed[] {
  // A label that was typed is the paragraph's own, whatever it says.
  const isCounted = ({ kind, label, word }: Placed): boolean =>
    kind === "heading" && label !== null && word.label === null && word.marker?.text === label
  const counted = markers(
    placed.map((paragraph) => ({ ...paragraph, label: isCounted(paragraph) ? null : paragraph.label })),
  )
  return placed.map((paragraph, index) => {
    const marker = counted[index]
    const isComputed = isCounted(paragraph) && marker?.kind === "number" && marker.text === paragraph.label
    return isComputed ? { ...paragraph, label: null } : paragraph
  })
}
