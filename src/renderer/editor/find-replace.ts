import { type EditorState, Plugin, PluginKey, TextSelection, type Transaction } from "prosemirror-state"
import { Decoration, DecorationSet } from "prosemirror-view"
import {
  compileQuery,
  findText,
  replacementFor,
  replaceMatch,
  type TextMatch,
  type TextQuery,
} from "../../core/declaration/find-text.ts"

/** What is being looked for, and where it stands. */
export interface Finding {
  readonly query: TextQuery | null
  /** Why the query is no expression; null where it is one. */
  readonly error: string | null
  readonly matches: readonly TextMatch[]
  /** Counts from 0; -1 where there is no match. */
  readonly current: number
}

const nothing: Finding = { query: null, error: null, matches: [], current: -1 }

type FindMeta = { readonly query: TextQuery | null } | { readonly current: number }

const findKey = new PluginKey<Finding>("find-replace")

/** Looks for words in one text and shows where they stand. While nothing is looked for it does nothing. */
export function findReplace(): Plugin<Finding> {
  return new Plugin<Finding>({
    key: findKey,
    state: {
      init: () => nothing,
      apply(tr, finding) {
        const meta = tr.getMeta(findKey) as FindMeta | undefined
        if (meta && "query" in meta) return look(tr, meta.query)
        if (meta) return { ...finding, current: meta.current }
        if (!tr.docChanged || finding.query === null) return finding
        const again = look(tr, finding.query)
        return {
          ...again,
          current: Math.min(
            Math.max(finding.current, again.matches.length > 0 ? 0 : -1),
            again.matches.length - 1,
          ),
        }
      },
    },
    props: {
      decorations(state) {
        const { matches, current } = findingIn(state)
        if (matches.length === 0) return null
        return DecorationSet.create(
          state.doc,
          matches.map(({ from, to }, index) =>
            Decoration.inline(from, to, {
              class: index === current ? "find-match is-current" : "find-match",
            }),
          ),
        )
      },
    },
  })
}

export const findingIn = (state: EditorState): Finding => findKey.getState(state) ?? nothing

/** Looks for `query` (or stops looking, null); the match after the cursor becomes the current one. */
export const lookFor = (state: EditorState, query: TextQuery | null): Transaction =>
  state.tr.setMeta(findKey, { query })

/** Goes to the next (1) or previous (-1) match, around the end; null where there is none. */
export function goToMatch(state: EditorState, by: 1 | -1): Transaction | null {
  const { matches, current } = findingIn(state)
  if (matches.length === 0) return null
  const next = (current + by + matches.length) % matches.length
  const match = matches[next]
  if (!match) return null
  return state.tr
    .setMeta(findKey, { current: next })
    .setSelection(TextSelection.create(state.doc, match.from, match.to))
    .scrollIntoView()
}

/** What replacing would do, before it is done. */
export interface Replacement {
  readonly match: TextMatch
  readonly words: string
}

/** Every replacement as it would read, for a preview. */
export function replacementsIn(state: EditorState, replacement: string): Replacement[] {
  const { query, matches } = findingIn(state)
  if (query === null) return []
  return matches.map((match) => ({ match, words: replacementFor(match, replacement, query) }))
}

/** Carries out replacements of this state, last first, so that earlier places stay right. */
export function replaceAll(state: EditorState, replacements: readonly Replacement[]): Transaction {
  const tr = state.tr
  for (const { match, words } of replacements.toSorted(
    (first, second) => second.match.from - first.match.from,
  ))
    replaceMatch(tr, match, words)
  return tr
}

function look(tr: Transaction, query: TextQuery | null): Finding {
  if (query === null || query.text === "") return { ...nothing, query }
  const compiled = compileQuery(query)
  if (!compiled.ok) return { query, error: compiled.message, matches: [], current: -1 }
  const matches = findText(tr.doc, compiled.pattern)
  const after = matches.findIndex((match) => match.from >= tr.selection.from)
  return { query, error: null, matches, current: matches.length === 0 ? -1 : Math.max(0, after) }
}
