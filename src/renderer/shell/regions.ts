/** The parts of the room screen that F6 goes through, as CSS selectors in reading order. */
const regions = [".top-bar", "#outline", "#desk", "#panel", ".rail"] as const

const reachable =
  'button:not([disabled]), [href], input:not([disabled]), select, textarea, [contenteditable="true"], [tabindex="0"]'

/**
 * Moves the focus to the next part of the window, or the one before, as F6 does in
 * every desktop program: in a long text Tab alone would take forever.
 */
export function focusNextRegion(direction: 1 | -1): void {
  const shown = regions.flatMap((selector) => {
    const element = document.querySelector<HTMLElement>(selector)
    return element && element.getClientRects().length > 0 ? [element] : []
  })
  const here = shown.findIndex((element) => element.contains(document.activeElement))
  const start = here === -1 && direction === -1 ? 0 : here
  const next = shown[(start + direction + shown.length) % shown.length]
  if (!next) return
  const current = next.querySelector<HTMLElement>("[aria-current], [data-selected], .ProseMirror")
  const target = current?.matches(reachable) === true ? current : next.querySelector<HTMLElement>(reachable)
  ;(target ?? next).focus()
}
