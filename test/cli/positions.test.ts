import { describe, expect, test } from "vitest"
import { corchete } from "./run.ts"

describe("corchete positions", () => {
  test("names exactly one in La Paz: footnote 2, CELAC", async () => {
    const { code, stdout } = await corchete("positions", "la-paz", "--json")
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({
      positions: [
        {
          footnote: "fn2",
          number: 2,
          owner: "CELAC",
          kind: "regional-position",
          anchor: { paragraph: "p008", quote: expect.stringContaining("challenges and barriers.") as string },
        },
      ],
    })
  })

  test("compares with a baseline", async () => {
    const { stdout } = await corchete("positions", "la-paz", "--against", "la-paz")
    expect(stdout).toContain("footnote 2, CELAC, regional-position, kept: CELAC recalls")
  })

  test("filters by owner", async () => {
    const { stdout } = await corchete("positions", "la-paz", "--owner", "EU", "--json")
    expect(JSON.parse(stdout)).toMatchObject({ positions: [] })
  })

  test.each([
    [["positions"]],
    [["positions", "nowhere.txt"]],
    [["positions", "la-paz", "--against", "nowhere.txt"]],
  ])("refuses %j", async (line) => {
    expect((await corchete(...line)).code).toBe(2)
  })
})
