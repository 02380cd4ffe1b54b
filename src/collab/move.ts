import type { Transform } from "prosemirror-transform"

/**
 * Moves whole paragraphs to another place between paragraphs; false where they
 * are already there.
 *
 * They keep their ids: by these the binding knows a move from a cut and a paste,
 * and writes down which words went where, so that what others type in the old
 * place meanwhile is carried along.
 *
 * @param from the offset before the first of the paragraphs
 * @param to the offset behind the last of them
 * @param target an offset between two paragraphs, in the document as it is now
 */
export function moveParagraphs(tr: Transform, from: number, to: number, target: number): boolean {
  if (target >= from && target <= to) return false
  const { content } = tr.doc.slice(from, to)
  tr.delete(from, to)
  tr.insert(target > to ? target - (to - from) : target, content)
  return true
}
