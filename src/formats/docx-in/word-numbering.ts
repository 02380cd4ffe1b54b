import { childElements, childNamed, type XmlElement } from "../xml/parse-xml.ts"
import { toggle, valueOf } from "./word-styles.ts"

/** A list has nine levels in Word. */
const levelsOfList = 9

interface Level {
  readonly start: number
  readonly format: string
  /** "%1.%2)": what is printed, a placeholder per level. */
  readonly text: string
  readonly isAllDecimal: boolean
}

/** What stands before a paragraph of a list. */
export type ListMarker =
  | { readonly kind: "bullet"; readonly level: number }
  | { readonly kind: "number"; readonly level: number; readonly text: string; readonly isKnown: boolean }
  | { readonly kind: "none"; readonly level: number }

/**
 * The lists of a file, counting as Word counts: paragraphs in reading order,
 * lists of one definition in one count, deeper levels anew after a higher one.
 */
export class WordLists {
  readonly #levels = new Map<string, ReadonlyMap<number, Level>>()
  /** Lists of one abstract definition share their numbers, unless a list starts its own. */
  readonly #counterOf = new Map<string, string>()
  readonly #counts = new Map<string, number[]>()
  readonly #byStyle = new Map<string, { readonly list: string; readonly level: number }>()

  constructor(numbering: XmlElement | null) {
    const children = numbering ? childElements(numbering) : []
    const abstract = new Map(
      children
        .filter(({ name }) => name === "w:abstractNum")
        .map((element) => [element.attributes["w:abstractNumId"] ?? "", element]),
    )
    for (const list of children.filter(({ name }) => name === "w:num")) {
      const id = list.attributes["w:numId"] ?? ""
      const base = valueOf(childNamed(list, "w:abstractNumId")) ?? ""
      const levels = new Map<number, Level>()
      const definition = abstract.get(base)
      for (const level of definition ? childElements(definition) : [])
        if (level.name === "w:lvl") this.#add(id, levels, level)
      let hasOwnCount = false
      for (const override of childElements(list).filter(({ name }) => name === "w:lvlOverride")) {
        const at = Number(override.attributes["w:ilvl"] ?? "0")
        const own = childNamed(override, "w:lvl")
        if (own) this.#add(id, levels, own)
        const start = Number(valueOf(childNamed(override, "w:startOverride")) ?? "NaN")
        const level = levels.get(at)
        if (!Number.isInteger(start) || !level) continue
        levels.set(at, { ...level, start })
        hasOwnCount = true
      }
      this.#levels.set(id, levels)
      this.#counterOf.set(id, hasOwnCount ? `list ${id}` : `definition ${base}`)
    }
  }

  /** The list a style belongs to, where only the list says so. */
  placeOfStyle(style: string): { readonly list: string; readonly level: number } | null {
    return this.#byStyle.get(style) ?? null
  }

  /** Counts one more paragraph of a list; null where there is no such list. */
  next(list: string, level: number): ListMarker | null {
    const levels = this.#levels.get(list)
    const own = levels?.get(level)
    if (!levels || !own) return null
    const counter = this.#counterOf.get(list) ?? list
    const counts = this.#counts.get(counter) ?? []
    this.#counts.set(counter, counts)
    counts.length = Math.min(counts.length, level + 1)
    for (let higher = 0; higher < level; higher++) counts[higher] ??= levels.get(higher)?.start ?? 1
    counts[level] = counts[level] === undefined ? own.start : counts[level] + 1
    if (own.format === "bullet") return { kind: "bullet", level }
    if (own.format === "none" || own.text === "") return { kind: "none", level }
    let isKnown = true
    const text = own.text.replace(/%([1-9])/gu, (_placeholder, digit: string) => {
      const at = Number(digit) - 1
      const format = own.isAllDecimal ? "decimal" : (levels.get(at)?.format ?? "decimal")
      const written = writtenNumber(counts[at] ?? levels.get(at)?.start ?? 1, format)
      if (written === null) isKnown = false
      return written ?? String(counts[at] ?? 1)
    })
    return { kind: "number", level, text, isKnown }
  }

  #add(list: string, levels: Map<number, Level>, element: XmlElement): void {
    const at = Number(element.attributes["w:ilvl"] ?? "0")
    if (!(at >= 0 && at < levelsOfList)) return
    levels.set(at, {
      start: Number(valueOf(childNamed(element, "w:start")) ?? "1"),
      format: valueOf(childNamed(element, "w:numFmt")) ?? "decimal",
      text: valueOf(childNamed(element, "w:lvlText")) ?? "",
      isAllDecimal: toggle(childNamed(element, "w:isLgl")) ?? false,
    })
    const style = valueOf(childNamed(element, "w:pStyle"))
    if (style !== undefined && !this.#byStyle.has(style)) this.#byStyle.set(style, { list, level: at })
  }
}

const highestWritten = 3999

/** A number in one of Word's formats, or null for a format we do not write (it is then decimal, and reported). */
export function writtenNumber(number: number, format: string): string | null {
  if (format === "decimal") return String(number)
  // Letters and Roman numbers grow with the number, and a file may start a list at a milliard.
  if (number < 1 || number > highestWritten) return null
  switch (format) {
    case "decimalZero":
      return String(number).padStart(2, "0")
    case "lowerLetter":
      return letters(number)
    case "upperLetter":
      return letters(number).toUpperCase()
    case "lowerRoman":
      return roman(number).toLowerCase()
    case "upperRoman":
      return roman(number)
    case "ordinal":
      return `${String(number)}${ordinalEnding(number)}`
    default:
      return null
  }
}

/** a to z, then aa, bb: Word repeats the letter. */
const letters = (number: number): string =>
  String.fromCharCode(97 + ((number - 1) % 26)).repeat(Math.floor((number - 1) / 26) + 1)

const romans: readonly (readonly [number, string])[] = [
  [1000, "M"],
  [900, "CM"],
  [500, "D"],
  [400, "CD"],
  [100, "C"],
  [90, "XC"],
  [50, "L"],
  [40, "XL"],
  [10, "X"],
  [9, "IX"],
  [5, "V"],
  [4, "IV"],
  [1, "I"],
]

function roman(number: number): string {
  let rest = number
  let written = ""
  for (const [value, sign] of romans) for (; rest >= value; rest -= value) written += sign
  return written
}

function ordinalEnding(number: number): string {
  const last = number % 10
  if (Math.floor(number / 10) % 10 === 1) return "th"
  return last === 1 ? "st" : last === 2 ? "nd" : last === 3 ? "rd" : "th"
}
