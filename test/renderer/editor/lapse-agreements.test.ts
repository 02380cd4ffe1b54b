import { EditorState } from "prosemirror-state"
import { expect, test } from "vitest"
import { recordsMeta } from "../../../src/collab/meta.ts"
import { setStatus } from "../../../src/core/declaration/agree.ts"
import type { ActorId } from "../../../src/core/declaration/ids.ts"
import { paragraphs } from "../../../src/core/declaration/paragraph.ts"
import type { RecordChange } from "../../../src/core/declaration/records.ts"
import { lapseAgreements } from "../../../src/renderer/editor/lapse-agreements.ts"
import { acting, counter, draft } from "../../helpers/notation.ts"

const text = draft("We shall act.", "We rest.")
const agreed = acting(text, (_tr, act) => setStatus(paragraphs(text)[0]!, "agreed", "", act))
const state = EditorState.create({ doc: agreed.doc })
const act = () => ({
  signature: { drafter: "x", onBehalfOf: "EU" as ActorId, at: "2025-01-01T00:00:00Z" },
  newId: counter("e"),
})
const lapsed = (at: number): string[] => {
  const tr = lapseAgreements(state.tr.insertText("x", at), agreed.records.statuses, act)
  const changes = (tr.getMeta(recordsMeta) as readonly RecordChange[] | undefined) ?? []
  return changes.map(({ id, field }) => `${id} ${field}`)
}

test("an edit of agreed text takes the agreement along in its own act", () => {
  expect(lapsed(4)).toEqual(["p1 lapsed", "p1 event:e1"])
})

test("an edit elsewhere lapses nothing", () => {
  expect(lapsed(18)).toEqual([])
})
