import type { FileKind } from "../../../bridge/contract.ts"
import { finalGate } from "../../../core/checks/gate/final-gate.ts"
import type { Declaration } from "../../../core/declaration/declaration.ts"
import { withDissents } from "../../../core/positions/dissent.ts"
import { formatDeclaration } from "../../../formats/declaration-json/format-declaration.ts"
import { formatDocx } from "../../../formats/docx-out/format-docx.ts"
import { formatHtml } from "../../../formats/html/format-html.ts"
import { formatMarkdown } from "../../../formats/markdown/format-markdown.ts"
import { cleanCopy } from "../../../formats/print/clean-copy.ts"
import type { PrintView } from "../../../formats/print/printed.ts"
import { formatText } from "../../../formats/text/format-text.ts"

/** The files a declaration can be written to, by the ending of their names. */
export const exportFormats = ["docx", "txt", "html", "md", "corchete.json"] as const
export type ExportFormat = (typeof exportFormats)[number]

export const printViews: readonly PrintView[] = ["clean", "chair", "compilation"]

export interface ExportedFile {
  readonly kind: FileKind
  readonly ending: ExportFormat
  readonly bytes: Uint8Array
}

/** Writes a declaration; null for a clean text while anything stands in its way. */
export function exportFile(
  declaration: Declaration,
  format: ExportFormat,
  { view, hasCover }: { readonly view: PrintView; readonly hasCover: boolean },
): ExportedFile | null {
  if (view === "clean" && finalGate(declaration).length > 0) return null
  const text = view === "clean" ? cleanCopy(withDissents(declaration)).declaration : declaration
  const file = (kind: FileKind, content: string | Uint8Array): ExportedFile => ({
    kind,
    ending: format,
    bytes: typeof content === "string" ? new TextEncoder().encode(content) : content,
  })
  switch (format) {
    case "docx":
      return file("word", formatDocx(text, { view, hasCover }))
    case "txt":
      return file("text", formatText(text, { view }))
    case "html":
      return file("html", formatHtml(text, view))
    case "md":
      return file("markdown", formatMarkdown(text, view))
    case "corchete.json":
      return file("declaration", formatDeclaration(text))
    default:
      return format satisfies never
  }
}
