import { type CheckedText, findingIn, majority } from "../checked-text.ts"
import type { Finding } from "../finding.ts"

/**
 * Headings that take up the items of a list but not in the same words, and
 * headings that end in a full stop or otherwise than the others.
 */
export function checkHeadings(texts: readonly CheckedText[]): Finding[] {
  const headings = texts.filter(({ kind }) => kind === "heading")
  return [
    ...differing(
      headings,
      texts.filter(({ kind }) => kind === "item"),
    ),
    ...endings(headings),
  ]
}

function differing(headings: readonly CheckedText[], items: readonly CheckedText[]): Finding[] {
  return headings.flatMap((heading) => {
    const near = items
      .map((item) => ({ item, share: sharedWords(heading.text, item.text) }))
      .sort((first, second) => second.share - first.share)[0]
    if (!near || near.share < 0.75 || bare(near.item.text) === bare(heading.text)) return []
    return [
      findingIn(
        heading,
        "heading-differs-from-item",
        { from: 0, to: heading.text.length },
        {
          source: "practice",
          params: { item: near.item.text },
          replacement: near.item.text.replace(/[.;]$/, ""),
        },
      ),
    ]
  })
}

function endings(headings: readonly CheckedText[]): Finding[] {
  const counts = new Map<string, number>()
  for (const { text } of headings) counts.set(endOf(text), (counts.get(endOf(text)) ?? 0) + 1)
  const usual = counts.size > 1 ? majority(new Map([...counts].filter(([end]) => end !== "."))) : null
  return headings.flatMap((heading) => {
    const end = endOf(heading.text)
    if (end !== "." && (usual === null || end === usual)) return []
    const at = { from: Math.max(0, heading.text.length - 1), to: heading.text.length }
    return [
      findingIn(heading, "heading-end", at, {
        source: end === "." ? "interinstitutional-style-guide" : "majority",
        params: { end, usual: usual ?? "" },
      }),
    ]
  })
}

const endOf = (text: string): string => /[.:;,]$/.exec(text)?.[0] ?? ""

const bare = (text: string): string => text.replace(/[.:;]$/, "")

/** The share of words two texts have in common, in any order. */
function sharedWords(first: string, second: string): number {
  const words = (text: string): Set<string> => new Set(text.toLowerCase().match(/\p{L}+/gu))
  const here = words(first)
  const there = words(second)
  const common = [...here].filter((word) => there.has(word)).length
  return common / Math.max(1, Math.max(here.size, there.size))
}
