// @vitest-environment jsdom
import { describe, expect, test } from "vitest"
import { formatHtml } from "../../../src/formats/html/format-html.ts"
import type { PrintView } from "../../../src/formats/print/printed.ts"
import { draft, type DraftParts } from "../draft.ts"

/** The page of a draft, after checks that hold for every page: links lead somewhere, nothing runs or loads. */
function page(lines: readonly string[], parts: DraftParts = {}, view: PrintView = "clean"): Document {
  const html = formatHtml(draft(lines, parts), view)
  const document = new DOMParser().parseFromString(html, "text/html")
  expect(document.querySelectorAll("script, img, link[rel=stylesheet]")).toHaveLength(0)
  for (const link of document.querySelectorAll<HTMLAnchorElement>("a[href^='#']"))
    expect(document.getElementById(link.hash.slice(1)), link.outerHTML).not.toBeNull()
  const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  return document
}

const main = (document: Document): string => document.querySelector("main")?.innerHTML ?? ""

describe("an HTML page", () => {
  test("has one title and numbered headings below it", () => {
    expect(
      main(page(["title: La Paz", "heading 1: Drugs", "heading 2: Cocaine", "heading 1 (2 bis): New"])),
    ).toBe(
      [
        "<h1>La Paz</h1>",
        '<h2><span class="number">1.</span> Drugs</h2>',
        '<h3><span class="number">1.1</span> Cocaine</h3>',
        '<h2><span class="number">2 bis</span> New</h2>',
      ].join("\n"),
    )
  })

  test("puts a deeper list inside the item before it", () => {
    expect(main(page(["item 1: a", "item 2: b", "item 2: c", "item 1: d", "operative: e"]))).toBe(
      [
        '<ul class="level-1">',
        "<li>a",
        '<ul class="level-2">',
        "<li>b</li>",
        "<li>c</li>",
        "</ul></li>",
        "<li>d</li>",
        "</ul>",
        '<p class="operative">e</p>',
      ].join("\n"),
    )
  })

  test.each([
    [["item 2: a", "item 1: b"]],
    [["item 3: a", "item 1: b", "item 2: c"]],
    [["item 1: a", "item 3: b"]],
  ])("loses no item of a list with uneven levels: %j", (lines) => {
    const items = [...page(lines).querySelectorAll("li")].map((item) => item.firstChild?.textContent?.trim())
    expect(items).toEqual(lines.map((line) => line.slice(-1)))
  })

  test("links notes both ways, a note cited twice with one number", () => {
    const document = page(["operative: We^1 act^2 again^1."], { notes: ["First", "Second"] })
    expect(document.querySelector("main p")?.textContent).toBe("We1 act2 again1.")
    expect(document.querySelectorAll("[role=doc-endnotes] li")).toHaveLength(2)
    expect(document.querySelector("#note-1")?.textContent).toBe("First ↑")
  })

  test("shows brackets with names, without, or not at all", () => {
    const lines = ["operative: We [EU: shall] act."]
    expect(page(lines, {}, "compilation").querySelector("main")?.textContent).toBe("We [EU: shall] act.")
    expect(page(lines, {}, "chair").querySelector("main")?.textContent).toBe("We [shall] act.")
    expect(() => page(lines)).toThrow("no open brackets")
  })

  test("takes words for words, whatever they look like", () => {
    const words = "<script>alert(1)</script> & more"
    expect(page([`operative: ${words}`]).querySelector("main")?.textContent).toBe(words)
  })

  test("says its language and title", () => {
    const document = page(["title: Declaración"], { meta: { language: "es" } })
    expect(document.documentElement.lang).toBe("es")
    expect(document.title).toBe("Declaración")
  })
})
