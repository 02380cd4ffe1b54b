import type { Mark } from "prosemirror-model"
import type { PrintedRun } from "../print/printed.ts"
import { element, escapeText } from "../xml/element.ts"

/** The runs of a paragraph as HTML. */
export const htmlRuns = (runs: readonly PrintedRun[]): string => runs.map(htmlRun).join("")

function htmlRun(run: PrintedRun): string {
  switch (run.kind) {
    case "text":
      return run.marks.reduceRight(
        (inside, mark) => marked(mark, inside),
        escapeText(run.text).replace(/\r\n?|\n/gu, "<br>"),
      )
    case "sign":
      return element("span", { class: "sign" }, escapeText(run.text))
    case "reference": {
      const number = String(run.number)
      const link = { href: `#note-${number}`, role: "doc-noteref" }
      return element(
        "sup",
        {},
        element("a", { ...link, id: run.again ? undefined : `reference-${number}` }, number),
      )
    }
    default:
      return run satisfies never
  }
}

function marked(mark: Mark, inside: string): string {
  switch (mark.type.name) {
    case "em":
    case "strong":
    case "sup":
      return element(mark.type.name, {}, inside)
    case "link": {
      const href = String(mark.attrs.href)
      // An address of another kind, such as "javascript:", stays words.
      return /^(https?|mailto):/iu.test(href) ? element("a", { href }, inside) : inside
    }
    default:
      return inside
  }
}
