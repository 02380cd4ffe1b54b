import type { Page } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { bracketsOnPaper, cursorAt, paragraphThatBegins, selectWords } from "../helpers/typing.ts"
import { type Seats, takeSeats } from "./window-seats.ts"

let seats: Seats
let secretariat: Page
let ana: Page
let jan: Page

beforeAll(async () => {
  seats = await takeSeats()
  secretariat = await seats.secretariat()
  ana = await seats.seat("Ana Pérez", "MX")
  jan = await seats.seat("Jan Novák", "EU")
}, 60_000)

afterAll(() => seats.close())

test("what a negotiator types stands in brackets of the delegation, for everybody", async () => {
  await cursorAt(ana, "the importance of the Mechanism", 4)
  await ana.keyboard.type("great ")
  await eventually(() => bracketsOnPaper(secretariat)).toEqual(["MX [great ]"])
  await eventually(() => bracketsOnPaper(jan)).toEqual(["MX [great ]"])
})

test("what a negotiator deletes is struck through and not gone", async () => {
  await selectWords(jan, "bi-regional forum")
  await jan.keyboard.press("Delete")
  await eventually(() => bracketsOnPaper(ana)).toContain("EU [bi-regional forum]")
  expect(await paragraphThatBegins(ana, "WE REAFFIRM")).toContain("as a bi-regional forum for dialogue")
})

test("a letter composed with a dead key is a proposal too", async () => {
  await cursorAt(ana, "WE NOTE that", 8)
  const devtools = await ana.context().newCDPSession(ana)
  await devtools.send("Input.imeSetComposition", { text: "´", selectionStart: 1, selectionEnd: 1 })
  await devtools.send("Input.imeSetComposition", { text: "á", selectionStart: 1, selectionEnd: 1 })
  await devtools.send("Input.insertText", { text: "á" })
  await eventually(() => bracketsOnPaper(secretariat)).toContain("MX [á]")
  expect(await paragraphThatBegins(secretariat, "WE NOTE")).toContain("WE NOTE áthat the declaration")
})

test("the secretariat edits directly, and everybody sees the cursor of the others", async () => {
  await selectWords(secretariat, "bi-lateral")
  await secretariat.keyboard.type("bilateral")
  await eventually(() => paragraphThatBegins(ana, "WE RECOGNISE the value")).toContain(
    "value of the bilateral cooperation",
  )
  await cursorAt(ana, "the value of the", 4)
  await ana.keyboard.press("ArrowRight")
  await eventually(() => secretariat.locator(".remote-cursor-label").allTextContents()).toContain(
    "Ana Pérez (MX)",
  )
})

test("two keystrokes put brackets of one's own around a selection", async () => {
  await selectWords(jan, "mutual understanding")
  await jan.keyboard.press("Control+Shift+M")
  await eventually(() => bracketsOnPaper(secretariat)).toContain("EU [mutual understanding]")
})

test("undo takes back one's own act and leaves the others'", async () => {
  await secretariat.keyboard.press("Control+z")
  await eventually(() => paragraphThatBegins(ana, "WE RECOGNISE the value")).toContain(
    "value of the bi-lateral cooperation",
  )
  expect(await bracketsOnPaper(secretariat)).toContain("EU [mutual understanding]")
})

test("the redline shows on the paper exactly what changed since La Paz", async () => {
  await secretariat.getByText("Redline", { exact: true }).click()
  await eventually(async () => (await secretariat.locator(".redline-added").allTextContents()).join("")).toBe(
    "great á",
  )
  expect(await secretariat.locator(".redline-row").count()).toBe(2)
  await secretariat.getByText("Draft", { exact: true }).click()
  expect(await secretariat.locator(".redline-row").count()).toBe(0)
})

test("the secretariat settles a bracket in the panel, and the words stand without it", async () => {
  const panel = secretariat.getByRole("searchbox", { name: "Search the brackets" })
  if (!(await panel.isVisible()))
    await secretariat.getByRole("button", { name: "Brackets", exact: true }).click()
  await secretariat.getByText("[mutual understanding]").click()
  await secretariat.getByRole("button", { name: "Settle …" }).click()
  const dialog = secretariat.getByRole("dialog")
  await dialog.getByText("Keep the text").click()
  await dialog.getByRole("button", { name: "Settle", exact: true }).click()
  await eventually(() => bracketsOnPaper(jan)).not.toContain("EU [mutual understanding]")
  expect(await paragraphThatBegins(jan, "WE REAFFIRM")).toContain(
    "built on mutual understanding on the basis",
  )
})

test("everything is there again after a reload", async () => {
  const before = await bracketsOnPaper(ana)
  await ana.reload()
  await ana.waitForSelector(".paper .ProseMirror > p")
  expect(await bracketsOnPaper(ana)).toEqual(before)
})

test("words typed without a connection arrive when it comes back, once", async () => {
  await jan.context().setOffline(true)
  await cursorAt(jan, "WE COMMIT to", 9)
  await jan.keyboard.type(" firmly")
  await jan.context().setOffline(false)
  await eventually(() => paragraphThatBegins(secretariat, "WE COMMIT"), 15_000).toContain(
    "WE COMMIT firmly to reinforce",
  )
})

/** What another window shows after a while. */
const eventually = (read: () => Promise<unknown>, timeout = 5_000) => expect.poll(read, { timeout })
