import { describe, expect, test } from "vitest"
import { Table } from "../helpers/table.ts"

const text = "We shall act.\nSecond."

describe("undo of one's own acts", () => {
  test("leaves alone what others typed", () => {
    const table = new Table(2, text)
    table.type(0, "shall", " not")
    table.type(1, "act", " now")
    table.undo(0)
    expect(table.read()).toBe("We shall act now.\nSecond.")
    table.redo(0)
    expect(table.read()).toBe("We shall not act now.\nSecond.")
  })

  test("puts a word back once, though two deleted it and undo one after the other", () => {
    const table = new Table(3, text)
    table.apart(() => {
      table.delete(0, "shall ")
      table.delete(1, "shall ")
    })
    table.undo(0)
    expect(table.read()).toBe("We shall act.\nSecond.")
    table.undo(1)
    expect(table.read()).toBe("We shall act.\nSecond.")
  })

  test.each([
    [0, 1],
    [1, 0],
  ])("puts a word back once, though two deleted it and undo at once (%i, %i)", (first, second) => {
    const table = new Table(3, text)
    table.apart(() => {
      table.delete(first, "shall ")
      table.delete(second, "shall ")
    })
    table.apart(() => {
      table.undo(first)
      table.undo(second)
    })
    expect(table.read()).toBe("We shall act.\nSecond.")
    table.redo(first)
    expect(table.read()).toBe("We act.\nSecond.")
  })

  test("puts a paragraph back once, though two deleted it and undo at once", () => {
    const table = new Table(3, text)
    table.apart(() => {
      table.deleteParagraph(0, "We")
      table.deleteParagraph(1, "We")
    })
    expect(table.read()).toBe("Second.")
    table.apart(() => {
      table.undo(0)
      table.undo(1)
    })
    expect(table.read()).toBe("We shall act.\nSecond.")
  })

  test("takes back a paragraph, but not what somebody else typed in it", () => {
    const table = new Table(2, text)
    table.split(0, "act.")
    table.seat(1).body.edit((tr) => tr.insertText("Not", tr.doc.child(0).nodeSize + 1))
    table.undo(0)
    expect(table.read()).toBe("We shall act.\nNot\nSecond.")
  })

  test("takes back an Enter amid words with what somebody else typed behind it", () => {
    const table = new Table(2, text)
    table.split(0, "We ")
    table.type(1, "shall", " not")
    table.undo(0)
    expect(table.read()).toBe("We shall not act.\nSecond.")
  })
})
