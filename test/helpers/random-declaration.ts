import fc from "fast-check"
import type { Mark, Node } from "prosemirror-model"
import type { Declaration } from "../../src/core/declaration/declaration.ts"
import type { FootnoteId } from "../../src/core/declaration/ids.ts"
import { type Fields, noRecords } from "../../src/core/declaration/records.ts"
import { schema } from "../../src/core/schema/schema.ts"

// Few words, so that two random texts share many: alignment has something to choose from.
const word = fc.constantFrom(
  ..."the Parties shall should act and or not of 78/650 “Mechanism” 'Mechanism' co-operation L’Union ναρκωτικά Страните"
    .split(" ")
    .concat(["22 February 2024", "Under\u00adSecretary", "10²", "EU", ",", ".", "(a)", "…", "e\u0301tat"]),
)
const space = fc.constantFrom(" ", " ", " ", "\u00a0", "", "  ", "-")
const marks = fc.record({
  brackets: fc.subarray(["b1", "b2", "b3", "b4"], { maxLength: 2 }),
  isStrong: fc.boolean(),
})
const piece = fc.oneof(
  { weight: 8, arbitrary: fc.record({ what: fc.constant("text" as const), word, space, marks }) },
  {
    weight: 1,
    arbitrary: fc.record({
      what: fc.constant("footnote" as const),
      id: fc.constantFrom("n1", "n2", "n3"),
      marks,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ what: fc.constant("place" as const), id: fc.constantFrom("b5", "b6"), marks }),
  },
)
const paragraph = fc.record({
  pieces: fc.array(piece, { maxLength: 14 }),
  kind: fc.constantFrom("operative" as const, "item" as const, "heading" as const),
  level: fc.integer({ min: 0, max: 2 }),
  origin: fc.option(fc.constantFrom("p0", "p1", "p2", "p3")),
})

/**
 * Declarations of a few paragraphs in which anything may stand anywhere:
 * brackets that overlap and span paragraphs, places of empty ones, note
 * references, emphasis, odd white space, three scripts, lineage that lies.
 */
export const randomDeclaration: fc.Arbitrary<Declaration> = fc
  .record({ paragraphs: fc.array(paragraph, { maxLength: 7 }), notes: fc.array(paragraph, { maxLength: 3 }) })
  .map(({ paragraphs, notes }) => {
    const nodeOf = (given: (typeof paragraphs)[number], id: string, kind: string): Node =>
      schema.node(
        "paragraph",
        { id, kind, level: given.level, origin: given.origin },
        given.pieces.flatMap((found) => inline(found)),
      )
    const doc = schema.node(
      "doc",
      null,
      paragraphs.map((given, i) => nodeOf(given, `p${i}`, given.kind)),
    )
    return {
      doc: strict(doc),
      notes: new Map(
        notes.map((given, i) => [
          `n${i + 1}` as FootnoteId,
          strict(schema.node("doc", null, [nodeOf(given, `n${i + 1}p`, "note")])),
        ]),
      ),
      records: {
        ...noRecords,
        brackets: new Map<string, Fields>([
          ["b2", { proposedBy: ["EU"] }],
          ["b4", { settled: null }],
        ]),
      },
    }
  })

function inline(found: typeof piece extends fc.Arbitrary<infer Found> ? Found : never): Node[] {
  const on: Mark[] = found.marks.brackets.map((id) => schema.mark("bracket", { id }))
  if (found.what === "footnote") return [schema.node("footnote", { id: found.id }, undefined, on)]
  if (found.what === "place") {
    return [
      schema.node("place", { bracket: found.id }, undefined, [
        ...on,
        schema.mark("bracket", { id: found.id }),
      ]),
    ]
  }
  const all = found.marks.isStrong ? [...on, schema.mark("strong")] : on
  return [schema.text(found.word + found.space, all)]
}

/** A document as it comes out of a file: marks sorted, neighbours of the same marks joined. */
const strict = (doc: Node): Node => schema.nodeFromJSON(doc.toJSON())
