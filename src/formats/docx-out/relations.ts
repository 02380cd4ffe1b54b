import { element, xmlHead } from "../xml/element.ts"
import { relationNamespace } from "./namespaces.ts"

/** The relations of one part: links to the web, and to other parts. */
export class Relations {
  readonly #targets = new Map<string, { readonly id: string; readonly xml: string }>()

  /** The id of the relation to another part of the file. */
  part(type: string, target: string): string {
    return this.#add(target, { Type: `${relationNamespace}/${type}`, Target: target })
  }

  /** The id of the relation to a web address. */
  link(href: string): string {
    return this.#add(href, {
      Type: `${relationNamespace}/hyperlink`,
      Target: href,
      TargetMode: "External",
    })
  }

  get isEmpty(): boolean {
    return this.#targets.size === 0
  }

  format(): string {
    return (
      xmlHead +
      element(
        "Relationships",
        { xmlns: "http://schemas.openxmlformats.org/package/2006/relationships" },
        ...[...this.#targets.values()].map(({ xml }) => xml),
      )
    )
  }

  #add(target: string, attributes: Readonly<Record<string, string>>): string {
    const known = this.#targets.get(target)
    if (known) return known.id
    const id = `rId${String(this.#targets.size + 1)}`
    this.#targets.set(target, { id, xml: element("Relationship", { Id: id, ...attributes }) })
    return id
  }
}
