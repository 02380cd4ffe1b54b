import type { Meta } from "../../core/declaration/meta.ts"
import { pageWords, writtenDate } from "../print/page-words.ts"
import { textWidth } from "./paragraph-styles.ts"
import { line } from "./paragraphs.ts"
import { wordTable } from "./word-table.ts"

/**
 * The cover of a Council document: house, place and date, number and codes,
 * what it is, from whom to whom about what. Lines nobody has filled in are left
 * out rather than printed empty.
 */
export function formatCover(meta: Meta): string {
  const words = pageWords(meta.language)
  const head = wordTable(
    "TableNormal",
    [5200, textWidth - 5200],
    [
      [
        [line("CoverHouse", words.council), line("CoverHouse", words.secretariat)].join(""),
        [
          ...lines("CoverUnit", placeAndDate(meta)),
          ...lines("CoverUnit", originalLanguage(meta)),
          ...lines("CoverNumber", documentNumber(meta)),
          ...(meta.codes ?? []).map((code) => line("CoverUnit", code)),
        ].join("") || line("CoverUnit", ""),
      ],
    ],
  )
  const entries = [
    [words.from, meta.from],
    [words.to, meta.to],
    [words.previous, meta.previous],
    [words.subject, meta.subject],
  ].flatMap(([label, text]) => (label && text ? [[line("CoverLabel", label), line("CoverEntry", text)]] : []))
  return [
    head,
    ...lines("CoverType", meta.type),
    ...(entries.length > 0 ? [wordTable("CoverTable", [2100, textWidth - 2100], entries)] : []),
    ...lines("CoverText", meta.coverNote),
  ].join("")
}

/** "6914/24 REV 1": the number of a Council document with its suffixes. */
export const documentNumber = ({ number, suffix }: Meta): string | undefined =>
  number === undefined ? undefined : suffix ? `${number} ${suffix}` : number

const placeAndDate = ({ place, date, language }: Meta): string | undefined =>
  [place, date === undefined ? undefined : writtenDate(date, language)].filter(Boolean).join(", ")

const originalLanguage = ({ originalLanguage, language }: Meta): string | undefined =>
  originalLanguage && `(${pageWords(language).originalLanguage} ${originalLanguage})`

const lines = (style: string, text: string | undefined): string[] => (text ? [line(style, text)] : [])
