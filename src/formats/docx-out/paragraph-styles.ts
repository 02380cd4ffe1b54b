import type { Paragraph } from "../../core/declaration/paragraph.ts"
import { element } from "../xml/element.ts"
import { bulletList, headingList } from "./list-ids.ts"

/**
 * A paragraph style. `paragraph` and `run` are the children of its w:pPr and
 * w:rPr, in the order the schema demands.
 */
export interface ParagraphStyle {
  readonly id: string
  /** The name Word shows; built-in styles carry Word's own, so that Word knows them. */
  readonly name: string
  readonly isOwn?: boolean
  readonly basedOn?: string
  readonly next?: string
  readonly paragraph?: string
  readonly run?: string
}

/**
 * The style of a paragraph. Everything about its look hangs on the style, so
 * that whoever receives the file can restyle it and nothing resists.
 */
export function styleOf({ kind, level, label }: Paragraph): string {
  const depth = String(Math.min(Math.max(level, 1), 3))
  const labelled = label === null ? "" : "Labelled"
  switch (kind) {
    case "title":
      return "Title"
    case "date-place":
      return "DateAndPlace"
    case "preamble":
      return "Preamble"
    case "operative":
      return "Operative"
    case "lead":
      return "Lead"
    case "heading":
      return `Heading${depth}${labelled}`
    case "item":
      return `ListBullet${depth === "1" ? "" : depth}${labelled}`
    case "annex-heading":
      return "AnnexHeading"
    case "note":
      return "FootnoteText"
    default:
      return kind satisfies never
  }
}

const keepNext = element("w:keepNext")
const keepLines = element("w:keepLines")
const centred = element("w:jc", { "w:val": "center" })
const bold = element("w:b") + element("w:bCs")
const size = (halfPoints: number): string =>
  element("w:sz", { "w:val": halfPoints }) + element("w:szCs", { "w:val": halfPoints })
const space = (before: number, after: number): string =>
  element("w:spacing", { "w:before": before, "w:after": after })
const indent = (left: number, hanging: number): string =>
  element("w:ind", { "w:left": left, "w:hanging": hanging })
const outline = (level: number): string => element("w:outlineLvl", { "w:val": level })
const list = (id: number, level: number): string =>
  element(
    "w:numPr",
    {},
    ...(level > 0 ? [element("w:ilvl", { "w:val": level })] : []),
    element("w:numId", { "w:val": id }),
  )
const tabs = (...stops: readonly (readonly [string, number])[]): string =>
  element("w:tabs", {}, ...stops.map(([kind, pos]) => element("w:tab", { "w:val": kind, "w:pos": pos })))

const levels = [1, 2, 3] as const

/** How far a numbered heading and a bullet stand in, in twentieths of a point. */
const headingIndent = 567
const bulletIndents = { 1: 567, 2: 1134, 3: 1701 } as const
const bulletHanging = 425

const headings = levels.map((level): ParagraphStyle => ({
  id: `Heading${String(level)}`,
  name: `heading ${String(level)}`,
  basedOn: "Normal",
  next: "Operative",
  paragraph:
    keepNext +
    keepLines +
    list(headingList, level - 1) +
    space(level === 1 ? 360 : 240, 160) +
    outline(level - 1),
  run: bold + (level === 3 ? element("w:i") + element("w:iCs") : ""),
}))

const items = levels.map((level): ParagraphStyle => {
  const suffix = level === 1 ? "" : String(level)
  return {
    id: `ListBullet${suffix}`,
    name: `List Bullet${suffix && ` ${suffix}`}`,
    basedOn: "Normal",
    paragraph: list(bulletList, level - 1) + space(0, level === 1 ? 120 : 80),
  }
})

/** With a label of their own ("3 bis") instead of the number or bullet of their list. */
const labelled = [
  ...levels.map((level): ParagraphStyle => ({
    id: `Heading${String(level)}Labelled`,
    name: `Heading ${String(level)} Labelled`,
    isOwn: true,
    basedOn: `Heading${String(level)}`,
    next: "Operative",
    paragraph: list(0, 0) + tabs(["left", headingIndent]) + indent(headingIndent, headingIndent),
  })),
  ...levels.map((level): ParagraphStyle => {
    const suffix = level === 1 ? "" : String(level)
    return {
      id: `ListBullet${suffix}Labelled`,
      name: `List Bullet ${suffix && `${suffix} `}Labelled`,
      isOwn: true,
      basedOn: `ListBullet${suffix}`,
      paragraph:
        list(0, 0) + tabs(["left", bulletIndents[level]]) + indent(bulletIndents[level], bulletHanging),
    }
  }),
]

