import { readdirSync, readFileSync } from "node:fs"
import { join, resolve } from "node:path"
import { describe, expect, test } from "vitest"
import identical from "../../../resources/i18n/identical.json" with { type: "json" }

const root = resolve(import.meta.dirname, "../../..")
const folder = join(root, "resources/i18n")
const others = ["es", "fr", "pt"] as const
const namespaces = readdirSync(join(folder, "en")).map((file) => file.replace(/\.json$/, ""))

describe("catalogues", () => {
  test("every language has the same namespaces", () => {
    for (const language of others) expect(namespacesOf(language), language).toEqual(namespacesOf("en"))
  })

  for (const namespace of namespaces) {
    const english = textsOf("en", namespace)

    test.each(others)(`${namespace}: %s has every text and no other`, (language) => {
      // Spanish, French and Portuguese have a third form, for millions; a text may do without it.
      const keys = [...textsOf(language, namespace).keys()].filter((key) => !key.endsWith("_many"))
      expect(keys.sort()).toEqual([...english.keys()].sort())
    })

    test.each(others)(`${namespace}: %s fills in the same names`, (language) => {
      const texts = textsOf(language, namespace)
      const differing = [...english].filter(([key, text]) => {
        const names = namesIn(texts.get(key) ?? "")
        // A singular may say "one" where the plural counts.
        return names !== namesIn(text) && !(key.endsWith("_one") && names === "")
      })
      expect(differing).toEqual([])
    })

    test.each(others)(`${namespace}: %s repeats no English but what is listed with a reason`, (language) => {
      const texts = textsOf(language, namespace)
      const repeated = [...english].filter(
        ([key, text]) => texts.get(key) === text && hasWords(text) && !isListed(text, language),
      )
      expect(repeated).toEqual([])
    })
  }

  test("every exception is needed and has a reason", () => {
    const all = new Set(namespaces.flatMap((namespace) => [...textsOf("en", namespace).values()]))
    expect(identical.filter(({ text, reason }) => !all.has(text) || reason === "")).toEqual([])
  })

  test("every key the window asks for is there", () => {
    const known = new Set(
      namespaces.flatMap((name) => [...textsOf("en", name).keys()].map((key) => `${name}:${key}`)),
    )
    const isKnown = (key: string): boolean =>
      known.has(key) || known.has(`${key}_other`) || [...known].some((other) => other.startsWith(`${key}.`))
    const missing = sources().flatMap(({ path, text }) =>
      [...text.matchAll(/["'`]([a-z][a-z-]*:[a-z][A-Za-z0-9._-]*)["'`]/g)]
        .map((match) => match[1] ?? "")
        .filter((key) => namespaces.includes(key.split(":")[0] ?? "") && !isKnown(key))
        .map((key) => `${path}: ${key}`),
    )
    expect(missing).toEqual([])
  })
})

const namespacesOf = (language: string): string[] => readdirSync(join(folder, language)).sort()

/** The texts of one catalogue by dotted key. */
function textsOf(language: string, namespace: string): Map<string, string> {
  const texts = new Map<string, string>()
  const walk = (value: unknown, key: string): void => {
    if (typeof value === "string") texts.set(key, value)
    else if (typeof value === "object" && value !== null)
      for (const [name, inner] of Object.entries(value)) walk(inner, key === "" ? name : `${key}.${name}`)
    else throw new Error(`${language}/${namespace}.json: ${key} is no text`)
  }
  walk(JSON.parse(readFileSync(join(folder, language, `${namespace}.json`), "utf8")), "")
  return texts
}

const namesIn = (text: string): string => [...new Set(text.match(/\{\{\w+\}\}/g) ?? [])].sort().join()

/** Whether anything is left to translate once the names filled in are taken out. */
const hasWords = (text: string): boolean => /\p{L}/u.test(text.replaceAll(/\{\{\w+\}\}/g, ""))

const isListed = (text: string, language: string): boolean =>
  identical.some((entry) => entry.text === text && entry.languages.includes(language))

function sources(): { path: string; text: string }[] {
  const start = join(root, "src/renderer")
  return readdirSync(start, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: path.slice(root.length + 1), text: readFileSync(path, "utf8") }))
}
