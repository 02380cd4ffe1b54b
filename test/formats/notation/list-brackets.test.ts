import { describe, expect, test } from "vitest"
import { listBrackets } from "../../../src/formats/notation/list-brackets.ts"
import { corpusFile } from "../../helpers/notation.ts"

describe("listing", () => {
  test("gives place, depth and text of every bracket of disagreement", () => {
    const list = listBrackets("First [a [b]] line.\n\nSecond [X] line[^1], [c\nd].\n")
    expect(list).toEqual({
      opening: 5,
      closing: 5,
      pairs: 3,
      other: 2,
      maxDepth: 2,
      brackets: [
        { id: "b1", line: 1, depth: 1, text: "a [b]" },
        { id: "b2", line: 1, depth: 2, text: "b" },
        { id: "b3", line: 3, depth: 1, text: "c\nd" },
      ],
      problems: [],
    })
  })

  test("a bracket of another kind is no depth", () => {
    expect(listBrackets("[see [the annex]](annex.md)").maxDepth).toBe(1)
  })

  test("a bracket closed and a next one opened are not inside each other", () => {
    expect(listBrackets("[a][b][c]").maxDepth).toBe(1)
  })

  test("finds no bracket in a text without any", () => {
    expect(listBrackets("(...) {for orientation}")).toMatchObject({ opening: 0, pairs: 0, maxDepth: 0 })
  })
})

describe("real texts", () => {
  const corpus = (start: string) => {
    const text = corpusFile(start)
    if (text === null) process.stderr.write(`CORPUS is not set: text ${start} was not tried\n`)
    return text
  }

  test("02: every sign has its partner", () => {
    const text = corpus("02")
    if (text === null) return
    const { opening, closing, pairs, other, problems } = listBrackets(text)
    expect([opening, closing, pairs + other, other, problems]).toEqual([231, 231, 231, 9, []])
  })

  test("04: equal counts hide twelve problems", () => {
    const text = corpus("04")
    if (text === null) return
    const { opening, closing, problems } = listBrackets(text)
    expect([opening, closing]).toEqual([1685, 1685])
    expect(problems.map(({ line }) => line)).toEqual([
      67, 88, 155, 1608, 1749, 1837, 2443, 2519, 2648, 2661, 2666, 2720,
    ])
  })
})
