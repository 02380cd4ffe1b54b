import { element, xmlHead } from "../xml/element.ts"
import { relationNamespace, wordNamespace } from "./namespaces.ts"
import { line, styled } from "./paragraphs.ts"
import { run, words } from "./runs.ts"

/** A section of pages: what stands above and below the text, by relation id, and how the page lies. */
export interface Section {
  readonly header?: string | undefined
  /** On the first page only, where it is another one than on the rest. */
  readonly firstHeader?: string | undefined
  readonly footer?: string | undefined
  readonly isLandscape?: boolean
}

const paper = { short: 11906, long: 16838 }
const margin = 1418

/** The properties of a section, A4. */
export function sectionProperties(section: Section): string {
  const { header, firstHeader, footer, isLandscape } = section
  const reference = (name: string, type: string, id: string | undefined): string =>
    id === undefined ? "" : element(name, { "w:type": type, "r:id": id })
  return element(
    "w:sectPr",
    {},
    reference("w:headerReference", "default", header),
    reference("w:headerReference", "first", firstHeader),
    reference("w:footerReference", "default", footer),
    reference("w:footerReference", "first", firstHeader === undefined ? undefined : footer),
    element("w:type", { "w:val": "nextPage" }),
    isLandscape
      ? element("w:pgSz", { "w:w": paper.long, "w:h": paper.short, "w:orient": "landscape" })
      : element("w:pgSz", { "w:w": paper.short, "w:h": paper.long }),
    element("w:pgMar", {
      "w:top": margin,
      "w:right": isLandscape ? 1134 : margin,
      "w:bottom": margin,
      "w:left": isLandscape ? 1134 : margin,
      "w:header": 709,
      "w:footer": 567,
      "w:gutter": 0,
    }),
    firstHeader === undefined ? "" : element("w:titlePg"),
  )
}

/** A page head of one line. */
export const formatHeader = (text: string, style = "Header"): string => part("w:hdr", line(style, text))

/** A page foot of one line: words at the left, around the page number, and at the right. */
export const formatFooter = (left: string, afterNumber: string, right: string): string =>
  part(
    "w:ftr",
    styled(
      "Footer",
      words(`${left}\t`, null),
      element("w:fldSimple", { "w:instr": " PAGE " }, run(null, element("w:t", {}, "1"))),
      words(`${afterNumber}\t${right}`, null),
    ),
  )

const part = (name: string, content: string): string =>
  xmlHead + element(name, { "xmlns:w": wordNamespace, "xmlns:r": relationNamespace }, content)
