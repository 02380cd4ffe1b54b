import { describe, expect, test } from "vitest"
import type { Declaration } from "../../../src/core/declaration/declaration.ts"
import type { FootnoteId } from "../../../src/core/declaration/ids.ts"
import { noRecords } from "../../../src/core/declaration/records.ts"
import { schema } from "../../../src/core/schema/schema.ts"
import { laPazDeclaration } from "../../helpers/la-paz.ts"
import { print, redline } from "../../helpers/redline.ts"

/** A declaration whose paragraphs refer to notes as `^a`, and the words of each note. */
function withNotes(
  texts: readonly string[],
  notes: Readonly<Record<string, string>>,
  owner?: string,
): Declaration {
  const nodes = texts.map((text, i) =>
    schema.node(
      "paragraph",
      { id: `p${i}` },
      text.split(/(\^\w)/u).flatMap((part) => {
        if (part === "") return []
        return [part.startsWith("^") ? schema.node("footnote", { id: part.slice(1) }) : schema.text(part)]
      }),
    ),
  )
  const noteDoc = (id: string, text: string) =>
    schema.node("doc", null, [schema.node("paragraph", { id: `${id}p`, kind: "note" }, [schema.text(text)])])
  return {
    doc: schema.node("doc", null, nodes),
    notes: new Map(Object.entries(notes).map(([id, text]) => [id as FootnoteId, noteDoc(id, text)])),
    records: {
      ...noRecords,
      footnotes: new Map(
        Object.keys(notes).map((id) => [
          id,
          { kind: "regional-position", ...(owner !== undefined && { owner }) },
        ]),
      ),
    },
  }
}

const position = "CELAC recalls its position on measures that hinder cooperation"

describe("footnotes", () => {
  test("renumbered by a note before them have not changed", () => {
    const baseline = withNotes(["We act.^a"], { a: position })
    const draft = withNotes(["We^b act.^a"], { a: position, b: "The Parties to the Mechanism" })
    const result = redline(baseline, draft)
    expect(print(result)).toBe("We{+¹+} act.²")
    expect(result.footnotes.map(({ kind, draft: now }) => [kind, now?.number])).toEqual([
      ["added", 1],
      ["unchanged", 2],
    ])
  })

  test("under new ids are paired by their words", () => {
    const result = redline(
      withNotes(["We act.^a"], { a: position }),
      withNotes(["We act.^x"], { x: position }),
    )
    expect(print(result)).toBe("We act.¹")
    expect(result.rows[0]?.kind).toBe("unchanged")
  })

  test("show the words that changed in them", () => {
    const draft = withNotes(["We act.^a"], { a: position.replace("recalls", "reserves") })
    const [note] = redline(withNotes(["We act.^a"], { a: position }), draft).footnotes
    expect(note?.kind).toBe("edited")
    expect(note?.edits.map(({ removed, added }) => [removed, added])).toEqual([["recalls", "reserves"]])
  })

  test("whose reference went to another paragraph have moved", () => {
    const baseline = withNotes(["We shall act.^a", "They may rest."], { a: position })
    const draft = withNotes(["We shall act.", "They may rest.^a"], { a: position })
    const result = redline(baseline, draft)
    expect(print(result)).toBe("We shall act.{-¹-}\nThey may rest.{+¹+}")
    expect(result.footnotes[0]?.kind).toBe("moved")
  })

  test("that change their owner are reclassified", () => {
    const result = redline(
      withNotes(["We.^a"], { a: position }, "CELAC"),
      withNotes(["We.^a"], { a: position }, "EU"),
    )
    expect(result.footnotes[0]).toMatchObject({ kind: "reclassified", fields: ["owner"] })
  })

  test("of La Paz all stay when a paragraph with one is moved", () => {
    const nodes = laPazDeclaration.doc.children
    const moved = nodes.toSpliced(7, 1).toSpliced(20, 0, nodes[7]!)
    const { summary } = redline(laPazDeclaration, {
      ...laPazDeclaration,
      doc: schema.node("doc", null, moved),
    })
    expect(summary).toMatchObject({ unchanged: 92, moved: 1, edits: 0 })
    expect(summary.footnotes).toMatchObject({ unchanged: 15 })
  })
})
