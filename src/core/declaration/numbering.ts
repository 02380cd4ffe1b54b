import type { Paragraph } from "./paragraph.ts"

/** What is printed before a paragraph's words. */
export type Marker =
  | { readonly kind: "none" }
  | { readonly kind: "number"; readonly text: string }
  | { readonly kind: "bullet"; readonly level: number }

const none: Marker = { kind: "none" }

/**
 * The numbers and bullets of a declaration's paragraphs, one per paragraph.
 *
 * Headings count per level ("1.", "2."; "1.1" below); a label ("3 bis") takes
 * the number's place and does not count, so that numbers stay stable during a
 * round; an empty label prints nothing. Items have the bullet of their level.
 */
export function markers(paragraphs: readonly Pick<Paragraph, "kind" | "level" | "label">[]): Marker[] {
  const counts: number[] = []
  return paragraphs.map(({ kind, level, label }) => {
    if (label === "") return none
    if (label !== null) return { kind: "number", text: label }
    if (kind === "item") return { kind: "bullet", level: Math.max(1, level) }
    if (kind !== "heading") return none
    const depth = Math.max(1, level)
    counts.length = Math.min(counts.length, depth)
    while (counts.length < depth) counts.push(0)
    counts[depth - 1] = (counts[depth - 1] ?? 0) + 1
    return { kind: "number", text: depth === 1 ? `${String(counts[0])}.` : counts.join(".") }
  })
}
