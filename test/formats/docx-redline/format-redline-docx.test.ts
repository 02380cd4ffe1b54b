import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { formatRedlineDocx } from "../../../src/formats/docx-redline/format-redline-docx.ts"
import { verifyRedline } from "../../../src/formats/docx-redline/verify-redline.ts"
import { anyDraft } from "../any-draft.ts"
import { draft, type DraftParts } from "../draft.ts"
import { all, linesOf, partsOf, type Tag, treeOf } from "../word-file.ts"
import { orderProblems } from "../word-order.ts"

const options = { marking: "tracked", author: "Draft", title: "La Paz → Rev. 1" } as const

/** A redline as Word file, verified, with the order of elements checked. */
function redlined(
  baseline: readonly string[],
  now: readonly string[],
  parts: { readonly baseline?: DraftParts; readonly draft?: DraftParts } = {},
): Uint8Array {
  const sides = [draft(baseline, parts.baseline), draft(now, parts.draft)] as const
  const bytes = formatRedlineDocx(...sides, options)
  expect(formatRedlineDocx(...sides, options)).toEqual(bytes)
  for (const path of partsOf(bytes).keys()) expect(orderProblems(treeOf(bytes, path)), path).toEqual([])
  return bytes
}

/** The body with changes as `{-removed-}{+added+}`, `¶` before a tracked end. */
function marked(bytes: Uint8Array): string[] {
  const read = (tag: Tag): string => {
    if (tag.name === "w:pPr" || tag.name === "w:rPr") return ""
    if (tag.name === "w:t" || tag.name === "w:delText") return tag.text
    if (tag.name === "w:tab") return "\t"
    if (tag.name === "w:footnoteReference") return `^${tag.attributes["w:id"] ?? ""}`
    const inside = tag.children.map(read).join("")
    if (tag.name === "w:ins") return `{+${inside}+}`
    return tag.name === "w:del" ? `{-${inside}-}` : inside
  }
  return all(treeOf(bytes, "word/document.xml"), "w:p").map((paragraph) => {
    const properties = paragraph.children.find(({ name }) => name === "w:pPr")
    const mark = properties?.children.find(({ name }) => name === "w:rPr")
    const end =
      mark && all(mark, "w:ins").length > 0 ? "{+¶+}" : mark && all(mark, "w:del").length > 0 ? "{-¶-}" : ""
    return read(paragraph) + end
  })
}

const authors = (bytes: Uint8Array): string[] =>
  ["w:ins", "w:del"].flatMap((name) =>
    all(treeOf(bytes, "word/document.xml"), name).map(
      ({ attributes }) => `${name} ${attributes["w:author"] ?? ""}`,
    ),
  )

