import { type KeyboardEvent, memo, type ReactNode, useEffect, useId, useMemo, useRef, useState } from "react"
import { rowOffsets, visibleRows } from "./row-window.ts"

/** One row: a heading between the choices, or a choice. */
export interface ListRow {
  readonly key: string
  readonly kind: "heading" | "choice"
}

interface VirtualListProps<Row extends ListRow> {
  readonly label: string
  readonly rows: readonly Row[]
  readonly chosen: string | null
  readonly onChoose: (row: Row) => void
  /** Enter or a double click on a choice. */
  readonly onOpen: (row: Row) => void
  readonly children: (row: Row) => ReactNode
  /** Heights in rem, the same for every row of a kind, so that nothing need be measured. */
  readonly heights?: { readonly heading: number; readonly choice: number }
}

const usualHeights = { heading: 2, choice: 4.5 }

/**
 * A list box of thousands of rows of which only those in sight are drawn.
 *
 * The list keeps the focus and names the active row, since the row itself may leave
 * the document while one scrolls.
 */
export function VirtualList<Row extends ListRow>(props: VirtualListProps<Row>) {
  const { label, rows, chosen, onChoose, onOpen, children, heights = usualHeights } = props
  const list = useRef<HTMLDivElement>(null)
  const prefix = useId()
  const rem = useRem()
  const offsets = useMemo(() => rowOffsets(rows.map(({ kind }) => heights[kind] * rem)), [rows, heights, rem])
  const [seen, setSeen] = useState({ top: 0, size: 800 })
  const { first, end } = visibleRows(offsets, seen.top, seen.size)
  const choices = useMemo(() => rows.filter(({ kind }) => kind === "choice"), [rows])
  const places = useMemo(() => new Map(choices.map(({ key }, index) => [key, index + 1])), [choices])

  useEffect(() => {
    const element = list.current
    if (!element) return
    const observer = new ResizeObserver(() => setSeen({ top: element.scrollTop, size: element.clientHeight }))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])

  const reveal = (row: Row): void => {
    const index = rows.indexOf(row)
    const start = offsets.starts[index] ?? 0
    const bottom = start + heights[row.kind] * rem
    const element = list.current
    if (!element) return
    if (start < element.scrollTop) element.scrollTop = start - heights.heading * rem
    else if (bottom > element.scrollTop + element.clientHeight)
      element.scrollTop = bottom - element.clientHeight
  }

  const onKeyDown = (event: KeyboardEvent): void => {
    const at = choices.findIndex(({ key }) => key === chosen)
    const row = choices[at]
    if (event.key === "Enter" && row) onOpen(row)
    else {
      const to = targetOf(event.key, at, choices.length)
      const target = to === null ? undefined : choices[to]
      if (!target) return
      onChoose(target)
      reveal(target)
    }
    event.preventDefault()
  }

  return (
    <div
      ref={list}
      className="virtual-list"
      role="listbox"
      aria-label={label}
      tabIndex={0}
      aria-activedescendant={
        chosen !== null && places.has(chosen) && isDrawn(rows, chosen, first, end)
          ? `${prefix}${chosen}`
          : undefined
      }
      onKeyDown={onKeyDown}
      onScroll={({ currentTarget }) => {
        const { scrollTop, clientHeight } = currentTarget
        const next = visibleRows(offsets, scrollTop, clientHeight)
        if (next.first !== first || next.end !== end) setSeen({ top: scrollTop, size: clientHeight })
      }}
    >
      <div role="presentation" style={{ height: offsets.height, position: "relative" }}>
        {rows.slice(first, end).map((row, index) => {
          const style = {
            transform: `translateY(${String(offsets.starts[first + index] ?? 0)}px)`,
            height: `${String(heights[row.kind])}rem`,
          }
          if (row.kind === "heading")
            return (
              <div key={row.key} role="presentation" className="list-heading" style={style}>
                <Content row={row} draw={children as (row: ListRow) => ReactNode} />
              </div>
            )
          return (
            <div
              key={row.key}
              id={`${prefix}${row.key}`}
              role="option"
              className="list-row"
              aria-selected={row.key === chosen}
              aria-posinset={places.get(row.key)}
              aria-setsize={choices.length}
              style={style}
              onClick={() => onChoose(row)}
              onDoubleClick={() => onOpen(row)}
            >
              <Content row={row} draw={children as (row: ListRow) => ReactNode} />
            </div>
          )
        })}
      </div>
    </div>
  )
}

/** Rows that stay in sight while one scrolls are not drawn again. */
const Content = memo(function Content(props: {
  readonly row: ListRow
  readonly draw: (row: ListRow) => ReactNode
}) {
  return <>{props.draw(props.row)}</>
})

/** How far a page key goes. */
const page = 8

function targetOf(key: string, at: number, count: number): number | null {
  const bounded = (index: number): number => Math.min(count - 1, Math.max(0, index))
  switch (key) {
    case "ArrowDown":
      return bounded(at + 1)
    case "ArrowUp":
      return bounded(at - 1)
    case "PageDown":
      return bounded(at + page)
    case "PageUp":
      return bounded(at - page)
    case "Home":
      return 0
    case "End":
      return count - 1
    default:
      return null
  }
}

const isDrawn = (rows: readonly ListRow[], key: string, first: number, end: number): boolean =>
  rows.slice(first, end).some((row) => row.key === key)

/** The size of a rem in pixels, which the browser's own text size sets. */
function useRem(): number {
  const [rem] = useState(() => parseFloat(getComputedStyle(document.documentElement).fontSize))
  return rem
}
