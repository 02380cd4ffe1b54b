import type { Fields } from "../../core/declaration/records.ts"
import type { ImportLog, Line } from "./import-log.ts"

const months = "January|February|March|April|May|June|July|August|September|October|November|December".split(
  "|",
)

const number = /^(\d{3,5}\/\d{2,4})((?:\s+(?:REV|ADD|COR|INIT|EXT)\s*\d*)*)$/
const field = /^(From|To|Subject|No\. prev\. doc\.|No\. Cion doc\.)\s*:\s*(.*)$/
const fieldNames: Readonly<Record<string, string>> = {
  From: "from",
  To: "to",
  Subject: "subject",
  "No. prev. doc.": "previous",
  "No. Cion doc.": "commission",
}

/**
 * Takes the cover page of a Council document off the top: place and date,
 * number, subject codes, type, From, To, Subject and the sentence that
 * announces the annex. All of it becomes metadata of the declaration.
 *
 * Recognised only where a document number and From, To and Subject stand near
 * the top, before the first heading of the text proper.
 */
export function takeCover(
  lines: readonly Line[],
  log: ImportLog,
): { readonly meta: Fields; readonly rest: readonly Line[] } {
  const end = endOfCover(lines)
  if (end === -1) return { meta: {}, rest: lines }
  const meta: Record<string, string | readonly string[]> = {}
  let open: string | null = null
  for (const line of lines.slice(0, end)) {
    const text = bare(line.text)
    if (text === "") {
      open = null
      continue
    }
    open = readCoverLine(text, meta, open)
    log.setAside(line, "cover", "cover page: kept as metadata", "meta")
  }
  return { meta, rest: lines.slice(end) }
}

/** The cover ends after the paragraph that follows its fields: the note announcing the annex. */
function endOfCover(lines: readonly Line[]): number {
  const top = lines.slice(0, 60).map(({ text }) => bare(text))
  const found = (name: string): number => top.findIndex((text) => text.startsWith(`${name}:`))
  const places = [top.findIndex((text) => number.test(text)), found("From"), found("To"), found("Subject")]
  if (places.includes(-1)) return -1
  let at = places[3] ?? 0
  const skip = (isWanted: (text: string) => boolean): void => {
    while (at < top.length && isWanted(top[at] ?? "")) at += 1
  }
  skip((text) => text !== "")
  skip((text) => text === "")
  if (/^Delegations will find|^The (?:Council|General Secretariat)/i.test(top[at] ?? ""))
    skip((text) => text !== "")
  return at
}

/** Reads one line into `meta`; returns the field that a following line would continue. */
function readCoverLine(
  text: string,
  meta: Record<string, string | readonly string[]>,
  open: string | null,
): string | null {
  const named = field.exec(text)
  if (named) {
    const name = fieldNames[named[1] ?? ""] ?? ""
    meta[name] = (named[2] ?? "").trim()
    return name
  }
  if (open !== null) {
    meta[open] = `${textIn(meta, open)} ${text}`.trim().replace(/\s+/g, " ")
    return open
  }
  const dated =
    /^([\p{L} .-]+), (\d{1,2}) (\p{L}+) (\d{4})(?: \(\d\d\.\d\d\))?\s*(?:\(OR\. (\p{L}{2})\))?$/u.exec(text)
  const month = months.indexOf(dated?.[3] ?? "") + 1
  if (dated && month > 0) {
    meta.place = dated[1] ?? ""
    meta.date = `${dated[4] ?? ""}-${String(month).padStart(2, "0")}-${(dated[2] ?? "").padStart(2, "0")}`
    if (dated[5] !== undefined) meta.originalLanguage = dated[5].toLowerCase()
    return null
  }
  const numbered = number.exec(text)
  if (numbered) {
    meta.number = numbered[1] ?? ""
    if (numbered[2]) meta.suffix = numbered[2].trim()
  } else if (/^\p{Lu}{2,}(?: \p{Lu}+)* \d+(?:[ ,]+\p{Lu}{2,}(?: \p{Lu}+)* \d+)*$/u.test(text)) {
    meta.codes = text.split(/(?<=\d)[ ,]+/)
  } else if (/^[\p{Lu}"'/ ]{3,}(?:ITEM NOTE)?$/u.test(text)) {
    meta.type = text
  } else {
    meta.coverNote = meta.coverNote === undefined ? text : `${textIn(meta, "coverNote")}\n${text}`
    return "coverNote"
  }
  return null
}

const textIn = (meta: Readonly<Record<string, string | readonly string[]>>, name: string): string => {
  const value = meta[name]
  return typeof value === "string" ? value : ""
}

/** A line without the Markdown around it: the cover is read the same in every format. */
const bare = (text: string): string =>
  text
    .replace(/^\s*#+\s*|\*\*/g, "")
    .replace(/\s+/g, " ")
    .trim()
