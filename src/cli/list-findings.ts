import type { Finding } from "../core/checks/finding.ts"
import type { Declaration } from "../core/declaration/declaration.ts"
import { paragraphs } from "../core/declaration/paragraph.ts"
import { footnotes } from "../core/positions/footnote.ts"
import { findingText } from "./finding-text.ts"

/** A finding as people read it: numbers for ids, a sentence for the kind. */
export interface ListedFinding {
  readonly kind: string
  readonly paragraph: number | null
  readonly footnote: number | null
  readonly quote: string
  /** What is wrong with it, as a sentence. */
  readonly message: string
  readonly offer: string | null
  readonly source: string
  /** Offsets in the words of the paragraph or footnote. */
  readonly from: number
  readonly to: number
}

export function listFindings(declaration: Declaration, findings: readonly Finding[]): ListedFinding[] {
  const byParagraph = new Map(paragraphs(declaration).map(({ id, index }) => [id, index + 1]))
  const byFootnote = new Map(footnotes(declaration).map(({ id, number }) => [id, number]))
  return findings.map((finding) => {
    const { kind, paragraph, footnote, text, replacement, source, from, to } = finding
    return {
      kind,
      paragraph: paragraph === null ? null : (byParagraph.get(paragraph) ?? null),
      footnote: footnote === null ? null : (byFootnote.get(footnote) ?? null),
      quote: text,
      message: findingText(finding),
      offer: replacement,
      source,
      from,
      to,
    }
  })
}

/** One line for a terminal. */
export function findingLine({ kind, paragraph, footnote, quote, message, offer }: ListedFinding): string {
  const note = footnote === null ? null : `Footnote ${String(footnote)}`
  const place = note ?? (paragraph === null ? "Text" : `Paragraph ${String(paragraph)}`)
  const instead = offer === null ? "" : ` → “${shortened(offer)}”`
  return `${place}: ${kind}: “${shortened(quote)}”${instead} (${message})`
}

const shortened = (text: string): string => (text.length > 80 ? `${text.slice(0, 80).trimEnd()} …` : text)
