import { Fragment, type Node } from "prosemirror-model"
import type { Fields, Table } from "../../core/declaration/records.ts"

/**
 * `next` with every paragraph that `previous` also has taken from there, so that
 * what is remembered per paragraph stays valid; `previous` itself where nothing differs.
 */
export function shareParagraphs(previous: Node, next: Node): Node {
  const most = Math.min(previous.childCount, next.childCount)
  let head = 0
  while (head < most && next.child(head).eq(previous.child(head))) head++
  if (head === previous.childCount && head === next.childCount) return previous
  let tail = 0
  while (
    tail < most - head &&
    next.child(next.childCount - 1 - tail).eq(previous.child(previous.childCount - 1 - tail))
  )
    tail++
  const offset = previous.childCount - next.childCount
  const children = Array.from({ length: next.childCount }, (_, index) => {
    if (index < head) return previous.child(index)
    return index >= next.childCount - tail ? previous.child(index + offset) : next.child(index)
  })
  return next.copy(Fragment.fromArray(children))
}

/** `next` with every record that has not changed taken from `previous`. */
export function shareRecords(previous: Table, next: Table, changed: ReadonlySet<string>): Table {
  const shared = new Map<string, Fields>()
  for (const [id, fields] of next) {
    const before = changed.has(id) ? undefined : previous.get(id)
    shared.set(id, before ?? fields)
  }
  return shared
}
