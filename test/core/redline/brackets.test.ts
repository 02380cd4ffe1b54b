import { describe, expect, test } from "vitest"
import { withRecords } from "../../../src/core/declaration/declaration.ts"
import type { ActorId } from "../../../src/core/declaration/ids.ts"
import { settlementToJson } from "../../../src/core/brackets/bracket-record.ts"
import { writePosition } from "../../../src/core/positions/position.ts"
import { draft as written } from "../../helpers/notation.ts"
import { print, redline } from "../../helpers/redline.ts"

const compare = (baseline: string, draft: string): string => print(redline(written(baseline), written(draft)))

describe("brackets in an edited paragraph", () => {
  test.each([
    ["opened around a word", "We shall act.", "We [shall] act.", "We {+[+}shall{+]+} act."],
    ["lifted, words kept", "We [shall] act.", "We shall act.", "We {-[-}shall{-]-} act."],
    ["lifted, words deleted", "We shall [now] act.", "We shall act.", "We shall {-[now] -}act."],
    ["an alternative chosen", "We [shall][should] act.", "We shall act.", "We {-[-}shall{-][should]-} act."],
    ["words changed inside", "We [shall] act.", "We [should] act.", "We [{-shall-}{+should+}] act."],
    ["a name put on it", "We [shall] act.", "We [EU: shall] act.", "We {-[-}{+[EU: +}shall] act."],
    ["extended", "We [shall] act now.", "We [shall act] now.", "We [shall{-]-} act{+]+} now."],
    [
      "inside a word",
      "our approach[es] to drugs",
      "our approaches to drugs",
      "our approach{-[-}es{-]-} to drugs",
    ],
    [
      "nested, the inner one lifted",
      "We [shall [now] act].",
      "We [shall now act].",
      "We [shall {-[-}now{-]-} act].",
    ],
    [
      "two opened at one place",
      "Decides that we act",
      "[[Decides] that] we act",
      "{+[[+}Decides{+]+} that{+]+} we act",
    ],
    ["around a comma", "reduce[,] and prevent", "reduce, and prevent", "reduce{-[-},{-]-} and prevent"],
  ])("%s", (_, baseline, draft, expected) => {
    expect(compare(baseline, draft)).toBe(expected)
  })

  test("make a paragraph edited, with the signs as edits", () => {
    const { rows, summary } = redline(written("We shall act."), written("We [shall] act."))
    expect(rows[0]?.kind).toBe("edited")
    expect(rows[0]?.edits.map(({ removed, added, what, weight }) => [removed, added, what, weight])).toEqual([
      ["", "[", "sign", "bracket"],
      ["", "]", "sign", "bracket"],
    ])
    expect(summary.brackets).toEqual({ opened: 1, lifted: 0, changed: 0 })
  })
})

describe("brackets as objects", () => {
  test("lifting says how it ended, and whose bracket it was", () => {
    const before = written("We [CELAC: shall] act.")
    const signature = { drafter: "Ana", onBehalfOf: "CHAIR" as ActorId, at: "2025-03-01T00:00:00Z" }
    const now = withRecords({ ...before, doc: written("We shall act.").doc }, [
      {
        table: "brackets",
        id: "b1",
        field: "settled",
        value: settlementToJson({ outcome: "kept", remark: "", signature }),
      },
    ])
    const { brackets } = redline(before, now)
    expect(brackets).toHaveLength(1)
    expect(brackets[0]).toMatchObject({ kind: "lifted", text: "shall", settlement: { outcome: "kept" } })
    expect(brackets[0]?.baseline?.proposedBy).toEqual(["CELAC"])
  })

  test("a bracket whose words stay is no bracket lifted and another opened", () => {
    expect(redline(written("We [EU: shall] act."), written("We [EU: shall] act now.")).brackets).toEqual([])
  })

  test("what delegations hold on it is compared", () => {
    const before = written("We [EU: shall] act.")
    const now = withRecords(before, [
      writePosition("brackets", "b1", {
        actor: "CELAC" as ActorId,
        stance: "opposes",
        wording: "",
        remark: "",
        on: null,
        signature: { drafter: "Ana", onBehalfOf: "CELAC" as ActorId, at: "2025-03-01T00:00:00Z" },
      }),
    ])
    const { brackets, rows } = redline(before, now)
    expect(brackets).toHaveLength(1)
    expect(brackets[0]?.kind).toBe("changed")
    expect(
      brackets[0]?.positions.map(({ actor, baseline, draft }) => [actor, baseline, draft?.stance]),
    ).toEqual([["CELAC", null, "opposes"]])
    // No word and no sign changed: as imported, the sign still says "EU".
    expect(rows[0]?.kind).toBe("unchanged")
  })

  test("the same brackets give no change, whatever their ids", () => {
    const before = written("We [shall] [EU: now] act.", "And [CELAC: then] rest.")
    expect(redline(before, written("We [shall] [EU: now] act.", "And [CELAC: then] rest.")).brackets).toEqual(
      [],
    )
  })
})
