import { describe, expect, test } from "vitest"
import { pairSigns } from "../../../src/core/brackets/pairs.ts"

const pairs = (text: string): string[] =>
  pairSigns(text).pairs.map(({ open, close }) => text.slice(open, close + 1))
const lonely = (text: string): string[] =>
  pairSigns(text).unmatched.map(({ at, sign }) => `${sign}@${String(at)}`)

describe("pairing", () => {
  test("nests without limit, an outer pair first", () => {
    expect(pairs("[a [b [c [d]]]] [e]")).toEqual(["[a [b [c [d]]]]", "[b [c [d]]]", "[c [d]]", "[d]", "[e]"])
  })

  test("spans paragraphs", () => {
    expect(pairs("[a\n\nb]")).toEqual(["[a\n\nb]"])
  })

  test("finds wrong nesting behind equal counts", () => {
    const signs = pairSigns("a] b [c")
    expect([signs.opening, signs.closing, signs.pairs.length]).toEqual([1, 1, 0])
    expect(lonely("a] b [c")).toEqual(["]@1", "[@5"])
  })

  test("lets an unmatched sign enclose nothing", () => {
    expect(pairs("[a [b]\n\n[c]")).toEqual(["[b]", "[c]"])
    expect(lonely("[a [b]\n\n[c]")).toEqual(["[@0"])
  })
})
