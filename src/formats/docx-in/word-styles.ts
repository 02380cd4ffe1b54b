import { childElements, childNamed, type XmlElement } from "../xml/parse-xml.ts"

/** How words look, as far as a declaration keeps it. Undefined where nothing says. */
export interface Look {
  readonly strong?: boolean
  readonly em?: boolean
  readonly sup?: boolean
  readonly hidden?: boolean
}

/** What a paragraph says about its list: Word takes each half from the nearest place that has it. */
export interface ListPlace {
  readonly list?: string
  readonly level?: number
}

export interface WordStyle {
  /** In lower case without spaces: programs write the ids and spell the names each in their own way. */
  readonly name: string
  readonly look: Look
  readonly place: ListPlace
  /** 0 for a heading of level 1. */
  readonly outline: number | null
}

/** The styles of a file by id, each with what it takes over from those it is based on. */
export function readStyles(styles: XmlElement | null): ReadonlyMap<string, WordStyle> {
  const elements = new Map(
    (styles ? childElements(styles) : [])
      .filter(({ name }) => name === "w:style")
      .map((style) => [style.attributes["w:styleId"] ?? "", style]),
  )
  const read = new Map<string, WordStyle>()
  const readStyle = (id: string, seen: ReadonlySet<string>): WordStyle | null => {
    const known = read.get(id)
    const element = elements.get(id)
    // Styles based on each other in a circle occur in damaged files.
    if (known || !element || seen.has(id)) return known ?? null
    const base = valueOf(childNamed(element, "w:basedOn"))
    const under = base === undefined ? null : readStyle(base, new Set([...seen, id]))
    const paragraph = childNamed(element, "w:pPr")
    const outline = Number(valueOf(childNamed(paragraph, "w:outlineLvl")) ?? "NaN")
    const style: WordStyle = {
      name: (valueOf(childNamed(element, "w:name")) ?? id).toLowerCase().replace(/[\s_-]+/gu, ""),
      look: { ...under?.look, ...lookOf(childNamed(element, "w:rPr")) },
      place: { ...under?.place, ...listPlaceOf(paragraph) },
      outline: Number.isInteger(outline) ? outline : (under?.outline ?? null),
    }
    read.set(id, style)
    return style
  }
  for (const id of elements.keys()) readStyle(id, new Set())
  return read
}

/** What run properties say about how words look. */
export function lookOf(properties: XmlElement | undefined): Look {
  if (!properties) return {}
  const strong = toggle(childNamed(properties, "w:b"))
  const em = toggle(childNamed(properties, "w:i"))
  const hidden = toggle(childNamed(properties, "w:vanish"))
  const align = valueOf(childNamed(properties, "w:vertAlign"))
  // LibreOffice raises words by a position instead.
  const raised = Number(valueOf(childNamed(properties, "w:position")) ?? "0") > 3
  const sup = align === undefined ? (raised ? true : undefined) : align === "superscript"
  return {
    ...(strong !== undefined && { strong }),
    ...(em !== undefined && { em }),
    ...(sup !== undefined && { sup }),
    ...(hidden !== undefined && { hidden }),
  }
}

/** What paragraph properties say about the list a paragraph is in. */
export function listPlaceOf(properties: XmlElement | undefined): ListPlace {
  const numbering = childNamed(properties, "w:numPr")
  const list = valueOf(childNamed(numbering, "w:numId"))
  const level = Number(valueOf(childNamed(numbering, "w:ilvl")) ?? "NaN")
  return { ...(list !== undefined && { list }), ...(Number.isInteger(level) && { level }) }
}

export const valueOf = (element: XmlElement | undefined): string | undefined => element?.attributes["w:val"]

/** A property that is on by standing there, unless it says off. */
export function toggle(element: XmlElement | undefined): boolean | undefined {
  if (!element) return undefined
  const value = valueOf(element)
  return value === undefined || !["0", "false", "off"].includes(value)
}
