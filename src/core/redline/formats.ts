import type { Node } from "prosemirror-model"
import type { Atom } from "./side.ts"
import { type Format, tokenise } from "./tokens.ts"

interface Part {
  readonly baseline: Atom
  readonly draft: Atom
  readonly differ: boolean
}

/** Cuts a kept piece of text where emphasis or links begin to differ, or cease to. */
export function formatsDiffer(baselineNode: Node, baseline: Atom, draftNode: Node, draft: Atom): Part[] {
  const before = tokenise(baselineNode).formats
  const now = tokenise(draftNode).formats
  if (before.length === 0 && now.length === 0) return [{ baseline, draft, differ: false }]
  const length = baseline.text.length
  // Where the place of an empty bracket lies inside, offsets do not run in parallel: nothing is cut.
  if (baseline.to - baseline.from !== length || draft.to - draft.from !== length)
    return [{ baseline, draft, differ: keyAt(before, baseline.from) !== keyAt(now, draft.from) }]
  const cuts = new Set([0, length])
  for (const [formats, atom] of [
    [before, baseline],
    [now, draft],
  ] as const)
    for (const { from, to } of formats)
      for (const edge of [from, to]) if (atom.from < edge && edge < atom.to) cuts.add(edge - atom.from)
  const edges = [...cuts].sort((first, second) => first - second)
  return edges.slice(1).map((to, i) => {
    const from = edges[i] ?? 0
    return {
      baseline: part(baseline, from, to),
      draft: part(draft, from, to),
      differ: keyAt(before, baseline.from + from) !== keyAt(now, draft.from + from),
    }
  })
}

const part = (atom: Atom, from: number, to: number): Atom => ({
  ...atom,
  text: atom.text.slice(from, to),
  from: atom.from + from,
  to: atom.from + to,
})

const keyAt = (formats: readonly Format[], offset: number): string =>
  formats.find(({ from, to }) => from <= offset && offset < to)?.key ?? ""
