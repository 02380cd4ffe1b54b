import { type Language, languages } from "../../core/positions/actor.ts"
import type { Meta } from "../../core/declaration/meta.ts"
import { pageWords, writtenDate } from "../print/page-words.ts"

/** A line of a cover that one of our Word files has: its style and its words. */
export interface CoverLine {
  readonly style: string
  readonly text: string
}

/** Reads back the cover that `formatCover` wrote. Its styles say what each line is. */
export function readCover(lines: readonly CoverLine[]): Meta {
  const meta: { -readonly [K in keyof Meta]: Meta[K] } = {}
  const codes: string[] = []
  let entry: "from" | "to" | "previous" | "subject" | null = null
  for (const { style, text } of lines) {
    if (style === "covernumber") {
      const [number = "", ...suffix] = text.split(" ")
      meta.number = number
      if (suffix.length > 0) meta.suffix = suffix.join(" ")
    } else if (style === "covertype") meta.type = text
    else if (style === "covertext") meta.coverNote = text
    else if (style === "coverlabel") entry = entryLabelled(text)
    else if (style === "coverentry" && entry !== null) meta[entry] = text
    else if (style === "coverunit") {
      const original = /^\(\S+ (\p{L}{2})\)$/u.exec(text)?.[1]
      if (original !== undefined) meta.originalLanguage = original.toLowerCase()
      else if (/^\p{Lu}{2,} \d+$/u.test(text)) codes.push(text)
      else Object.assign(meta, placeAndDate(text))
    }
  }
  if (codes.length > 0) meta.codes = codes
  return meta
}

function entryLabelled(label: string): "from" | "to" | "previous" | "subject" | null {
  const names = ["from", "to", "previous", "subject"] as const
  return names.find((name) => languages.some((language) => pageWords(language)[name] === label)) ?? null
}

/** "Brussels, 28 February 2024": the date is the one that would be written like that. */
function placeAndDate(text: string): Pick<Meta, "place" | "date"> {
  const comma = text.indexOf(", ")
  const place = comma === -1 ? "" : text.slice(0, comma)
  const date = isoDate(comma === -1 ? text : text.slice(comma + 2))
  if (date === null) return { place: text }
  return place === "" ? { date } : { place, date }
}

function isoDate(written: string): string | null {
  const day = /\d{1,2}/u.exec(written)?.[0].padStart(2, "0")
  const year = /\d{4}/u.exec(written)?.[0]
  if (day === undefined || year === undefined) return null
  const candidates = Array.from(
    { length: 12 },
    (_, month) => `${year}-${String(month + 1).padStart(2, "0")}-${day}`,
  )
  const isWritten = (date: string): boolean =>
    languages.some((language: Language) => writtenDate(date, language) === written)
  return candidates.find(isWritten) ?? null
}
