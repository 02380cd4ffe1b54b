import { describe, expect, test } from "vitest"
import { brackets } from "../../../src/core/brackets/bracket.ts"
import { withRecords } from "../../../src/core/declaration/declaration.ts"
import { tableNames, writeRecord } from "../../../src/core/declaration/records.ts"
import { formatDeclaration } from "../../../src/formats/declaration-json/format-declaration.ts"
import { cleanCopy } from "../../../src/formats/print/clean-copy.ts"
import { draft } from "../draft.ts"

describe("a clean copy", () => {
  test("leaves behind every record but the cover and the kinds of notes, and says so", () => {
    const secrets = tableNames.flatMap((table) => writeRecord(table, "x", { secret: "Quispe" }))
    const text = draft(["operative: We^1 act.^2"], {
      notes: ["CELAC recalls", "Quispe will ask"],
      noteKinds: { 2: "drafting-note" },
      meta: { number: "1/25" },
    })
    const { declaration, leftOut } = cleanCopy(withRecords(text, secrets))
    expect(formatDeclaration(declaration)).not.toContain("Quispe")
    expect(formatDeclaration(declaration)).toContain("1/25")
    expect(declaration.doc.textContent).toBe("We act.")
    expect([...declaration.notes.keys()]).toEqual(["note1"])
    expect(leftOut).toEqual([
      { what: "drafting-notes", count: 1 },
      ...["brackets", "groups", "packages", "reservations", "actors", "statuses", "comments"].map((what) => ({
        what,
        count: 1,
      })),
    ])
  })

  test("keeps the words and no trace of a bracket that was settled while somebody typed in it", () => {
    const text = draft(["operative: We [shall] act."])
    const [id = ""] = text.records.brackets.keys()
    const signature = { drafter: "Ana", onBehalfOf: "MX", at: "2026-11-25T10:00:00.000Z" }
    const settled = writeRecord("brackets", id, { settled: { outcome: "kept", remark: "", signature } })
    const { declaration } = cleanCopy(withRecords(text, settled))
    expect(declaration.doc.textContent).toBe("We shall act.")
    expect(brackets(declaration)).toEqual([])
  })

  test("is never made of a text with open brackets", () => {
    expect(() => cleanCopy(draft(["operative: We [shall] act."]))).toThrow("no open brackets")
  })
})
