import { readFileSync } from "node:fs"
import { join } from "node:path"
import { beforeAll, describe, expect, test } from "vitest"
import { brackets } from "../../../src/core/brackets/bracket.ts"
import type { Declaration } from "../../../src/core/declaration/declaration.ts"
import { metaOf } from "../../../src/core/declaration/meta.ts"
import { paragraphs, plainText } from "../../../src/core/declaration/paragraph.ts"
import { footnotes } from "../../../src/core/positions/footnote.ts"
import { formatDeclaration } from "../../../src/formats/declaration-json/format-declaration.ts"
import { parseMarkdown } from "../../../src/formats/markdown/parse-markdown.ts"
import type { ImportReport } from "../../../src/formats/report.ts"
import { applyCorrections, parseCorrections } from "../../../src/formats/text/corrections.ts"
import { expectConserved } from "../../helpers/conserved-words.ts"

const root = join(import.meta.dirname, "../../..")
const read = (path: string): string => readFileSync(join(root, path), "utf8")

interface Inventory {
  readonly blocks: readonly { line: number; type: string; level: number; text: string }[]
  readonly footnotes: readonly { n: number; kind: string; text: string; anchor_block: string }[]
  readonly noise_lines: readonly number[]
}

const inventory = JSON.parse(read("test/fixtures/la-paz/inventory.json")) as Inventory
const source = read("test/fixtures/la-paz/source.md")

let byRule: { declaration: Declaration; report: ImportReport }
let corrected: { declaration: Declaration; report: ImportReport }

beforeAll(() => {
  const result = parseMarkdown(source)
  const parsed = parseCorrections(read("resources/baselines/la-paz-2024.corrections.json"))
  if (!result.ok || !parsed.ok) throw new Error("the fixtures cannot be read")
  byRule = result
  const applied = applyCorrections(result, parsed.corrections)
  if (!applied.ok) throw new Error(applied.message)
  corrected = applied
})

/** A paragraph's words with `{{fn:n}}` where a note is referred to, as the inventory writes them. */
function withReferences(declaration: Declaration): string[] {
  const numbers = new Map(footnotes(declaration).map(({ id, number }) => [id as string, number]))
  return paragraphs(declaration).map(({ node }) =>
    node.children
      .map((child) => child.text ?? `{{fn:${String(numbers.get(String(child.attrs.id)))}}}`)
      .join(""),
  )
}

describe("the La Paz declaration, imported", () => {
  test("has the 93 paragraphs of the inventory, word for word", () => {
    expect(withReferences(corrected.declaration)).toEqual(inventory.blocks.map(({ text }) => text))
  })

  test("has their kinds and levels", () => {
    const styles = paragraphs(corrected.declaration).map(({ kind, level }) => [kind, level])
    const flat = new Set(["annex-heading"])
    expect(styles).toEqual(inventory.blocks.map(({ type, level }) => [type, flat.has(type) ? 1 : level]))
  })

  test("has 15 footnotes with their words and kinds", () => {
    const found = footnotes(corrected.declaration).map(({ number, kind, text }) => [
      number,
      kind,
      plainText(text),
    ])
    expect(found).toEqual(inventory.footnotes.map(({ n, kind, text }) => [n, kind, text]))
  })

  test("knows footnote 2 for the position of CELAC, and no other position", () => {
    const owned = footnotes(corrected.declaration).filter(({ owner }) => owner !== null)
    expect(owned.map(({ number, owner, kind }) => [number, owner, kind])).toEqual([
      [2, "CELAC", "regional-position"],
    ])
  })

  test("has no bracket", () => {
    expect(brackets(corrected.declaration)).toEqual([])
  })

  test("keeps the data of its cover", () => {
    expect(metaOf(corrected.declaration)).toMatchObject({
      place: "Brussels",
      date: "2024-02-28",
      originalLanguage: "en",
      number: "6914/24",
      codes: ["CORDROGUE 26", "COLAC 27", "SAN 105", "JAI 322"],
      type: "NOTE",
      from: "General Secretariat of the Council",
      to: "Delegations",
    })
  })

  test("accounts for every word", () => {
    expectConserved(source, byRule.declaration, byRule.report)
  })

  test("sets aside the noise of the printed page", () => {
    const noise = byRule.report.lines.filter(({ fate, to }) => fate === "set-aside" && to.length === 0)
    expect(noise.map(({ line }) => line)).toEqual(inventory.noise_lines)
  })

  test("reports the missing anchor of footnote 8 and does not invent one", () => {
    expect(byRule.report.entries.filter(({ kind }) => kind === "problem")).toMatchObject([
      { line: 163, rule: "note-without-anchor" },
    ])
    expect(footnotes(byRule.declaration).find(({ id }) => id === "fn8")?.references).toEqual([])
  })

  test.each([
    "law enforcement personnel who los their lives",
    "facilitation of the exchange information",
    "manage frozen and confiscate assets",
    "We, recognise the significant challenge",
    "psychotropic substances the drug manufacturing",
    "international-cooperation",
    "citizen security,-and their",
    "drug consumptions rooms",
    "EU - CELAC Coordination",
  ])("leaves the oddity “%s” as it stands", (oddity) => {
    expect(plainText(corrected.declaration.doc)).toContain(oddity)
  })

  test("is the baseline shipped with the app", () => {
    expect(formatDeclaration(corrected.declaration)).toBe(
      read("resources/baselines/la-paz-2024.corchete.json"),
    )
    expect(corrected.report).toEqual(JSON.parse(read("resources/baselines/la-paz-2024.report.json")))
  })
})
