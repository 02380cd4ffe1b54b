import { describe, expect, test } from "vitest"
import { moveParagraphs } from "../../src/collab/move.ts"
import { readRoom } from "../../src/collab/read-room.ts"
import { Table } from "../helpers/table.ts"

const text = "First shall act.\nSecond shall act.\nThird shall act."

describe("words typed in a paragraph that somebody else deletes", () => {
  test.each(["Second", "act"])("become a paragraph of their own (after %s)", (after) => {
    const table = new Table(3, text)
    table.apart(() => {
      table.deleteParagraph(0, "Second")
      const { body } = table.seat(1)
      const at = body.doc.child(0).nodeSize + 1 + body.doc.child(1).textContent.indexOf(after) + after.length
      body.edit((tr) => tr.insertText(" not", at))
    })
    expect(table.read()).toBe("First shall act.\n not\nThird shall act.")
    const { records } = readRoom(table.seat(2).ydoc)
    expect([...records.statuses.values()]).toEqual([{ stray: "p2" }])
  })

  test("become a paragraph at the head of the text, too", () => {
    const table = new Table(2, text)
    table.apart(() => {
      table.deleteParagraph(0, "First")
      table.type(1, "First", " not")
    })
    expect(table.read()).toBe(" not\nSecond shall act.\nThird shall act.")
  })

  test("stay out of the way of what is typed at the end of the paragraph before", () => {
    const table = new Table(3, text)
    table.apart(() => {
      table.deleteParagraph(0, "Second")
      table.type(0, "First shall act.", " Soon.")
      table.type(1, "Second shall act.", " not")
      table.type(2, "First shall act.", " Yes.")
    })
    expect(table.read()).toBe("First shall act. Soon. Yes.\n not\nThird shall act.")
  })

  test("come back to their paragraph when its deletion is undone before they arrive", () => {
    const table = new Table(2, text)
    table.apart(() => {
      table.deleteParagraph(0, "Second")
      table.type(1, "Second", " not")
      table.undo(0)
    })
    expect(table.read()).toBe("First shall act.\nSecond not shall act.\nThird shall act.")
  })

  test("do not part the words that a deletion across paragraphs brought together", () => {
    const table = new Table(2, text)
    table.apart(() => {
      const { body } = table.seat(0)
      const second = body.doc.child(0).nodeSize
      body.edit((tr) => tr.delete(6, second + body.doc.child(1).nodeSize + 6))
      table.type(1, "Second", " not")
    })
    expect(table.read()).toBe("First shall act.\n not")
  })
})

describe("words typed at the end of a paragraph", () => {
  test.each([
    [0, 1],
    [1, 0],
  ])("stay there when somebody else begins a paragraph behind it (%i, %i)", (typist, other) => {
    const table = new Table(2, text)
    table.apart(() => {
      table.type(typist, "First shall act.", " Now.")
      table.split(other, "First shall act.")
      const { body } = table.seat(other)
      body.edit((tr) => tr.insertText("New.", body.doc.child(0).nodeSize + 1))
    })
    expect(table.read()).toBe("First shall act. Now.\nNew.\nSecond shall act.\nThird shall act.")
  })
})

describe("words typed in a paragraph that somebody else moves", () => {
  test.each([
    ["Second", "Second not shall act."],
    ["Second shall act.", "Second shall act. not"],
  ])("go with it (after %s)", (after, moved) => {
    const table = new Table(3, text)
    table.apart(() => {
      table.move(0, "Second", "Third")
      table.type(1, after, " not")
    })
    expect(table.read()).toBe(`First shall act.\nThird shall act.\n${moved}`)
  })

  test("go with it word by word, also those typed after the move was under way", () => {
    const table = new Table(3, text)
    table.seat(1).isOnline = false
    table.type(1, "Second", " not")
    table.move(0, "Second", "Third")
    table.type(1, " not", " ever")
    table.whileOffline(1, () => table.type(1, "ever", "!"))
    expect(table.read()).toBe("First shall act.\nThird shall act.\nSecond not ever! shall act.")
  })

  test("are still undone by who typed them", () => {
    const table = new Table(2, text)
    table.apart(() => {
      table.move(0, "Second", "Third")
      table.type(1, "Second", " not")
    })
    table.undo(1)
    expect(table.read()).toBe("First shall act.\nThird shall act.\nSecond shall act.")
  })

  test("stay when the move is undone", () => {
    const table = new Table(2, text)
    table.move(0, "Second", "Third")
    table.type(1, "Second", " not")
    table.undo(0)
    expect(table.read()).toBe("First shall act.\nSecond not shall act.\nThird shall act.")
  })
})

describe("a paragraph that two drafters move", () => {
  test.each([
    [0, 1],
    [1, 0],
  ])("stands once, with the words of both (%i, %i)", (up, down) => {
    const table = new Table(3, text)
    table.apart(() => {
      table.move(down, "Second", "Third")
      table.type(down, "Second", " A")
      table.move(up, "First", "Second")
      table.type(up, "Second", " B")
    })
    expect(table.read()).toMatch(/^Second (A B|B A) shall act\.$/m)
    expect(table.read().split("\n")).toHaveLength(3)
  })

  test("goes where somebody moved it without the word somebody else deleted in it", () => {
    const table = new Table(3, text)
    table.apart(() => {
      table.move(0, "Second", "Third")
      const { body } = table.seat(1)
      const second = body.doc.child(0).nodeSize
      body.edit((tr) => tr.delete(second + 8, second + 14))
    })
    expect(table.read()).toBe("First shall act.\nThird shall act.\nSecond act.")
    table.undo(1)
    expect(table.read()).toBe("First shall act.\nThird shall act.\nSecond shall act.")
  })

  test("stands once, with the words that were joined to it before", () => {
    const table = new Table(3, text)
    table.join(2, "Third")
    table.apart(() => {
      const { body } = table.seat(0)
      body.edit((tr) => moveParagraphs(tr, tr.doc.child(0).nodeSize, tr.doc.content.size, 0))
      table.type(1, "Third", " not")
      table.move(1, "First", "Second")
    })
    expect(table.read()).toBe("Second shall act.Third not shall act.\nFirst shall act.")
  })
})
