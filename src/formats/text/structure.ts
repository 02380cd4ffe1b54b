import { maxLevel, type ParagraphKind } from "../../core/schema/schema.ts"
import { type Block, firstLine, type Run, textRun, trimRuns, wordsOf } from "./block.ts"
import type { ImportLog } from "./import-log.ts"

/** A paragraph of the declaration, before it becomes a node. */
export interface Structured {
  readonly lines: readonly number[]
  readonly kind: ParagraphKind
  readonly level: number
  readonly label: string | null
  readonly runs: readonly Run[]
}

/**
 * Decides what each paragraph of a source is in a declaration.
 *
 * Declarations are told by their own signs: an opening verb in capitals makes an
 * operative paragraph ("WE COMMIT"), a participle a preambular one ("HAVING
 * MET", "Recalling … ,"), a verb alone opens a list ("WE ENCOURAGE").
 */
export function structure(blocks: readonly Block[], log: ImportLog): Structured[] {
  const title = blocks.findIndex((block) => block.style !== "item")
  const numbersAreHeadings = numberedBlocksAreHeadings(blocks)
  const headingDepths = blocks.filter(
    (block, index) => block.style === "heading" && index !== title && !isLead(blocks, index),
  )
  const topDepth = Math.min(...headingDepths.map(({ depth }) => depth))
  return blocks.flatMap((block, index): Structured[] => {
    const { lines, runs, label } = block
    const words = wordsOf(runs)
    if (index === title && isTitle(block)) return splitTitle(block, log)
    if (/^(?:ANNEX|ANEXO|ANNEXE|APPENDIX)\b/.test(words) && (block.style === "heading" || words.length < 120))
      return [{ lines, kind: "annex-heading", level: 1, label, runs }]
    if (isLead(blocks, index)) return [{ lines, kind: "lead", level: 0, label, runs }]
    if (block.style === "item") return [{ lines, kind: "item", level: clampLevel(block.depth), label, runs }]
    if (block.style === "heading")
      return [
        { lines, kind: "heading", level: clampLevel(block.depth - topDepth + 1), label: label ?? "", runs },
      ]
    if (label !== null && isSectionNumber(label) && numbersAreHeadings)
      return [{ lines, kind: "heading", level: 1, label, runs }]
    if (label !== null && isShortHeading(words, label))
      return [{ lines, kind: "heading", level: /^[A-Z]\.$/.test(label) ? 2 : 1, label, runs }]
    if (isItemWithoutBullet(blocks, index)) {
      log.add(
        firstLine(block),
        "inferred",
        "lost-bullet",
        "between a list's lead and its items: taken for an item",
      )
      return [{ lines, kind: "item", level: 1, label, runs }]
    }
    if (label !== null && /^(?:PP|OP)/i.test(label))
      return [{ lines, kind: /^PP/i.test(label) ? "preamble" : "operative", level: 0, label, runs }]
    if (label !== null && block.depth > 0)
      return [{ lines, kind: "item", level: clampLevel(block.depth), label, runs }]
    if (label !== null && /^\(?(?:[a-z]|[ivxl]+)\)$/.test(label))
      return [
        {
          lines,
          kind: "item",
          level: /^\(?[ivx]{1,4}\)$/.test(label) && label !== "(i)" ? 2 : 1,
          label,
          runs,
        },
      ]
    return [{ lines, kind: isPreambular(words) ? "preamble" : "operative", level: 0, label, runs }]
  })
}

const clampLevel = (level: number): number => Math.min(maxLevel, Math.max(1, level))

const isSectionNumber = (label: string): boolean => /^\d{1,2}\.$/.test(label)

/**
 * Numbered paragraphs are headings where running text without a number follows
 * most of them; where numbered paragraphs follow one another, they are the text.
 */
function numberedBlocksAreHeadings(blocks: readonly Block[]): boolean {
  const numbered = blocks.flatMap((block, index) =>
    block.style === "plain" && block.label !== null && isSectionNumber(block.label) ? [index] : [],
  )
  const followed = numbered.filter((index) => {
    const next = blocks[index + 1]
    return next !== undefined && next.label === null && next.style !== "item"
  })
  return numbered.length > 0 && followed.length >= numbered.length * 0.75
}

const isTitle = (block: Block): boolean => {
  const words = wordsOf(block.runs)
  return block.style === "heading" || (words.length < 400 && !/[.;:,]$/.test(words))
}

const dateAndPlace = /\s+(\d{1,2}(?:\s*[-–]\s*\d{1,2})? \p{L}+ \d{4}, [\p{L} .'-]+(?:\([\p{L} .'-]+\))?)$/u

/** A title into which the line with date and place has run. */
function splitTitle({ lines, runs }: Block, log: ImportLog): Structured[] {
  const last = runs.at(-1)
  const match = last?.kind === "text" ? dateAndPlace.exec(last.text) : null
  if (!match || last?.kind !== "text") return [{ lines, kind: "title", level: 0, label: null, runs }]
  log.add(lines[0] ?? 1, "inferred", "date-place", "date and place, run into the title, stand on their own")
  const title = trimRuns([...runs.slice(0, -1), { ...last, text: last.text.slice(0, match.index) }])
  return [
    { lines, kind: "title", level: 0, label: null, runs: title },
    { lines, kind: "date-place", level: 0, label: null, runs: [textRun(match[1] ?? "", last.marks)] },
  ]
}

/** A verb in capitals that stands alone and opens a list: "WE ENCOURAGE". */
function isLead(blocks: readonly Block[], index: number): boolean {
  const block = blocks[index]
  if (!block || block.style === "item" || block.label !== null) return false
  const words = wordsOf(block.runs).replace(/[:,]$/, "")
  if (words !== words.toUpperCase() || !/\p{L}/u.test(words) || words.split(" ").length > 5) return false
  const next = blocks[index + 1]
  if (next?.style === "item") return true
  return /^(?:AND )?WE \p{Lu}+/u.test(words) && next?.style === "plain"
}

/** A paragraph between a lead and the list it opens, without an opening verb: its bullet was lost. */
function isItemWithoutBullet(blocks: readonly Block[], index: number): boolean {
  return (
    isLead(blocks, index - 1) &&
    blocks[index + 1]?.style === "item" &&
    !/^\p{Lu}{2,} /u.test(wordsOf(blocks[index]?.runs ?? []))
  )
}

const isShortHeading = (words: string, label: string): boolean =>
  /^[IVXLCA-Z]+\.$/.test(label) && words.length < 150 && !/[.;,:]$/.test(words)

const participle =
  /^(?:(?:Also|Further|Deeply|Gravely|Bearing|Guided|Having|Conscious|Mindful|Aware|Convinced|Concerned|Determined|Alarmed|Cognizant|Desirous|Inspired|In pursuit|Pursuant)\b|\p{Lu}\p{Ll}+ing\b)/u

function isPreambular(written: string): boolean {
  const words = written.replace(/^[[\s]+|[\]\s]+$/g, "")
  const capitals = /^\p{Lu}{2,}/u.exec(words)?.[0]
  if (capitals !== undefined && capitals.length > 3) return /(?:ING|ANDO|ENDO|ANT)$/.test(capitals)
  return participle.test(words) && /[,;]\]*$/.test(words)
}
