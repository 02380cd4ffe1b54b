import { describe, expect, test } from "vitest"
import { lapses, needsReopening, reopen, setStatus } from "../../../src/core/declaration/agree.ts"
import type { Declaration } from "../../../src/core/declaration/declaration.ts"
import type { ParagraphId } from "../../../src/core/declaration/ids.ts"
import { paragraphs } from "../../../src/core/declaration/paragraph.ts"
import { statusOf } from "../../../src/core/declaration/status.ts"
import { schema } from "../../../src/core/schema/schema.ts"
import { acting, draft } from "../../helpers/notation.ts"

const p1 = "p1" as ParagraphId
const agreed = (): Declaration => {
  const text = draft("We shall act.", "We rest.")
  return acting(text, (_tr, act) => setStatus(paragraphs(text)[0]!, "agreed", "", act))
}
/** An edit with what lapses by it, as the editor makes them in one act. */
const edited = (text: Declaration, from: number, to: number, word: string): Declaration =>
  acting(text, (tr, act) => {
    tr.replaceWith(from, to, schema.text(word))
    return lapses(text, tr.doc, act)
  })

describe("agreement", () => {
  test("lapses when its wording changes", () => {
    const after = edited(agreed(), 4, 9, "should")
    expect(statusOf(after, p1)?.lapsed).not.toBeNull()
    expect(statusOf(after, p1)?.name).toBe("agreed")
  })

  test("stays lapsed when the words come back", () => {
    const back = edited(edited(agreed(), 4, 9, "should"), 4, 10, "shall")
    expect(back.doc.textContent).toBe("We shall act.We rest.")
    expect(statusOf(back, p1)?.lapsed).not.toBeNull()
  })

  test("holds when other paragraphs change", () => {
    expect(statusOf(edited(agreed(), 19, 23, "pause"), p1)?.lapsed).toBeNull()
  })

  test("asks for a reopening, with its reason in the history", () => {
    const text = agreed()
    expect(needsReopening(text, p1)).toBe(true)
    const open = acting(text, (_tr, act) => reopen(paragraphs(text)[0]!, "new instructions", act))
    expect(needsReopening(open, p1)).toBe(false)
    expect(JSON.stringify([...open.records.statuses])).toContain("new instructions")
  })

  test("read from a text lapses like any other", () => {
    const text = draft("We agree on this. [Agreed ad ref]")
    expect(statusOf(edited(text, 4, 9, "act"), p1)?.lapsed).not.toBeNull()
  })
})
