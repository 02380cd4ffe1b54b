import { describe, expect, test } from "vitest"
import packageJson from "../../package.json" with { type: "json" }
import { nearest } from "../../src/cli/nearest.ts"
import { corchete } from "./run.ts"

describe("the command line", () => {
  test("explains itself when asked", async () => {
    const { code, stdout } = await corchete("--help")
    expect(code).toBe(0)
    expect(stdout).toContain("Usage: corchete COMMAND")
  })

  test("takes a call without a command for wrong usage", async () => {
    const { code, stdout, stderr } = await corchete()
    expect(code).toBe(2)
    expect(stdout).toBe("")
    expect(stderr).toContain("Usage: corchete COMMAND")
  })

  test("says which version it is", async () => {
    expect(await corchete("--version")).toEqual({ code: 0, stdout: `${packageJson.version}\n`, stderr: "" })
  })

  test("refuses a command it does not know", async () => {
    const { code, stderr } = await corchete("negotiate")
    expect(code).toBe(2)
    expect(stderr).toContain("there is no command `negotiate`")
  })

  test("does not take a name of Object for a command", async () => {
    expect((await corchete("constructor")).code).toBe(2)
  })
})

describe("nearest", () => {
  const commands = ["brackets", "compare", "export", "serve"]

  test.each([
    ["bracket", "brackets"],
    ["comapre", "compare"],
    ["exprot", "export"],
    ["Serve", "serve"],
  ])("takes %s for %s", (typed, meant) => {
    expect(nearest(typed, commands)).toBe(meant)
  })

  test("guesses nothing where nothing is near", () => {
    expect(nearest("negotiate", commands)).toBeNull()
  })
})
