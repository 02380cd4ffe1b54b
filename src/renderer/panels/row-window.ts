/** Where each row of a list starts, and how tall the whole list is, in pixels. */
export interface RowOffsets {
  readonly starts: Float64Array
  readonly height: number
}

export function rowOffsets(heights: readonly number[]): RowOffsets {
  const starts = new Float64Array(heights.length)
  let height = 0
  for (const [index, own] of heights.entries()) {
    starts[index] = height
    height += own
  }
  return { starts, height }
}

/** Rows drawn beyond both edges, so that scrolling by a line or two draws nothing. */
const margin = 6

/** The rows to draw for what is seen from `top` for `size` pixels: first, and one past the last. */
export function visibleRows(
  { starts }: RowOffsets,
  top: number,
  size: number,
): { readonly first: number; readonly end: number } {
  const first = lastAtOrBefore(starts, top)
  const last = lastAtOrBefore(starts, top + size)
  return { first: Math.max(0, first - margin), end: Math.min(starts.length, last + 1 + margin) }
}

function lastAtOrBefore(starts: Float64Array, offset: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return Math.max(0, low)
}