/** The width between the margins of an upright page, where footers end. */
export const textWidth = 9070

export const paragraphStyles: readonly ParagraphStyle[] = [
  { id: "Normal", name: "Normal" },
  {
    id: "Title",
    name: "Title",
    basedOn: "Normal",
    next: "DateAndPlace",
    paragraph: keepNext + keepLines + space(0, 160) + centred,
    run: bold + size(28),
  },
  {
    id: "DateAndPlace",
    name: "Date and Place",
    isOwn: true,
    basedOn: "Normal",
    next: "Preamble",
    paragraph: space(0, 400) + centred,
  },
  { id: "Preamble", name: "Preamble", isOwn: true, basedOn: "Normal", paragraph: space(0, 200) },
  { id: "Operative", name: "Operative", isOwn: true, basedOn: "Normal", paragraph: space(0, 200) },
  {
    id: "Lead",
    name: "Lead",
    isOwn: true,
    basedOn: "Normal",
    next: "ListBullet",
    paragraph: keepNext + space(200, 120),
  },
  ...headings,
  ...items,
  ...labelled,
  {
    id: "AnnexHeading",
    name: "Annex Heading",
    isOwn: true,
    basedOn: "Normal",
    next: "ListBullet",
    paragraph: keepNext + keepLines + space(560, 200) + centred + outline(0),
    run: bold,
  },
  {
    id: "FootnoteText",
    name: "footnote text",
    basedOn: "Normal",
    paragraph:
      tabs(["left", 340]) +
      element("w:spacing", { "w:after": 40, "w:line": 240, "w:lineRule": "auto" }) +
      indent(340, 340),
    run: size(20),
  },
  {
    id: "UnplacedNote",
    name: "Note without Reference",
    isOwn: true,
    basedOn: "FootnoteText",
  },
  {
    id: "Header",
    name: "header",
    basedOn: "Normal",
    paragraph: space(0, 0) + element("w:jc", { "w:val": "right" }),
    run: size(20),
  },
  {
    id: "Footer",
    name: "footer",
    basedOn: "Normal",
    paragraph: tabs(["center", Math.round(textWidth / 2)], ["right", textWidth]) + space(0, 0),
    run: size(18),
  },
  {
    id: "CoverHouse",
    name: "Cover House",
    isOwn: true,
    basedOn: "Normal",
    paragraph: space(0, 0),
    run: bold,
  },
  { id: "CoverUnit", name: "Cover Unit", isOwn: true, basedOn: "Normal", paragraph: space(0, 0) },
  {
    id: "CoverNumber",
    name: "Cover Number",
    isOwn: true,
    basedOn: "Normal",
    paragraph: space(200, 200),
    run: bold,
  },
  {
    id: "CoverType",
    name: "Cover Type",
    isOwn: true,
    basedOn: "Normal",
    paragraph: space(560, 200),
    run: bold,
  },
  { id: "CoverLabel", name: "Cover Label", isOwn: true, basedOn: "Normal", paragraph: space(80, 80) },
  { id: "CoverEntry", name: "Cover Entry", isOwn: true, basedOn: "Normal", paragraph: space(80, 80) },
  { id: "CoverText", name: "Cover Text", isOwn: true, basedOn: "Normal", paragraph: space(480, 200) },
  {
    id: "TableText",
    name: "Table Text",
    isOwn: true,
    basedOn: "Normal",
    paragraph: element("w:spacing", { "w:before": 20, "w:after": 40, "w:line": 240, "w:lineRule": "auto" }),
    run: size(18),
  },
  {
    id: "TableHead",
    name: "Table Head",
    isOwn: true,
    basedOn: "TableText",
    paragraph: keepNext,
    run: bold,
  },
  {
    id: "AnnexHead",
    name: "Annex Head",
    isOwn: true,
    basedOn: "Header",
    run: bold + element("w:u", { "w:val": "single" }),
  },
]
