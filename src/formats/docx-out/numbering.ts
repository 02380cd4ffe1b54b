import { element, xmlHead } from "../xml/element.ts"
import { bulletList, headingList } from "./list-ids.ts"
import { wordNamespace } from "./namespaces.ts"

/** The bullets of the La Paz print: a dot, a flower of diamonds; the third level it has none of. */
export const bulletSigns = ["•", "❖", "–"] as const

/** The part `word/numbering.xml`. Each level belongs to a style, so that no paragraph needs a number of its own. */
export function formatNumbering(): string {
  const headings = [0, 1, 2].map((level) =>
    element(
      "w:lvl",
      { "w:ilvl": level },
      element("w:start", { "w:val": 1 }),
      element("w:numFmt", { "w:val": "decimal" }),
      element("w:pStyle", { "w:val": `Heading${String(level + 1)}` }),
      element("w:lvlText", { "w:val": ["%1.", "%1.%2", "%1.%2.%3"][level] }),
      element("w:lvlJc", { "w:val": "left" }),
      element("w:pPr", {}, element("w:ind", { "w:left": 567 + level * 142, "w:hanging": 567 + level * 142 })),
    ),
  )
  const bullets = bulletSigns.map((sign, level) =>
    element(
      "w:lvl",
      { "w:ilvl": level },
      element("w:start", { "w:val": 1 }),
      element("w:numFmt", { "w:val": "bullet" }),
      element("w:pStyle", { "w:val": level === 0 ? "ListBullet" : `ListBullet${String(level + 1)}` }),
      element("w:lvlText", { "w:val": sign }),
      element("w:lvlJc", { "w:val": "left" }),
      element("w:pPr", {}, element("w:ind", { "w:left": 567 * (level + 1), "w:hanging": 425 })),
    ),
  )
  return (
    xmlHead +
    element(
      "w:numbering",
      { "xmlns:w": wordNamespace },
      abstractList(headingList, headings),
      abstractList(bulletList, bullets),
      list(headingList),
      list(bulletList),
    )
  )
}

const abstractList = (id: number, levels: readonly string[]): string =>
  element(
    "w:abstractNum",
    { "w:abstractNumId": id },
    element("w:multiLevelType", { "w:val": "multilevel" }),
    ...levels,
  )

const list = (id: number): string =>
  element("w:num", { "w:numId": id }, element("w:abstractNumId", { "w:val": id }))
