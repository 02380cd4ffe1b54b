import { AxeBuilder } from "@axe-core/playwright"
import type { Page } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { bracketsOnPaper, cursorAt, selectWords } from "../helpers/typing.ts"
import { type Seats, takeSeats } from "./window-seats.ts"

let seats: Seats
let secretariat: Page
let ana: Page
const errors: string[] = []

beforeAll(async () => {
  seats = await takeSeats()
  secretariat = await seats.secretariat()
  ana = await seats.seat("Ana Pérez", "MX")
  for (const page of [secretariat, ana]) page.on("pageerror", (error) => errors.push(error.message))
}, 60_000)

afterAll(async () => {
  await seats.close()
  expect(errors).toEqual([])
})

const eventually = (read: () => Promise<unknown>) => expect.poll(read, { timeout: 5_000 })
const violations = async (page: Page): Promise<string[]> =>
  (await new AxeBuilder({ page }).analyze()).violations.map(
    ({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ""}`,
  )
// Not the inner text: what is out of sight is not drawn.
const noteOf = (page: Page, index: number) => page.locator(".paper-note").nth(index).textContent()
const countOf = (page: Page, words: string): Promise<number> =>
  page.evaluate(
    (words) => (document.querySelector(".ProseMirror")?.textContent ?? "").split(words).length - 1,
    words,
  )

test("finds, previews and replaces, and Escape closes the search", async () => {
  await cursorAt(secretariat, "HAVING MET")
  await secretariat.keyboard.press("Control+f")
  await secretariat.keyboard.type("drugs trafficking")
  await secretariat.getByLabel("Replace with").fill("drug trafficking")
  await secretariat.getByText("Preview of all replacements").click()
  expect(await secretariat.locator(".find-preview li").count()).toBe(3)
  expect(await violations(secretariat)).toEqual([])
  await secretariat.getByRole("button", { name: "Replace 3 places" }).click()
  await eventually(() => countOf(secretariat, "drugs trafficking")).toBe(0)
  await secretariat.keyboard.press("Escape")
  await eventually(() => secretariat.locator(".find-bar").count()).toBe(0)
  await secretariat.keyboard.press("Control+z")
  await eventually(() => countOf(ana, "drugs trafficking")).toBe(3)
})

test("a note that is inserted renumbers those after it, and can be edited at the foot", async () => {
  await cursorAt(secretariat, "HAVING MET", 6)
  await secretariat.keyboard.press("Control+Alt+f")
  await secretariat.getByRole("dialog").waitFor()
  expect(await violations(secretariat)).toEqual([])
  await secretariat.keyboard.type("Set up in 1998")
  await secretariat.getByRole("button", { name: "Insert", exact: true }).click()
  await eventually(() => ana.locator(".paper-note").count()).toBe(16)
  const note = secretariat.locator(".paper-note .ProseMirror", { hasText: "Set up in 1998" })
  await note.click()
  await secretariat.keyboard.press("End")
  await secretariat.keyboard.type(" in Panama")
  await eventually(() => noteOf(ana, 0)).toContain("Set up in 1998 in Panama")
  expect(await noteOf(ana, 2)).toContain("CELAC recalls its position")
})

test("undo takes the note's words and then the note, and everybody's numbers go back", async () => {
  await secretariat.keyboard.press("Control+z")
  await eventually(() => noteOf(ana, 0)).not.toContain("in Panama")
  await secretariat.keyboard.press("Control+z")
  await eventually(() => ana.locator(".paper-note").count()).toBe(15)
})

test("a bracket is put on behalf of a region, and axe has nothing to say of the dialog", async () => {
  await selectWords(secretariat, "sovereignty")
  await secretariat.keyboard.press("Control+Shift+b")
  await secretariat.getByRole("dialog").waitFor()
  expect(await violations(secretariat)).toEqual([])
  await secretariat.getByRole("combobox", { name: "On behalf of" }).fill("CELAC")
  await secretariat.getByRole("option", { name: /CELAC/ }).first().click()
  await secretariat.getByText("Delete this text").click()
  await secretariat.getByRole("button", { name: "Put brackets" }).click()
  await eventually(() => bracketsOnPaper(ana)).toEqual(["CELAC [sovereignty]"])
})
