import { describe, expect, test } from "vitest"
import * as Y from "yjs"
import { layoutOf, writeChanges } from "../../../src/collab/layout.ts"
import { seedRoom } from "../../../src/collab/seed-room.ts"
import type { Declaration } from "../../../src/core/declaration/declaration.ts"
import { noRecords } from "../../../src/core/declaration/records.ts"
import { schema } from "../../../src/core/schema/schema.ts"
import { DeclarationSource } from "../../../src/renderer/app/declaration-source.ts"

/** A room of a few paragraphs, and a source whose idle moments come when the test says so. */
function setUp(...words: readonly string[]) {
  const ydoc = new Y.Doc()
  seedRoom(ydoc, declarationOf(words))
  const waiting: (() => void)[] = []
  const source = new DeclarationSource(ydoc, (work) => {
    waiting.push(work)
    return () => void waiting.splice(waiting.indexOf(work), 1)
  })
  source.start()
  const idle = (): void => {
    for (const work of waiting.splice(0)) work()
  }
  return { ydoc, source, idle, waiting, layout: layoutOf(ydoc) }
}

function declarationOf(words: readonly string[]): Declaration {
  const paragraphs = words.map((text, index) =>
    schema.node("paragraph", { id: `p${String(index)}` }, text === "" ? [] : [schema.text(text)]),
  )
  return { doc: schema.node("doc", null, paragraphs), notes: new Map(), records: noRecords }
}

const reads = (declaration: Declaration): string =>
  declaration.doc.textBetween(0, declaration.doc.content.size, "|")

describe("declaration of a room", () => {
  test("follows the room at an idle moment, not at each key", () => {
    const { source, layout, idle, waiting } = setUp("We act.", "We meet.")
    layout.body.insert(4, "now ")
    layout.body.insert(4, "do ")
    expect(waiting.length).toBe(1)
    expect(reads(source.get())).toBe("We act.|We meet.")
    idle()
    expect(reads(source.get()).replaceAll(/\s+/g, "")).toContain("donow")
  })

  test("keeps untouched paragraphs, notes and tables the same objects", () => {
    const { source, layout, idle } = setUp("We act.", "We meet.", "We part.")
    const before = source.get()
    layout.body.insert(layout.body.length, "!")
    idle()
    const after = source.get()
    expect(after.doc.child(0)).toBe(before.doc.child(0))
    expect(after.doc.child(1)).toBe(before.doc.child(1))
    expect(after.doc.child(2)).not.toBe(before.doc.child(2))
    expect(after.records).toBe(before.records)
    expect(after.notes).toBe(before.notes)
  })

  test("keeps the records that did not change", () => {
    const { source, ydoc, layout, idle } = setUp("We act.")
    const write = (id: string, remark: string): void =>
      writeChanges(layoutOf(ydoc), [{ table: "brackets", id, field: "remark", value: remark }], {
        source: "drafter",
        id: "1",
      })
    write("b1", "one")
    write("b2", "two")
    idle()
    const before = source.get().records.brackets
    write("b2", "three")
    idle()
    const after = source.get().records.brackets
    expect(after.get("b1")).toBe(before.get("b1"))
    expect(after.get("b2")).toEqual({ remark: "three" })
    expect(source.get().doc).toBe(source.get().doc)
    expect(layout.ydoc).toBe(ydoc)
  })

  test("tells its listeners once per idle moment and stops when told to", () => {
    const { source, layout, idle } = setUp("We act.")
    let told = 0
    const stop = source.subscribe(() => {
      told++
    })
    layout.body.insert(layout.body.length, "!")
    layout.body.insert(layout.body.length, "!")
    idle()
    stop()
    layout.body.insert(layout.body.length, "?")
    idle()
    expect(told).toBe(1)
  })
})
