import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { diffWordsWithSpace } from "diff"
import type { Declaration } from "../../src/core/declaration/declaration.ts"
import { byWeight, rowsByWeight } from "../../src/core/redline/by-weight.ts"
import { redline } from "../../src/core/redline/redline.ts"
import { parseFile } from "../../src/formats/read-file.ts"
import { schema } from "../../src/core/schema/schema.ts"
import { deeds, found, knownDraft, wordsOnly } from "../helpers/known-edits.ts"
import { laPazDeclaration } from "../helpers/la-paz.ts"

/**
 * The figures of the comparison: what it finds of 40 known deeds in each of 500
 * drafts of La Paz, how fast it is beside plain jsdiff over the whole text, and
 * how little it deletes. `npm run bench:redline -- --pairs 50` for a quick look.
 */
const pairs = Number(process.argv[process.argv.indexOf("--pairs") + 1]) || 500
/** La Paz as a plain text file holds it: the deeds are done to words. */
const laPazWords: Declaration = wordsOnly(laPazDeclaration)

const none: ReadonlySet<string> = new Set()

function finding(count: number) {
  const counts = new Map(deeds.map((deed) => [deed, { done: 0, found: 0, right: 0 }]))
  for (let seed = 1; seed <= count; seed++) {
    const { draft, done } = knownDraft(laPazWords, seed)
    const seen = found(redline(laPazWords, draft))
    for (const [deed, numbers] of counts) {
      const [truth, claims] = [done.get(deed) ?? none, seen.get(deed) ?? none]
      numbers.done += truth.size
      numbers.found += claims.size
      numbers.right += [...claims].filter((claim) => truth.has(claim)).length
    }
  }
  const rows = [...counts].map(([deed, { done, found, right }]) => ({
    deed,
    done,
    found,
    precision: round(right / found),
    recall: round(right / done),
  }))
  console.log(`\nKnown deeds in ${count} drafts of La Paz, without lineage`)
  console.table(rows)
  return rows
}

function speed() {
  const corpus = corpusPair()
  const known = knownDraft(laPazWords, 1).draft
  const cases: [string, Declaration, Declaration][] = [["La Paz, 40 deeds", laPazWords, known]]
  if (corpus) cases.push(["08c to 08d (227 KB)", ...corpus])
  const rows = cases.map(([name, baseline, draft]) => {
    const [before, now] = [baseline, draft].map(({ doc }) => doc.textBetween(0, doc.content.size, "\n"))
    return {
      case: name,
      // Fresh nodes each time: no cached tokens, as for two files just read.
      ours: median(
        15,
        () => [copy(baseline), copy(draft)] as const,
        ([b, d]) => redline(b, d),
      ),
      "ours, live": median(
        15,
        () => [baseline, draft] as const,
        ([b, d]) => redline(b, d),
      ),
      jsdiff: median(
        3,
        () => [before ?? "", now ?? ""] as const,
        ([b, d]) => diffWordsWithSpace(b, d),
      ),
    }
  })
  console.log("\nMedian milliseconds; control: jsdiff's diffWordsWithSpace over the whole text")
  console.table(rows)
  return rows
}

function minimality() {
  const text =
    "This Agreement shall be governed by and construed in accordance with the laws of the State of Delaware, without regard to its provisions on the conflict of laws, if so."
  const cases: [string, string, number][] = [
    ["14 characters appended", `${text} Once and all.`, 0],
    ["one name changed", text.replace("Delaware", "Nevada"), 8],
    ["one phrase changed", text.replace("provisions on the conflict", "own rules about any clash"), 26],
  ]
  const rows = cases.map(([name, draft, expected]) => {
    const [row] = redline(declarationOf(text), declarationOf(draft)).rows
    const removed = (row?.runs ?? []).filter(({ kind }) => kind === "removed").map((run) => run.text)
    return { case: name, "characters deleted": removed.join("").length, expected }
  })
  console.log(`\nCharacters deleted in a paragraph of ${text.length}`)
  console.table(rows)
  return rows
}

function real() {
  const corpus = corpusPair()
  if (!corpus) {
    console.log("\nCORPUS is not set: 08c to 08d left out")
    return null
  }
  const compared = redline(...corpus)
  const place = rowsByWeight(compared).findIndex(({ edits }) => edits.some(({ added }) => added === "78/560"))
  const summary = compared.summary
  const first = byWeight(compared)
    .slice(0, 5)
    .map(({ removed, added, weight }) => ({ weight, removed, added }))
  console.log(`\n08c to 08d: 78/650 → 78/560 stands in row ${place + 1} by weight`, summary)
  console.table(first)
  return { row: place + 1, summary }
}

function corpusPair(): [Declaration, Declaration] | null {
  const folder = process.env.CORPUS
  if (folder === undefined) return null
  const read = (start: string): Declaration => {
    const name = readdirSync(folder).find((file) => file.startsWith(start))
    if (name === undefined) throw new Error(`${folder} holds no file ${start}`)
    const parsed = parseFile(name, readFileSync(join(folder, name)))
    if (!parsed.ok) throw new Error(`${name}: ${parsed.message}`)
    return parsed.declaration
  }
  return [read("08c"), read("08d")]
}

function median<Input>(times: number, prepare: () => Input, work: (input: Input) => unknown): number {
  const taken = Array.from({ length: times }, () => {
    const input = prepare()
    const start = performance.now()
    work(input)
    return performance.now() - start
  })
  return round(taken.sort((first, second) => first - second)[times >> 1] ?? 0)
}

const copy = (declaration: Declaration): Declaration => ({
  ...declaration,
  doc: schema.nodeFromJSON(declaration.doc.toJSON()),
})

const declarationOf = (text: string): Declaration => ({
  ...laPazDeclaration,
  notes: new Map(),
  doc: schema.node("doc", null, [schema.node("paragraph", { id: "p1" }, [schema.text(text)])]),
})

const round = (number: number): number => Math.round(number * 1000) / 1000

const result = { finding: finding(pairs), speed: speed(), minimality: minimality(), real: real() }
console.log(JSON.stringify(result))
