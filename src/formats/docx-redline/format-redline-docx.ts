import type { Declaration } from "../../core/declaration/declaration.ts"
import { metaOf } from "../../core/declaration/meta.ts"
import { readingOrder } from "../../core/redline/reading-order.ts"
import { type Redline, redline } from "../../core/redline/redline.ts"
import { assemble } from "../docx-out/assemble.ts"
import { formatFooter, formatHeader } from "../docx-out/page.ts"
import { pageWords } from "../print/page-words.ts"
import { RedlineBody } from "./redline-body.ts"
import type { RedlineDocxOptions } from "./redline-options.ts"
import { verifyRedline } from "./verify-redline.ts"

/**
 * A redline as a Word file.
 *
 * Tracked changes are verified before the file is handed out: accepting all
 * gives the draft, rejecting all the baseline. A file that fails is a mistake
 * of ours and throws: a wrong redline is worse than none.
 */
export function formatRedlineDocx(
  baseline: Declaration,
  draft: Declaration,
  options: RedlineDocxOptions,
  compared: Redline = redline(baseline, draft),
): Uint8Array {
  const words = pageWords(metaOf(draft).language)
  const writer = new RedlineBody(compared, { baseline, draft }, options)
  const body = writer.format(readingOrder(compared))
  const bytes = assemble({
    languageTag: words.tag,
    title: options.title,
    body: () => body,
    relations: writer.relations,
    notes: writer.notes(),
    comments: writer.comments(),
    margins: new Map([
      ["header1.xml", formatHeader(options.title)],
      ["footer1.xml", formatFooter("", "", "")],
    ]),
    section: { header: "header1.xml", footer: "footer1.xml" },
    isRedline: options.marking === "tracked",
  })
  if (options.marking === "tracked") verifyRedline(bytes, baseline, draft)
  return bytes
}
