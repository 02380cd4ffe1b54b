import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import { corchete, emptyFolder } from "./run.ts"

const folder = emptyFolder()
const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text)
  return name
}

describe("corchete brackets", () => {
  test("prints exactly the promised JSON", async () => {
    const { code, stdout } = await corchete(
      "brackets",
      file("a.txt", "We [shall [EU: act]]\nnow[^1]."),
      "--json",
      {
        cwd: folder,
      },
    )
    expect(code).toBe(1)
    expect(JSON.parse(stdout)).toEqual({
      opening: 3,
      closing: 3,
      pairs: 2,
      other: 1,
      maxDepth: 2,
      brackets: [
        { id: "b1", line: 1, depth: 1, text: "shall [EU: act]" },
        { id: "b2", line: 1, depth: 2, text: "EU: act" },
      ],
      problems: [],
    })
  })

  test("counts none in the La Paz declaration", async () => {
    const { code, stdout } = await corchete("brackets", "la-paz", "--json")
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ opening: 0, closing: 0, pairs: 0, problems: [] })
  })

  test("names lines and problems for people", async () => {
    const { code, stdout } = await corchete("brackets", file("b.txt", "One.\n\nWe [shall act.\n"), {
      cwd: folder,
    })
    expect(code).toBe(1)
    expect(stdout).toContain("line 3: the bracket opened before “shall act.” is never closed")
  })

  test.each([
    ["missing.txt", "there is no such file"],
    [file("empty.txt", "\n"), "the file is empty"],
  ])("refuses %s", async (name, reason) => {
    const { code, stderr } = await corchete("brackets", name, { cwd: folder })
    expect([code, stderr.includes(reason)]).toEqual([2, true])
  })
})
