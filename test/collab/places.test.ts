import { expect, test } from "vitest"
import { recordsMeta } from "../../src/collab/meta.ts"
import type { RecordChange } from "../../src/core/declaration/records.ts"
import { schema } from "../../src/core/schema/schema.ts"
import { find, Table } from "../helpers/table.ts"

const text = "We shall act.\nSecond."

/** Puts a bracket on and opens its record, as the editor does. */
function open(table: Table, drafter: number, words: string): void {
  const { body } = table.seat(drafter)
  const { from, to } = find(body.doc, words)
  const records: RecordChange[] = [{ table: "brackets", id: "b", field: "kind", value: "retention" }]
  body.edit((tr) =>
    tr.addMark(from, to, schema.marks.bracket.create({ id: "b" })).setMeta(recordsMeta, records),
  )
}

test("an open bracket whose words are deleted keeps a place", () => {
  const table = new Table(2, text)
  open(table, 0, "shall")
  table.delete(1, "shall")
  expect(table.read()).toBe("We [b:<place b>] act.\nSecond.")
})

test("words that stay keep the bracket without one", () => {
  const table = new Table(2, text)
  open(table, 0, "shall")
  table.delete(1, "sha")
  expect(table.read()).toBe("We [b:ll] act.\nSecond.")
})

test("somebody puts a bracket on while somebody else deletes the words", () => {
  const table = new Table(3, text)
  table.apart(() => {
    open(table, 0, "shall")
    table.delete(1, "shall")
  })
  expect(table.read()).toBe("We [b:<place b>] act.\nSecond.")
})

test("a settled bracket leaves nothing behind", () => {
  const table = new Table(2, text)
  open(table, 0, "shall ")
  const { body } = table.seat(0)
  const { from, to } = find(body.doc, "shall ")
  const settled: RecordChange[] = [
    { table: "brackets", id: "b", field: "settled", value: { outcome: "deleted" } },
  ]
  body.edit((tr) => tr.delete(from, to).setMeta(recordsMeta, settled))
  expect(table.read()).toBe("We act.\nSecond.")
})

test("deleting the whole text leaves the open brackets", () => {
  const table = new Table(2, text)
  open(table, 0, "shall")
  const { body } = table.seat(1)
  body.edit((tr) => tr.delete(0, tr.doc.content.size))
  expect(table.read()).toBe("[b:<place b>]")
})

test("undo brings the words back and takes the place away", () => {
  const table = new Table(2, text)
  open(table, 0, "shall")
  table.delete(1, "shall")
  table.undo(1)
  expect(table.read()).toBe("We [b:shall] act.\nSecond.")
})
