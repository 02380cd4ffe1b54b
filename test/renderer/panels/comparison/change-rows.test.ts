import { describe, expect, test } from "vitest"
import type { Declaration } from "../../../../src/core/declaration/declaration.ts"
import { noRecords } from "../../../../src/core/declaration/records.ts"
import { redline } from "../../../../src/core/redline/redline.ts"
import { schema } from "../../../../src/core/schema/schema.ts"
import { type ChangeOrder, changeRows } from "../../../../src/renderer/panels/comparison/change-rows.ts"

function declaration(...words: readonly string[]): Declaration {
  const paragraphs = words.map((text) =>
    schema.node("paragraph", { id: text.slice(0, 12) }, [schema.text(text)]),
  )
  return { doc: schema.node("doc", null, paragraphs), notes: new Map(), records: noRecords }
}

const baseline = declaration(
  "WE RECOGNISE the growing threat arising from new psychoactive substances.",
  "WE ENCOURAGE the exchange of best practices between both regions.",
  "The strengthening of early warning systems shall be a shared task of all.",
)

const list = (draft: Declaration, order: ChangeOrder): string[] =>
  changeRows(redline(baseline, draft), order).map(
    ({ change, draft: number, weight, edits }) =>
      `${number ?? "-"} ${change} ${weight}${edits.map(({ removed, added }) => ` {-${removed}-}{+${added}+}`).join("")}`,
  )

describe("list of changes", () => {
  const draft = declaration(
    "WE RECOGNISE the serious threat arising from new psychoactive substances.",
    "WE ENCOURAGE the exchange of best practices between both regions.",
    "The strengthening of early warning systems should be a shared task of all.",
  )

  test("follows the text, and leaves out what did not change", () => {
    expect(list(draft, "text")).toEqual([
      "1 edited wording {-growing-}{+serious+}",
      "3 edited modal {-shall-}{+should+}",
    ])
  })

  test("puts what binds before what is merely worded otherwise", () => {
    expect(list(draft, "weight")).toEqual([
      "3 edited modal {-shall-}{+should+}",
      "1 edited wording {-growing-}{+serious+}",
    ])
  })

  test("is empty where nothing changed", () => {
    expect(list(baseline, "text")).toEqual([])
  })
})
