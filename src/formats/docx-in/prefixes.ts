import type { XmlElement } from "../xml/parse-xml.ts"

/** The prefixes Word uses, by namespace; the strict standard has other namespaces for the same elements. */
const usual: Readonly<Record<string, string>> = {
  "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
  "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
  "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
  "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
  "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
  "http://purl.oclc.org/ooxml/officeDocument/math": "m",
  "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
  "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp",
  "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": "wp",
}

/** A tree whose elements carry the usual prefixes, whatever the program that wrote it called them. */
export function withWordPrefixes(root: XmlElement): XmlElement {
  const renamed = new Map<string, string>()
  for (const [name, namespace] of Object.entries(root.attributes)) {
    const prefix = name === "xmlns" ? "" : name.startsWith("xmlns:") ? name.slice(6) : null
    const wanted = usual[namespace]
    if (prefix !== null && wanted !== undefined && wanted !== prefix) renamed.set(prefix, wanted)
  }
  if (renamed.size === 0) return root
  const rename = (name: string, isAttribute: boolean): string => {
    const [local = "", prefix = ""] = name.split(":").reverse()
    // An attribute without prefix is in no namespace.
    if (isAttribute && prefix === "") return name
    const wanted = renamed.get(prefix)
    return wanted === undefined ? name : `${wanted}:${local}`
  }
  const walk = (element: XmlElement): XmlElement => ({
    name: rename(element.name, false),
    attributes: Object.fromEntries(
      Object.entries(element.attributes).map(([name, value]) => [rename(name, true), value]),
    ),
    children: element.children.map((child) => (typeof child === "string" ? child : walk(child))),
  })
  return walk(root)
}
