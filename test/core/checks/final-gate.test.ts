import { describe, expect, test } from "vitest"
import { finalGate } from "../../../src/core/checks/gate/final-gate.ts"
import { suggestions } from "../../../src/core/checks/suggestions/suggestions.ts"
import { writeBracket } from "../../../src/core/brackets/bracket-record.ts"
import { type Declaration, emptyDeclaration, withRecords } from "../../../src/core/declaration/declaration.ts"
import type { ActorId, BracketId, ParagraphId } from "../../../src/core/declaration/ids.ts"
import { type StatusName, writeStatus } from "../../../src/core/declaration/status.ts"
import { wordingHash } from "../../../src/core/declaration/wording.ts"
import { schema } from "../../../src/core/schema/schema.ts"

const signature = { drafter: "Ana", onBehalfOf: "MX" as ActorId, at: "2026-11-25T10:00:00.000Z" }

/** A declaration of one paragraph. */
const saying = (text: string): Declaration => ({
  ...emptyDeclaration,
  doc: schema.node("doc", null, [schema.node("paragraph", { id: "p1" }, [schema.text(text)])]),
})

const withStatus = (declaration: Declaration, name: StatusName, wording: string): Declaration =>
  withRecords(
    declaration,
    writeStatus({ paragraph: "p1" as ParagraphId, name, wording, remark: "", signature }),
  )

const gate = (declaration: Declaration): string[] => finalGate(declaration).map(({ kind }) => kind)
const asks = (text: string): string[] => suggestions(saying(text)).map(({ kind }) => kind)

describe("the gate", () => {
  test("lets agreed text pass", () => {
    expect(gate(saying("We shall act."))).toEqual([])
  })
  test("names an open bracket and quotes its words", () => {
    const doc = schema.node("doc", null, [
      schema.node("paragraph", { id: "p1" }, [
        schema.text("We "),
        schema.text("shall", [schema.mark("bracket", { id: "b1" })]),
      ]),
    ])
    const draft = withRecords({ ...emptyDeclaration, doc }, writeBracket({ id: "b1" as BracketId }))
    expect(finalGate(draft)).toMatchObject([{ kind: "open-bracket", paragraph: "p1", text: "shall" }])
  })
  test("stops at a blank and at a sign without its partner", () => {
    expect(gate(saying("adopted on [date] in [Madrid"))).toEqual(["blank", "unmatched-sign"])
  })
  test("passes over omissions and an editor's words", () => {
    expect(gate(saying("“we agree (...) to act […]” [English only]"))).toEqual([])
  })
  test("stops at a paragraph agreed only in informals", () => {
    const draft = saying("We act.")
    expect(gate(withStatus(draft, "agreed-informally", ""))).toEqual(["status-below-agreed"])
  })
  test("stops where the wording is not the one that was agreed", () => {
    const draft = saying("We should act.")
    const [then, now] = [saying("We shall act."), draft].map(({ doc }) => wordingHash(doc.child(0)))
    expect(gate(withStatus(draft, "agreed", then ?? ""))).toEqual(["lapsed-agreement"])
    expect(gate(withStatus(draft, "agreed", now ?? ""))).toEqual([])
  })
})

describe("suggestions", () => {
  test("a double space", () => expect(asks("We  act.")).toEqual(["double-space"]))
  test("the rarer of two spellings, and words in -ise that are none", () => {
    expect(asks("We recognise, organise and otherwise prioritize.")).toEqual(["spelling-ise"])
  })
  test("the rarer of two terms", () => {
    expect(asks("drug trafficking, drug trafficking and drugs trafficking.")).toEqual(["term-variant"])
  })
  test("nothing where a text is of one mind", () => expect(asks("We recognise and prioritise.")).toEqual([]))
})
