import { element, escapeText, xmlHead } from "../xml/element.ts"
import { pack } from "../zip/pack.ts"
import { Relations } from "./relations.ts"

const documentTypes = "application/vnd.openxmlformats-officedocument.wordprocessingml"

/** The parts of a Word file beside the document itself, by their name under `word/`. */
export type Parts = ReadonlyMap<string, PartContent>

export interface PartContent {
  readonly xml: string
  /** The content type's last words: "styles", "footnotes" ... */
  readonly type: string
  readonly relations?: Relations
}

export interface Properties {
  readonly title: string
  readonly language: string
}

/**
 * A Word file of some parts. Only what a text needs: no application properties,
 * no times, no names, no revision ids. What is not written cannot leak.
 */
export function packWord(document: PartContent, parts: Parts, properties: Properties): Uint8Array {
  const packageRelations = new Relations()
  packageRelations.part("officeDocument", "word/document.xml")
  const core = "http://schemas.openxmlformats.org/package/2006"
  const files = new Map<string, string>([
    ["[Content_Types].xml", contentTypes(document, parts)],
    [
      "_rels/.rels",
      packageRelations.format().replace(
        "</Relationships>",
        element("Relationship", {
          Id: "rId2",
          Type: `${core}/relationships/metadata/core-properties`,
          Target: "docProps/core.xml",
        }) + "</Relationships>",
      ),
    ],
    ["docProps/core.xml", coreProperties(properties)],
    ["word/document.xml", document.xml],
  ])
  for (const [name, part] of [["document.xml", document] as const, ...parts]) {
    files.set(`word/${name}`, part.xml)
    if (part.relations && !part.relations.isEmpty)
      files.set(`word/_rels/${name}.rels`, part.relations.format())
  }
  return pack(files)
}

function contentTypes(document: PartContent, parts: Parts): string {
  const override = (path: string, type: string): string =>
    element("Override", { PartName: `/${path}`, ContentType: type })
  return (
    xmlHead +
    element(
      "Types",
      { xmlns: "http://schemas.openxmlformats.org/package/2006/content-types" },
      element("Default", {
        Extension: "rels",
        ContentType: "application/vnd.openxmlformats-package.relationships+xml",
      }),
      element("Default", { Extension: "xml", ContentType: "application/xml" }),
      override("word/document.xml", `${documentTypes}.${document.type}+xml`),
      ...[...parts].map(([name, { type }]) => override(`word/${name}`, `${documentTypes}.${type}+xml`)),
      override("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
    )
  )
}

function coreProperties({ title, language }: Properties): string {
  return (
    xmlHead +
    element(
      "cp:coreProperties",
      {
        "xmlns:cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
        "xmlns:dc": "http://purl.org/dc/elements/1.1/",
      },
      element("dc:title", {}, escapeText(title)),
      element("dc:language", {}, language),
    )
  )
}
