import type { Page } from "playwright-core"

/** Puts the cursor into a text of the paper, `offset` letters after the start of `words`. */
export async function cursorAt(page: Page, words: string, offset = 0): Promise<void> {
  await setSelection(page, words, offset, offset)
}

/** Selects `words` on the paper. They must stand in one stretch of text, without a bracket's edge. */
export async function selectWords(page: Page, words: string): Promise<void> {
  await setSelection(page, words, 0, words.length)
}

async function setSelection(page: Page, words: string, from: number, to: number): Promise<void> {
  const expected = words.slice(from, to)
  // A cursor of somebody else that is drawn before the editor has heard of the selection takes it back.
  for (let attempt = 0; attempt < 5; attempt++) {
    await page.evaluate(selectInPage, { words, from, to })
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 20))))
    if ((await page.evaluate(() => String(getSelection()))) === expected) return
  }
  throw new Error(`“${words}” could not be selected`)
}

function selectInPage({ words, from, to }: { words: string; from: number; to: number }): void {
  for (const text of document.querySelectorAll<HTMLElement>(".ProseMirror")) {
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(words) ?? -1
      if (at < 0) continue
      text.focus()
      getSelection()?.setBaseAndExtent(node, at + from, node, at + to)
      return
    }
  }
  throw new Error(`“${words}” stands nowhere on the paper`)
}

/** The paragraph of the paper that begins with `start`, as it reads: no signs, no cursors of others. */
export function paragraphThatBegins(page: Page, start: string): Promise<string> {
  return page.evaluate((start) => {
    const texts = [...document.querySelectorAll(".paper .ProseMirror > p")].map((paragraph) => {
      const copy = paragraph.cloneNode(true) as Element
      for (const drawn of copy.querySelectorAll(".remote-cursor, .redline-removed")) drawn.remove()
      return copy.textContent
    })
    return texts.find((text) => text.startsWith(start)) ?? ""
  }, start)
}

/** The brackets on the paper as `EU [words]`, in order. */
export function bracketsOnPaper(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const marks = [...document.querySelectorAll<HTMLElement>(".paper [data-bracket]")]
    const ids = new Set(marks.map(({ dataset }) => dataset["bracket"] ?? ""))
    return [...ids].map((id) => {
      const words = marks
        .filter(({ dataset }) => dataset["bracket"] === id)
        .map((mark) => {
          const copy = mark.cloneNode(true) as Element
          for (const drawn of copy.querySelectorAll(".remote-cursor")) drawn.remove()
          return copy.textContent
        })
      const sign = document.querySelector(`.paper .bracket-open[data-sign-of="${id}"]`)
      const owner = sign?.querySelector<HTMLElement>("[data-owner]")
      return `${owner?.dataset["owner"] ?? ""} [${words.join("")}]`
    })
  })
}
