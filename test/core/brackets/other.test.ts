import { describe, expect, test } from "vitest"
import { classifyPairs } from "../../../src/core/brackets/other.ts"
import { pairSigns } from "../../../src/core/brackets/pairs.ts"

/** What each pair of a text is, in reading order. */
const kinds = (text: string): string[] => classifyPairs(text, pairSigns(text).pairs)

describe("square brackets that are no disagreement", () => {
  test.each([
    ["as the Parties[15] agreed", ["note"]],
    ["trade barriers.[2]", ["note"]],
    ["as shown in the report [1].", ["note"]],
    ["We recall the report [1] and go on.\n\n[1] See the report.", ["note", "note"]],
    ["take the lead.[^2]", ["note"]],
    ["from Parties[[^14]] to others", ["disagreement", "note"]],
    ["see [the report](https://europa.eu/report)", ["link"]],
    ["see [the report](../report.md)", ["link"]],
    ["see [the draft][source] here\n\n[source]: http://example.org/a", ["link", "link", "link"]],
    ["- [x] done\n- [ ] to do", ["checkbox", "checkbox"]],
    ["We, recognise [sic] the", ["editorial"]],
    ["Report of the Secretary-General [English only]", ["editorial"]],
    ["Informe [español e inglés solamente]", ["editorial"]],
    ["Resolution [without reference to a Main Committee (A/78/L.1)]", ["editorial"]],
    ["“the States […] agree [...]”", ["omission", "omission"]],
    ["at its [X] session", ["blank"]],
    ["under paragraph [x](a) above", ["blank"]],
    ["below 20XX levels by [20XX]", ["blank"]],
    ["contained in [document symbol to be added], and", ["blank"]],
    ["[*Placeholder* for “climate finance”.]", ["placeholder"]],
    ["We agree. [Agreed ad ref]", ["status"]],
    ["We agree. [Agreed]\n\nWe act.", ["status"]],
  ])("%s", (text, expected) => {
    expect(kinds(text)).toEqual(expected)
  })
})

describe("what stays disagreement", () => {
  test.each([
    ["Article 4, paragraph [2], of the Agreement", 1],
    ["Articles [9] and [11].", 2],
    ["[4][2]. Decides that the head", 2],
    ["at least [X] [50][55][100] Parties", 4],
    ["Parties [acknowledge][X] that", 2],
    ["in [[date][1990][2000]]", 4],
    ["reduce by [30] per cent", 1],
    ["[local] knowledge in each [place]", 2],
    ["accession[.][, with such Parties]", 2],
    ["a[n] [effective] approach[es]", 3],
    ["and[/or]", 1],
    ["on [agreed] terms", 1],
    ["[See annex] (a) above", 1],
    ["[the Parties](delete, move to 5)", 1],
    ["[measures to be adopted by the Parties]", 1],
  ])("%s", (text, count) => {
    expect(kinds(text)).toEqual(Array.from({ length: count }, () => "disagreement"))
  })

  test("braces, parentheses and omissions of a quotation are no square brackets", () => {
    expect(pairSigns("(...) {for orientation only} (a)").pairs).toEqual([])
  })
})
