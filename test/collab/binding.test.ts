import { describe, expect, test } from "vitest"
import { Table } from "../helpers/table.ts"

describe("the binding", () => {
  test("types at the same place in both windows", () => {
    const table = new Table(2, "We shall act.\nSecond.")
    table.type(0, "shall", " now")
    table.type(1, "Second", " thing")
    expect(table.read()).toBe("We shall now act.\nSecond thing.")
  })

  test("splits, joins, pastes and brackets", () => {
    const table = new Table(2, "We shall act.\nSecond.")
    table.split(0, "We ")
    expect(table.read()).toBe("We \nshall act.\nSecond.")
    table.join(1, "Second")
    expect(table.read()).toBe("We \nshall act.Second.")
    table.paste(0, "shall ", "one\ntwo\nthree")
    expect(table.read()).toBe("We \nshall one\ntwo\nthreeact.Second.")
    table.bracket(1, "three", "b1")
    expect(table.read()).toBe("We \nshall one\ntwo\n[b1:three]act.Second.")
  })

  test("merges what two drafters did apart", () => {
    const table = new Table(2, "We shall act.\nSecond.")
    table.apart(() => {
      table.split(0, "We ")
      table.type(1, "shall", " not")
      table.deleteParagraph(0, "Second")
    })
    expect(table.read()).toBe("We \nshall not act.")
  })

  test("deletes the whole text and goes on", () => {
    const table = new Table(2, "We shall act.\nSecond.")
    table.seat(0).body.edit((tr) => tr.delete(0, tr.doc.content.size))
    expect(table.read()).toBe("")
    table.seat(1).body.edit((tr) => tr.insertText("Again", 0))
    expect(table.read()).toBe("Again")
  })
})
