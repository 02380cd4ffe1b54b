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

  test("counts by section and by actor, and says who holds what", async () => {
    const name = file(
      "c.md",
      "# Draft\n\n## One\n\nWe [EU: shall [a]] act.\n\n## Two\n\nWe [EU propose; CU oppose: rest].\n",
    )
    const json = async (...options: string[]) =>
      JSON.parse((await corchete("brackets", name, ...options, "--json", { cwd: folder })).stdout) as unknown
    expect(await json("--by", "section")).toMatchObject({
      open: 3,
      by: "section",
      counts: [
        { all: 2, top: 1, groups: 2 },
        { all: 1, top: 1, groups: 1 },
      ],
    })
    expect(await json("--by", "actor", "--actors")).toMatchObject({
      counts: [
        { name: "EU", all: 2 },
        { name: "nobody", all: 1 },
        { name: "CU", all: 1 },
      ],
      actors: [
        { actor: "EU", proposes: 2 },
        { actor: "CU", opposes: 1 },
      ],
    })
    expect((await corchete("brackets", name, "--by", "colour", { cwd: folder })).code).toBe(2)
  })

  test.each([
    ["missing.txt", "there is no such file"],
    [file("empty.txt", "\n"), "the file is empty"],
  ])("refuses %s", async (name, reason) => {
    const { code, stderr } = await corchete("brackets", name, { cwd: folder })
    expect([code, stderr.includes(reason)]).toEqual([2, true])
  })
})
