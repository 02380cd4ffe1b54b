import { type CheckedText, findingIn, matchesIn } from "../checked-text.ts"
import type { Finding } from "../finding.ts"

const definition =
  /\((?:hereinafter,? ?(?:referred to as )?)?['"‘“]([^'"’”()]{2,60})['"’”]\)|\bhereinafter,? (?:referred (?:to )?as )?['"‘“]([^'"’”]{2,60})['"’”]/gi

/** A short name given twice: "('the Mechanism')" in the text and a note that says it again. */
export function checkDefinitions(texts: readonly CheckedText[]): Finding[] {
  const defined = new Map<string, string>()
  return texts.flatMap((text) =>
    matchesIn(text.text, definition).flatMap((at) => {
      const name = at.match[1] ?? at.match[2] ?? ""
      const key = name.toLowerCase().replace(/^the /, "")
      const first = defined.get(key)
      if (first === undefined) {
        defined.set(key, at.match[0])
        return []
      }
      return [
        findingIn(text, "double-definition", at, {
          source: "joint-practical-guide",
          params: { name, first },
        }),
      ]
    }),
  )
}
