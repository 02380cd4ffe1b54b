import fc from "fast-check"
import { Fragment, type Node } from "prosemirror-model"
import { describe, expect, test } from "vitest"
import { bracketIds, brackets } from "../../../src/core/brackets/bracket.ts"
import { bracketRecord } from "../../../src/core/brackets/bracket-record.ts"
import { type MergedCopies, mergeCopies } from "../../../src/core/copies/merge-copies.ts"
import type { Declaration } from "../../../src/core/declaration/declaration.ts"
import type { ActorId } from "../../../src/core/declaration/ids.ts"
import { formatNotation } from "../../../src/formats/notation/format-notation.ts"
import { anyDraft } from "../../formats/any-draft.ts"
import { draft } from "../../formats/draft.ts"
import { counter } from "../../helpers/notation.ts"

/** The texts of paragraphs with words, in any order, after some proposals of the merge were taken and the others not. */
function textsAfter(declaration: Declaration, isTaken: (proposedBy: readonly string[]) => boolean): string[] {
  const stays = (node: Node): boolean =>
    bracketIds(node.marks).every((id) => {
      const fields = declaration.records.brackets.get(id) ?? {}
      if (fields.copy === undefined) return true
      const { proposes, proposedBy } = bracketRecord(id, fields)
      return (proposes === "insertion") === isTaken(proposedBy)
    })
  return [declaration.doc, ...declaration.notes.values()]
    .flatMap((doc) => doc.children)
    .map((paragraph) =>
      paragraph.children
        .filter(stays)
        .map((node) => node.text ?? "")
        .join(""),
    )
    .filter((text) => text !== "")
    .sort()
}

/** Without the brackets of its own, so that every bracket of the merge is a proposal the merge made. */
const bare = (declaration: Declaration): Declaration => {
  const strip = (doc: Node): Node =>
    doc.copy(
      Fragment.from(
        doc.children.map((paragraph) =>
          paragraph.copy(
            Fragment.from(
              paragraph.children.map((node) =>
                node.mark(node.marks.filter(({ type }) => type.name !== "bracket")),
              ),
            ),
          ),
        ),
      ),
    )
  const notes = new Map([...declaration.notes].map(([id, doc]) => [id, strip(doc)]))
  return { ...declaration, doc: strip(declaration.doc), notes }
}

/** Merges copies by who sent them. */
function merged(base: Declaration, copies: Readonly<Record<string, Declaration>>): MergedCopies {
  const result = mergeCopies(
    base,
    Object.entries(copies).map(([name, declaration]) => ({ name, actor: name as ActorId, declaration })),
    { newId: counter("m"), at: "2025-03-01T10:00:00Z" },
  )
  result.declaration.doc.check()
  for (const { id } of brackets(result.declaration))
    expect(result.declaration.records.brackets.has(id)).toBe(true)
  return result
}

const written = ({ declaration }: MergedCopies): string[] =>
  formatNotation(declaration.doc, declaration.records, {
    inline: ({ type, text }) => (type.name === "footnote" ? "^" : (text ?? "")),
  })

describe("copies that came back", () => {
  test("propose what they changed, each on behalf of who sent it", () => {
    const result = merged(draft(["operative: We should act.", "operative: We agree."]), {
      EU: draft(["operative: We shall act.", "operative: We agree."]),
      MX: draft(["operative: We should act.", "operative: We fully agree."]),
    })
    expect(written(result)).toEqual(["We [EU delete: should][EU: shall] act.", "We [MX: fully ]agree."])
    expect(result.conflicts).toEqual([])
  })

  test("that want the same are one proposal of both", () => {
    const same = (): Declaration => draft(["operative: We shall act."])
    const result = merged(draft(["operative: We should act."]), { EU: same(), MX: same() })
    expect(written(result)).toEqual(["We [EU/MX delete: should][EU/MX: shall] act."])
    expect(result.conflicts).toEqual([])
  })

  test("that want different things stand side by side, and are named", () => {
    const result = merged(draft(["operative: We should act."]), {
      EU: draft(["operative: We shall act."]),
      MX: draft(["operative: We will act."]),
    })
    expect(written(result)).toEqual(["We [EU/MX delete: should][EU: shall][MX: will] act."])
    expect(result.conflicts).toEqual([{ paragraph: "p1", copies: ["EU", "MX"] }])
  })

  test("bring their own brackets along, and do not double those that were sent out", () => {
    const result = merged(draft(["operative: We [CL: shall] act now."]), {
      EU: draft(["operative: We [CL: shall] [MX: strongly ]act now."]),
    })
    expect(written(result)).toEqual(["We [CL: shall] [MX: strongly ]act now."])
  })

  test("propose new paragraphs, and to delete old ones", () => {
    const result = merged(draft(["operative: WE NOTE the first.", "operative: WE RECALL the second."]), {
      EU: draft(["operative: WE NOTE the first.", "item 1: Entirely different matters."]),
    })
    expect(written(result)).toEqual([
      "WE NOTE the first.",
      "[EU: Entirely different matters.]",
      "[EU delete: WE RECALL the second.]",
    ])
  })

  test("change notes, and bring new ones with their text", () => {
    const result = merged(draft(["operative: We act.^1"], { notes: ["CELAC recalls its position"] }), {
      EU: draft(["operative: We act.^1 And more.^2"], {
        notes: ["CELAC maintains its position", "A new note"],
      }),
    })
    const notes = [...result.declaration.notes.values()].map((doc) =>
      formatNotation(doc, result.declaration.records).join(),
    )
    expect(notes).toEqual(["CELAC [EU delete: recalls][EU: maintains] its position", "A new note"])
  })

  test("are all in the merge: refusing everything gives the text sent out, taking one copy gives that copy", () => {
    fc.assert(
      fc.property(anyDraft, anyDraft, anyDraft, (base, first, second) => {
        const copies = { EU: bare(first), MX: bare(second) }
        const { declaration } = merged(bare(base), copies)
        const body = { ...declaration, notes: new Map() }
        expect(textsAfter(body, () => false)).toEqual(
          textsAfter({ ...bare(base), notes: new Map() }, () => false),
        )
        const refused = textsAfter(declaration, () => false).join(" ")
        for (const text of textsAfter(bare(base), () => false)) expect(refused).toContain(text)
        for (const [name, copy] of Object.entries(copies)) {
          const taken = textsAfter(declaration, (proposedBy) => proposedBy.includes(name))
          // A note whose reference a copy took out stays in the merge: others may still want it.
          const there = taken.join(" ")
          for (const text of textsAfter(copy, () => false)) expect(there).toContain(text)
          expect(paragraphTexts(declaration, name)).toEqual(
            copy.doc.children
              .map((node) => node.textContent)
              .filter((text) => text !== "")
              .sort(),
          )
        }
      }),
      { seed: 20240222, numRuns: 150 },
    )
  })
})

const paragraphTexts = (declaration: Declaration, name: string): string[] =>
  textsAfter({ ...declaration, notes: new Map() }, (proposedBy) => proposedBy.includes(name))