describe("a redline in Word", () => {
  test("deletes and inserts words", () => {
    expect(marked(redlined(["operative: We should act."], ["operative: We shall act."]))).toEqual([
      "We {-should-}{+shall+} act.",
      "",
    ])
  })

  test("puts in and takes out whole paragraphs, ends included", () => {
    const bytes = redlined(
      ["operative: WE NOTE one.", "operative: WE RECALL the third.", "operative: WE AGREE."],
      ["operative: WE NOTE one.", "operative: WE AGREE.", "item 1: Entirely new words here."],
    )
    expect(marked(bytes)).toEqual([
      "WE NOTE one.",
      "{-WE RECALL the third.-}{-¶-}",
      "WE AGREE.",
      "{+Entirely new words here.+}{+¶+}",
      "",
    ])
  })

  test("splits and joins paragraphs at their ends", () => {
    const whole =
      "operative: WE AGREE to convene the next meeting in 2025 and to report to all Parties on progress."
    const parts = [
      "operative: WE AGREE to convene the next meeting in 2025",
      "operative: and to report to all Parties on progress.",
    ]
    expect(marked(redlined([whole], parts))[0]).toMatch(/\{\+¶\+\}$/u)
    expect(marked(redlined(parts, [whole]))[0]).toMatch(/\{-¶-\}$/u)
  })

  test("moves a paragraph by deleting and inserting it, and says so in comments", () => {
    const [one, two, three] = [
      "operative: WE REAFFIRM the importance of the Mechanism as a forum.",
      "operative: WE NOTE the declaration of the third Summit of Heads of State.",
      "operative: WE COMMIT to reinforce cooperation on all aspects of the problem.",
    ]
    const bytes = redlined([one, two, three], [three, one, two])
    const comments = linesOf(treeOf(bytes, "word/comments.xml"))
    expect(comments.some((line) => line.includes("Moved from paragraph 3 of the baseline, unchanged."))).toBe(
      true,
    )
    expect(comments.some((line) => line.includes("Moved to paragraph 1."))).toBe(true)
  })

  test("tracks notes: their words, and references put in and taken out", () => {
    const bytes = redlined(["operative: We^1 act.^2"], ["operative: We^1 act."], {
      baseline: { notes: ["CELAC recalls its position", "Gone"] },
      draft: { notes: ["CELAC maintains its position"] },
    })
    expect(marked(bytes)[0]).toBe("We^1 act.{-^2-}")
    const notes = all(treeOf(bytes, "word/footnotes.xml"), "w:del").map(({ children }) => children.length)
    expect(notes).toHaveLength(1)
  })

  test("tracks the signs of brackets, on behalf of who put them", () => {
    const bytes = redlined(["operative: We act."], ["operative: We [EU: shall ]act."])
    expect(marked(bytes)[0]?.replaceAll("+}{+", "")).toBe("We {+[EU: shall ]+}act.")
    expect(new Set(authors(bytes))).toEqual(new Set(["w:ins EU"]))
  })

  test("tracks styles and labels", () => {
    const bytes = redlined(
      ["item 1: The strengthening of it", "operative (3): We act."],
      ["item 2: The strengthening of it", "operative (3 bis): We act."],
    )
    expect(all(treeOf(bytes, "word/document.xml"), "w:pPrChange")).toHaveLength(1)
    expect(marked(bytes)[1]).toBe("{-3\t-}{+3 bis\t+}We act.")
  })

  test("of the same text changes nothing", () => {
    const lines = ["title: La Paz", "heading 1: One", "operative: *We* [EU: act].^1"]
    const bytes = redlined(lines, lines, { baseline: { notes: ["N"] }, draft: { notes: ["N"] } })
    expect(authors(bytes)).toEqual([])
  })

  test("keeps a note cited twice, and one cited by nothing", () => {
    redlined(["operative: One^1 two^1"], ["operative: One^1 three^1"], {
      baseline: { notes: ["A note", "Lost"] },
      draft: { notes: ["A note", "Lost now"] },
    })
  })

  test("of any two texts gives the draft when accepted and the baseline when rejected", () => {
    fc.assert(
      fc.property(anyDraft, anyDraft, (baseline, now) => {
        // Verified inside, against both sides.
        formatRedlineDocx(baseline, now, options)
      }),
      { seed: 20240222, numRuns: 200 },
    )
  })

  test("is refused when it does not say what it should", () => {
    const [baseline, now] = [draft(["operative: We should act."]), draft(["operative: We shall act."])]
    const other = formatRedlineDocx(baseline, draft(["operative: We will act."]), options)
    expect(() => {
      verifyRedline(other, baseline, now)
    }).toThrow("after accept, line 1 reads")
  })

  test("can be marked by hand, with a legend, instead of tracked", () => {
    const bytes = formatRedlineDocx(
      draft(["operative: We should act."]),
      draft(["operative: We shall act."]),
      {
        ...options,
        marking: "marked",
      },
    )
    expect(linesOf(treeOf(bytes, "word/document.xml"))[0]).toBe("Header: Added / Deleted")
    const runs = all(treeOf(bytes, "word/document.xml"), "w:r").map((run) => [
      all(run, "w:rStyle")[0]?.attributes["w:val"],
      all(run, "w:t")[0]?.text,
    ])
    expect(runs).toContainEqual(["RemovedText", "should"])
    expect(runs).toContainEqual(["AddedText", "shall"])
    expect(authors(bytes)).toEqual([])
  })
})
