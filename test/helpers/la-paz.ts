import { readFileSync } from "node:fs"
import { join } from "node:path"
import type { Declaration } from "../../src/core/declaration/declaration.ts"
import { paragraphs, plainText } from "../../src/core/declaration/paragraph.ts"
import { parseDeclaration } from "../../src/formats/declaration-json/parse-declaration.ts"

const file = join(import.meta.dirname, "../../resources/baselines/la-paz-2024.corchete.json")
const parsed = parseDeclaration(readFileSync(file, "utf8"))
if (!parsed.ok) throw new Error(parsed.message)

/** The La Paz declaration, as it is shipped. */
export const laPazDeclaration: Declaration = parsed.declaration

const texts = new Map(paragraphs(laPazDeclaration).map(({ id, node }) => [String(id), plainText(node)]))

/** The words of some of its paragraphs. */
export const laPaz = (...ids: readonly string[]): string[] =>
  ids.map((id) => {
    const text = texts.get(id)
    if (text === undefined) throw new Error(`La Paz has no paragraph ${id}`)
    return text
  })
