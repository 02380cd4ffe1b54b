import { describe, expect, test } from "vitest"
import * as Y from "yjs"
import { readRoom } from "../../src/collab/read-room.ts"
import { seedRoom } from "../../src/collab/seed-room.ts"
import type { Declaration } from "../../src/core/declaration/declaration.ts"
import type { FootnoteId } from "../../src/core/declaration/ids.ts"
import { changeRecords, noRecords } from "../../src/core/declaration/records.ts"
import { schema } from "../../src/core/schema/schema.ts"

const bracket = (id: string) => schema.marks.bracket.create({ id })
const declaration: Declaration = {
  doc: schema.node("doc", null, [
    schema.node("paragraph", { id: "a", kind: "title" }, schema.text("La Paz Declaration")),
    schema.node("paragraph", { id: "b", kind: "item", level: 2, label: "3 bis", brackets: ["whole"] }, [
      schema.text("We "),
      schema.text("shall", [bracket("x"), bracket("y")]),
      schema.text(" now", [bracket("y"), schema.marks.em.create()]),
      schema.node("footnote", { id: "f1" }),
      schema.node("place", { bracket: "empty" }, undefined, [bracket("empty")]),
      schema.text("see", [schema.marks.link.create({ href: "https://example.org" })]),
    ]),
    schema.node("paragraph", { id: "c", origin: "la-paz-3" }),
  ]),
  notes: new Map([
    [
      "f1" as FootnoteId,
      schema.node("doc", null, schema.node("paragraph", { id: "n", kind: "note" }, schema.text("CELAC."))),
    ],
  ]),
  records: changeRecords(noRecords, [
    { table: "brackets", id: "x", field: "position:EU", value: { stance: "supports" } },
    { table: "meta", id: "declaration", field: "name", value: "Draft" },
  ]),
}

describe("a room", () => {
  test("gives back the declaration it was begun from", () => {
    const read = readRoom(copyOf(seeded()))
    expect(read.doc.toJSON()).toEqual(declaration.doc.toJSON())
    expect(read.notes).toEqual(declaration.notes)
    expect(read.records).toEqual(declaration.records)
  })

  test("is begun once", () => {
    expect(() => seedRoom(seeded(), declaration)).toThrow("seeded before")
  })

  test("that nobody has begun holds the empty declaration", () => {
    const read = readRoom(new Y.Doc())
    expect(read.doc.childCount).toBe(0)
    expect(read.notes.size).toBe(0)
  })
})

function seeded(): Y.Doc {
  const ydoc = new Y.Doc()
  seedRoom(ydoc, declaration)
  return ydoc
}

function copyOf(ydoc: Y.Doc): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(ydoc))
  return copy
}
