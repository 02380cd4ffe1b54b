import { describe, expect, test } from "vitest"
import { declarationOf, print, redline, redlined } from "../../helpers/redline.ts"
import { laPaz } from "../../helpers/la-paz.ts"

const one = "The strengthening of police and judicial cooperation in order to guarantee investigations."
const two = "The adoption of appropriate measures to identify and reduce violence linked to trafficking."
const three = "Increasing exchanges of data, information and best practices between both regions."
const four = "The provision of viable economic options for local communities affected by illicit crops."

describe("pairing paragraphs", () => {
  test.each([
    ["keeps those that did not change", [one, two], [one, two], `${one}\n${two}`],
    ["names an added one", [one, two], [one, three, two], `${one}\nadded: {+${three}+}\n${two}`],
    [
      "names a removed one where it stood",
      [one, three, two],
      [one, two],
      `${one}\nremoved: {-${three}-}\n${two}`,
    ],
    [
      "names only the one that moved",
      [one, two, three, four],
      [two, three, one, four],
      `${two}\n${three}\nmoved: ${one}\n${four}`,
    ],
    [
      "sees the edit inside a move",
      [one, two, three, four],
      [two, three, four, one.replace("guarantee", "ensure")],
      `${two}\n${three}\n${four}\nmoved: ${one.replace("guarantee", "{-guarantee-}{+ensure+}")}`,
    ],
    ["sees a split", [`${one} ${two}`, three], [one, two, three], `split: ${one}{- -}{+¶+}${two}\n${three}`],
    ["sees a merge", [one, two, three], [`${one} ${two}`, three], `merged: ${one}{-¶-}{+ +}${two}\n${three}`],
    [
      "sees a split with a word changed",
      [`${one} ${two} ${four}`, three],
      [one, two.replace("violence", "crime"), four, three],
      `split: ${one}{- -}{+¶+}${two.replace("violence", "{-violence-}{+crime+}")}{- -}{+¶+}${four}\n${three}`,
    ],
    ["does not pair what has nothing in common", [one], [four], `added: {+${four}+}\nremoved: {-${one}-}`],
    ["pairs an empty text with nothing", [], [one], `added: {+${one}+}`],
  ])("%s", (_, baseline, draft, expected) => {
    expect(redlined(baseline, draft)).toBe(expected)
  })
})

describe("near-identical siblings", () => {
  const items = laPaz("p010", "p011", "p012", "p013", "p014")
  const headings = laPaz("p016", "p029", "p036", "p048", "p063")

  test("of the topics and the section headings are not paired crosswise", () => {
    const draft = [...items.with(0, items[0]!.replace("including cocaine", "including heroin")), ...headings]
    expect(redlined([...items, ...headings], draft)).toBe(
      [items[0]!.replace("cocaine", "{-cocaine-}{+heroin+}"), ...items.slice(1), ...headings].join("\n"),
    )
  })

  test("stay apart when one of them goes", () => {
    const [first, ...others] = items
    expect(redlined([...items, ...headings], [...others, ...headings])).toBe(
      [`removed: {-${first!}-}`, ...others, ...headings].join("\n"),
    )
  })

  test("stay apart when the bullets 22 and 34 of two sections are both edited", () => {
    const [before, after] = laPaz("p022", "p034")
    const between = laPaz("p028")
    const edit = (text: string): string => text.replace("preventive", "protective")
    expect(redlined([before!, ...between, after!], [edit(before!), ...between, edit(after!)])).toBe(
      [before!, ...between, after!]
        .map((text) => text.replace("preventive", "{-preventive-}{+protective+}"))
        .join("\n"),
    )
  })

  test("leads of the same words go with their lists", () => {
    const lead = "WE ENCOURAGE"
    expect(redlined([lead, one, lead, two, lead, three], [lead, two, lead, three])).toBe(
      [`removed: {-${lead}-}`, `removed: {-${one}-}`, lead, two, lead, three].join("\n"),
    )
  })
})

describe("lineage", () => {
  const baseline = declarationOf([
    { id: "a", text: one },
    { id: "b", text: two },
    { id: "c", text: three },
  ])

  test("pairs what was rewritten", () => {
    const rewritten = "The strengthening of cooperation between prosecutors, so that cases end in court."
    const draft = declarationOf([
      { id: "x", origin: "c", text: three },
      { id: "y", origin: "a", text: rewritten },
      { id: "z", origin: "b", text: two },
    ])
    const { rows } = redline(baseline, draft)
    expect(rows.map(({ kind, baseline: [before] }) => [kind, before?.id])).toEqual([
      ["moved", "c"],
      ["edited", "a"],
      ["unchanged", "b"],
    ])
  })

  test("is not believed where a paragraph was used for other words", () => {
    const draft = declarationOf([
      { id: "a", origin: "a", text: two },
      { id: "b", origin: "b", text: four },
      { id: "c", origin: "c", text: three },
    ])
    expect(print(redline(baseline, draft))).toBe(
      [`removed: {-${one}-}`, two, `added: {+${four}+}`, three].join("\n"),
    )
  })

  test("is not believed between two files that both count from one", () => {
    expect(redlined([one, two, three], [four, one, two, three])).toBe(
      [`added: {+${four}+}`, one, two, three].join("\n"),
    )
  })

  test("joins the halves of a split that share an origin", () => {
    const whole = declarationOf([{ id: "a", text: `${one} ${two}` }])
    const halves = declarationOf([
      { id: "a", text: one },
      { id: "n", origin: "a", text: two },
    ])
    expect(redline(whole, halves).rows.map(({ kind }) => kind)).toEqual(["split"])
  })
})

describe("restyling", () => {
  test("is no edit", () => {
    const baseline = declarationOf([{ text: one, kind: "item", level: 1 }])
    const draft = declarationOf([{ text: one, kind: "item", level: 2 }])
    const [row] = redline(baseline, draft).rows
    expect(row?.kind).toBe("restyled")
    expect(row?.edits).toEqual([])
    expect(row?.restyling).toEqual({ kind: null, level: { baseline: 1, draft: 2 }, label: null })
  })

  test("beside an edit stays visible", () => {
    const baseline = declarationOf([{ text: one, label: "3" }])
    const draft = declarationOf([{ text: one.replace("police", "customs"), label: "3 bis" }])
    const [row] = redline(baseline, draft).rows
    expect(row?.kind).toBe("edited")
    expect(row?.restyling?.label).toEqual({ baseline: "3", draft: "3 bis" })
  })
})
