import { element, xmlHead } from "../xml/element.ts"
import { relationNamespace, wordNamespace } from "./namespaces.ts"
import { formatNumbering } from "./numbering.ts"
import { sectionProperties } from "./page.ts"
import type { Relations } from "./relations.ts"
import { formatSettings } from "./settings.ts"
import { formatStyles } from "./styles.ts"
import { type PartContent, packWord } from "./word-package.ts"

/** What a Word file of ours is made of. Parts that look the same in all of them are added. */
export interface Contents {
  readonly languageTag: string
  readonly title: string
  /** The inside of the body, before the properties of its last section. */
  readonly body: (idOf: (part: string) => string | undefined) => string
  /** The relations that the body made while it was written. */
  readonly relations: Relations
  readonly notes: { readonly xml: string; readonly relations: Relations }
  /** Page heads and feet: `header1.xml`, `footer1.xml` ... */
  readonly margins: ReadonlyMap<string, string>
  /** Which of them stand on the pages of the last section. */
  readonly section: { readonly header?: string; readonly firstHeader?: string; readonly footer?: string }
  readonly comments?: string | undefined
  readonly isRedline?: boolean
  readonly isLandscape?: boolean
}

/** Puts the parts of a Word file together. The same contents give the same bytes. */
export function assemble(contents: Contents): Uint8Array {
  const { languageTag, title, relations, notes, margins, section } = contents
  const parts = new Map<string, PartContent>([
    ["styles.xml", { xml: formatStyles(languageTag), type: "styles" }],
    ["numbering.xml", { xml: formatNumbering(), type: "numbering" }],
    ["settings.xml", { xml: formatSettings(languageTag, contents.isRedline ?? false), type: "settings" }],
    ["footnotes.xml", { xml: notes.xml, type: "footnotes", relations: notes.relations }],
  ])
  if (contents.comments !== undefined) parts.set("comments.xml", { xml: contents.comments, type: "comments" })
  for (const [name, xml] of margins) parts.set(name, { xml, type: name.replace(/\d*\.xml$/u, "") })
  const ids = new Map([...parts].map(([name, { type }]) => [name, relations.part(type, name)]))
  const idOf = (name: string | undefined): string | undefined =>
    name === undefined ? undefined : ids.get(name)
  const xml =
    xmlHead +
    element(
      "w:document",
      { "xmlns:w": wordNamespace, "xmlns:r": relationNamespace },
      element(
        "w:body",
        {},
        contents.body(idOf),
        sectionProperties({
          header: idOf(section.header),
          firstHeader: idOf(section.firstHeader),
          footer: idOf(section.footer),
          isLandscape: contents.isLandscape ?? false,
        }),
      ),
    )
  return packWord({ xml, type: "document.main", relations }, parts, { title, language: languageTag })
}
