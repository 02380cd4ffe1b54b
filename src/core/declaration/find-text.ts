import type { Node } from "prosemirror-model"
import type { Transform } from "prosemirror-transform"
import { schema } from "../schema/schema.ts"

/** What to look for. Words are matched as they stand; a regular expression never spans paragraphs. */
export interface TextQuery {
  readonly text: string
  readonly matchCase: boolean
  readonly wholeWord: boolean
  readonly regularExpression: boolean
}

/** One place where the words of a query stand. */
export interface TextMatch {
  readonly from: number
  readonly to: number
  /** The words found; a footnote reference between them takes no room. */
  readonly words: string
  /** What a regular expression captured, `groups[0]` being the whole. */
  readonly groups: readonly string[]
}

export type CompiledQuery =
  { readonly ok: true; readonly pattern: RegExp } | { readonly ok: false; readonly message: string }

/** The query as a pattern, or why it is none (the engine's own words for a wrong expression). */
export function compileQuery(query: TextQuery): CompiledQuery {
  const body = query.regularExpression ? query.text : query.text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&")
  const bounded = query.wholeWord ? `(?<![\\p{L}\\p{M}\\p{N}])(?:${body})(?![\\p{L}\\p{M}\\p{N}])` : body
  try {
    return { ok: true, pattern: new RegExp(bounded, query.matchCase ? "gu" : "giu") }
  } catch (error) {
    if (error instanceof SyntaxError) return { ok: false, message: error.message }
    throw error
  }
}

/**
 * Every place in a document where a pattern matches, in order.
 *
 * Bracket marks do not interrupt words: `sh[ould]` is found as "should". Nor do
 * footnote references and places, which stand between letters without being text.
 */
export function findText(doc: Node, pattern: RegExp): TextMatch[] {
  const matches: TextMatch[] = []
  doc.forEach((paragraph, start) => {
    const { text, offsets } = lettersOf(paragraph, start + 1)
    for (const match of text.matchAll(pattern)) {
      // An expression such as `x*` also matches nothing, which nobody can see or replace.
      if (match[0] === "") continue
      const from = offsets[match.index]
      const last = offsets[match.index + match[0].length - 1]
      if (from === undefined || last === undefined) continue
      matches.push({
        from,
        to: last + 1,
        words: match[0],
        groups: match.map((group: string | undefined) => group ?? ""),
      })
    }
  })
  return matches
}

/** What a match becomes: `$1` to `$9` and `$&` stand for what an expression captured, `$$` for a dollar. */
export function replacementFor(match: TextMatch, replacement: string, query: TextQuery): string {
  if (!query.regularExpression) return replacement
  return replacement.replace(/\$(\$|&|[1-9])/g, (_, name: string) => {
    if (name === "$") return "$"
    return (name === "&" ? match.groups[0] : match.groups[Number(name)]) ?? ""
  })
}

/**
 * Replaces the words of a match and nothing else: what the old and the new words
 * have in common at both ends stays untouched (with the brackets on it), and a
 * footnote reference or a place between replaced letters is kept behind them.
 */
export function replaceMatch(tr: Transform, match: TextMatch, words: string): void {
  const old = match.words
  let start = 0
  while (start < old.length && start < words.length && old[start] === words[start]) start++
  let end = 0
  while (end < old.length - start && end < words.length - start && old.at(-1 - end) === words.at(-1 - end))
    end++
  const $from = tr.doc.resolve(match.from)
  const { offsets } = lettersOf($from.parent, $from.start())
  const first = offsets.indexOf(match.from)
  const removed = offsets.slice(first + start, first + old.length - end)
  const added = words.slice(start, words.length - end)
  const at = removed[0] ?? (offsets[first + start - 1] ?? match.from - 1) + 1
  const marks = tr.doc.nodeAt(removed[0] ?? Math.max(at - 1, $from.start()))?.marks ?? []
  for (const pos of removed.toReversed()) tr.delete(pos, pos + 1)
  if (added !== "") tr.insert(at, schema.text(added, marks))
}

/** The letters of a paragraph and where each stands in the document. */
function lettersOf(
  paragraph: Node,
  start: number,
): { readonly text: string; readonly offsets: readonly number[] } {
  let text = ""
  const offsets: number[] = []
  paragraph.forEach((node, inner) => {
    const letters = node.text ?? ""
    text += letters
    for (let index = 0; index < letters.length; index++) offsets.push(start + inner + index)
  })
  return { text, offsets }
}
