import { readFileSync } from "node:fs"
import AxeBuilder from "@axe-core/playwright"
import type { Locator, Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { parseFile } from "../../src/formats/read-file.ts"
import { type Seats, takeSeats } from "./window-seats.ts"

let seats: Seats

beforeAll(async () => {
  seats = await takeSeats()
})
afterAll(async () => {
  await seats.close()
})

const body = (page: Page): Locator => page.locator(".paper .ProseMirror").first()
const paragraph = (page: Page, index: number): Locator => body(page).locator("> p").nth(index)
const openPanel = async (page: Page, name: string): Promise<void> => {
  const button = page.locator(".rail").getByRole("button", { name, exact: true })
  if ((await button.getAttribute("aria-expanded")) !== "true") await button.click()
  await page.locator(".panel h2", { hasText: name }).waitFor()
}
const panel = (page: Page): Locator => page.locator(".panel")

/** Selects `words` in a paragraph as a drafter does: the caret before them, then Shift with the arrow. */
async function select(page: Page, index: number, words: string): Promise<void> {
  const text = (await paragraph(page, index).textContent()) ?? ""
  const at = text.indexOf(words)
  if (at < 0) throw new Error(`paragraph ${String(index)} has no "${words}": ${text}`)
  await paragraph(page, index).evaluate(
    (element, range) => {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
      const place = (offset: number): [Node, number] => {
        let left = offset
        walker.currentNode = element
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const { length } = node.textContent ?? ""
          if (left <= length) return [node, left]
          left -= length
        }
        return [element, 0]
      }
      const [from, start] = place(range.from)
      const [to, end] = place(range.to)
      element.closest<HTMLElement>(".ProseMirror")?.focus()
      getSelection()?.setBaseAndExtent(from, start, to, end)
    },
    { from: at, to: at + words.length },
  )
}

describe("two people and the secretariat's window", () => {
  test("draft together from La Paz to a clean Word file", async () => {
    const chair = await seats.secretariat()
    const celac = await seats.seat("Ana Souza", "CELAC")

    await select(chair, 3, "WE REAFFIRM")
    await chair.keyboard.type("WE STRONGLY REAFFIRM")
    await paragraph(celac, 3).getByText("WE STRONGLY REAFFIRM").waitFor()

    // What a negotiator types is a proposal of the delegation, and everybody sees it at once.
    await select(celac, 4, "WE NOTE")
    await celac.keyboard.press("ArrowRight")
    await celac.keyboard.type(" WITH CONCERN")
    await openPanel(chair, "Brackets")
    const row = panel(chair).getByRole("option", { name: /WITH CONCERN/ })
    await row.waitFor()
    expect(await row.textContent()).toContain("CELAC")

    await openPanel(chair, "Clean text")
    await panel(chair)
      .getByText(/Not clean yet: 1 point/)
      .waitFor()
    expect(await panel(chair).getByRole("button", { name: "Write the file" }).isDisabled()).toBe(true)

    await openPanel(chair, "Brackets")
    await panel(chair)
      .getByRole("option", { name: /WITH CONCERN/ })
      .click()
    await panel(chair).getByRole("button", { name: "Settle …", exact: true }).click()
    const dialog = chair.getByRole("dialog", { name: "Settle the bracket" })
    await dialog.getByText("WITH CONCERN").first().waitFor()
    await dialog.getByRole("button", { name: "Settle", exact: true }).click()
    await panel(chair).getByText("No bracket is open").waitFor()

    await openPanel(chair, "Comparison")
    const changes = panel(chair).getByRole("option")
    await changes.nth(1).waitFor()
    expect(await changes.count()).toBe(2)
    const counts = await panel(chair).locator(".counts > div").allTextContents()
    expect(counts).toContain("edited2")
    expect(counts).toContain("added0")
    expect(counts).toContain("unchanged91")
    expect(counts).toContain("hidden0")

    await openPanel(chair, "Clean text")
    const download = chair.waitForEvent("download")
    await panel(chair).getByRole("button", { name: "Write the file" }).click()
    const file = await download
    expect(file.suggestedFilename()).toMatch(/\.docx$/)
    const written = parseFile(file.suggestedFilename(), readFileSync(await file.path()))
    if (!written.ok) throw new Error(written.message)
    const words = written.declaration.doc.textContent
    expect(words).toContain("WE STRONGLY REAFFIRM")
    expect(words).toContain("WE NOTE WITH CONCERN that the declaration")
  })
})

describe("accessibility", () => {
  const scan = async (page: Page, reached: readonly string[] = []): Promise<string[]> => {
    // Colours change over a moment; a scan in the middle of it sees neither of the two.
    await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished)))
    const { violations } = await new AxeBuilder({ page })
      .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"])
      .disableRules([...reached])
      .analyze()
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`))
  }

  test.each(["light", "dark"] as const)(
    "axe finds nothing to object to in %s colours",
    async (colorScheme) => {
      const page = await seats.secretariat({ colorScheme })
      for (const name of ["Brackets", "Footnotes", "Comparison", "Versions", "Clean text", "People", "Log"]) {
        await openPanel(page, name)
        expect(await scan(page), name).toEqual([])
      }
      await page.keyboard.press("Control+k")
      await page.getByRole("dialog").waitFor()
      // The list scrolls with the arrow keys while the focus stays in the search field, which axe cannot know.
      expect(await scan(page, ["scrollable-region-focusable"]), "palette").toEqual([])
      await page.keyboard.press("Escape")
      await page.getByRole("dialog").waitFor({ state: "detached" })
      await page.getByRole("button", { name: "All rooms" }).click()
      await page.getByRole("button", { name: /^Open XXVth/ }).waitFor()
      expect(await scan(page), "rooms").toEqual([])
    },
    180_000,
  )

  test("everything can be reached by keyboard alone", async () => {
    const page = await seats.secretariat()
    await page.keyboard.press("Alt+3")
    await page.locator(".panel h2", { hasText: "Comparison" }).waitFor()
    await page.keyboard.press("Control+k")
    await page.keyboard.type("people")
    await page.keyboard.press("Enter")
    await page.locator(".panel h2", { hasText: "People" }).waitFor()
    await page.keyboard.press("F1")
    await page.getByRole("dialog", { name: "Keyboard" }).waitFor()
    await page.keyboard.press("Escape")
    await page.getByRole("dialog").waitFor({ state: "detached" })
    const seen = new Set<string>()
    for (let step = 0; step < 5; step++) {
      await page.keyboard.press("F6")
      seen.add(
        await page.evaluate(
          () =>
            document.activeElement?.closest(".top-bar, #outline, #desk, #panel, .rail")?.className ?? "none",
        ),
      )
    }
    expect([...seen].sort()).toEqual(["desk", "outline", "panel", "rail", "top-bar"])
  })
})
