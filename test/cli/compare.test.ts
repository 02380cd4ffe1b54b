import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import { corpusFiles } from "../helpers/notation.ts"
import { corchete, emptyFolder } from "./run.ts"

const cwd = emptyFolder()
const laPaz = readFileSync(
  join(import.meta.dirname, "../../resources/baselines/la-paz-2024.corchete.json"),
  "utf8",
)
writeFileSync(
  join(cwd, "central.corchete.json"),
  laPaz.replaceAll("the fundamental role", "the central role"),
)
writeFileSync(join(cwd, "empty.txt"), "")

interface Output {
  readonly summary: Readonly<Record<string, unknown>>
  readonly changes: readonly {
    readonly baseline: readonly { readonly index: number }[]
    readonly draft: readonly { readonly index: number }[]
    readonly edits: readonly { readonly removed: string; readonly added: string }[]
  }[]
}

describe("corchete compare", () => {
  test("finds one changed word of La Paz as one edit of one paragraph", async () => {
    const { code, stdout } = await corchete("compare", "la-paz", "central.corchete.json", "--json", { cwd })
    expect(code).toBe(1)
    const { summary, changes } = JSON.parse(stdout) as Output
    expect(summary).toEqual({
      paragraphs: { baseline: 93, draft: 93 },
      unchanged: 92,
      edited: 1,
      moved: 0,
      added: 0,
      removed: 0,
      split: 0,
      merged: 0,
      restyled: 0,
    })
    expect(changes).toHaveLength(1)
    expect(changes[0]).toMatchObject({
      kind: "edited",
      moved: false,
      baseline: [{ index: 8 }],
      draft: [{ index: 8 }],
    })
    expect(changes[0]?.edits).toEqual([{ removed: "fundamental", added: "central" }])
  })

  test("says with its exit code that nothing changed", async () => {
    expect((await corchete("compare", "la-paz", "la-paz")).code).toBe(0)
  })

  test("says how many changed paragraphs --only leaves out", async () => {
    const { stderr } = await corchete("compare", "la-paz", "central.corchete.json", "--only", "numbers", {
      cwd,
    })
    expect(stderr).toContain("1 changed paragraphs not shown")
  })

  test.each([
    [["la-paz"], "expected BASELINE and DRAFT"],
    [["la-paz", "nowhere.txt"], "there is no such file"],
    [["la-paz", "empty.txt"], "the file is empty"],
    [["la-paz", "la-paz", "--json", "--html"], "choose one of"],
    [["la-paz", "la-paz", "--only", "nothing"], "--only knows"],
    [["la-paz", "la-paz", "--docx"], "needs -o OUT"],
  ])("refuses %j", async (args, message) => {
    const { code, stdout, stderr } = await corchete("compare", ...args, { cwd })
    expect([code, stdout]).toEqual([2, ""])
    expect(stderr).toContain(message)
  })

  const corpus = process.env.CORPUS
  if (corpus === undefined) process.stdout.write("CORPUS is not set: 08c and 08d are not compared\n")
  test.skipIf(corpus === undefined)(
    "puts the changed decision number of 08d among the first five rows",
    async () => {
      const file = (start: string): string => corpusFiles.find((name) => name.startsWith(start)) ?? start
      const { stdout } = await corchete("compare", file("08c"), file("08d"), "--json", "--weight", {
        cwd: corpus ?? "",
      })
      const { changes } = JSON.parse(stdout) as Output
      const first = changes.slice(0, 5).flatMap(({ edits }) => edits)
      expect(first.map(({ removed, added }) => `${removed} → ${added}`)).toContain("78/650 → 78/560")
    },
  )
})
