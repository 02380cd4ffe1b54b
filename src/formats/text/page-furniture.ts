import type { ImportLog, Line } from "./import-log.ts"

/**
 * Sets aside what belongs to the printed page and not to the text: running
 * heads and feet, page numbers, lone dashes.
 *
 * `number` is the document's own number from its cover: a foot such as
 * "6914/24 RR/hm 1" is recognised by it, and so is the service's name below.
 */
export function setAsidePageFurniture(
  lines: readonly Line[],
  log: ImportLog,
  number: string | null,
): readonly Line[] {
  let afterFoot = false
  return lines.filter((line, index) => {
    const text = line.text.trim()
    const isAlone = isBlank(lines[index - 1]) && isBlank(lines[index + 1])
    const foot =
      number !== null &&
      text.startsWith(number) &&
      /^(?:\s+(?:REV|ADD|COR) \d+)*\s+[\p{L}/]{2,12}\s+\d+(?:\s+\p{Lu}{2})?$/u.test(text.slice(number.length))
    // "JAI.B  EN": the unit and the language, on the line under the number.
    const unit = afterFoot && /^[\p{Lu}.]+(?: [\p{Lu}.\d]+)*(?:\s+\p{Lu}{2})?$/u.test(text)
    const page =
      isAlone &&
      /^(?:[-–—]\s*)?\d{1,4}(?:\s*[-–—])?$|^(?:page\s+)?\d{1,4} (?:of|\/|de) \d{1,4}$|^page \d{1,4}$/i.test(
        text,
      )
    const dash = isAlone && /^[-–—*•·]$/.test(text)
    afterFoot = foot
    if (foot || unit) log.setAside(line, "page-furniture", "foot of a printed page")
    else if (page) log.setAside(line, "page-number", "a number alone: of a page, or of a note repeated")
    else if (dash) log.setAside(line, "lone-mark", "a dash or bullet with nothing after it")
    return !(foot || unit || page || dash)
  })
}

const isBlank = (line: Line | undefined): boolean => line === undefined || line.text.trim() === ""
