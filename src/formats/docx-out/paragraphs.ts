import type { PrintedParagraph } from "../print/printed.ts"
import { element, escapeText } from "../xml/element.ts"
import { styleOf } from "./paragraph-styles.ts"
import { formatRuns, type PartContext, run, words } from "./runs.ts"

/** A paragraph of the body, in the style of its kind. */
export const formatParagraph = (printed: PrintedParagraph, context: PartContext): string =>
  styled(styleOf(printed.paragraph), label(printed), formatRuns(printed.runs, context))

/** A paragraph in a style. */
export const styled = (style: string, ...content: readonly string[]): string =>
  element("w:p", {}, element("w:pPr", {}, element("w:pStyle", { "w:val": style })), ...content)

/** A paragraph of plain words in a style. */
export const line = (style: string, text: string): string => styled(style, words(text, null))

/** A label of the paragraph's own ("3 bis"). Computed numbers and bullets come from the style. */
function label({ paragraph }: PrintedParagraph): string {
  // An empty label is that of a heading without a number: its style prints none either.
  if (!paragraph.label) return ""
  return run(
    "ParagraphLabel",
    element("w:t", { "xml:space": "preserve" }, escapeText(paragraph.label)),
    element("w:tab"),
  )
}
