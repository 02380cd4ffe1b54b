import type { Fields } from "../../core/declaration/records.ts"
import { type ParseResult, unreadable } from "../report.ts"
import { wordsOf } from "../text/block.ts"
import { connectNotes } from "../text/anchors.ts"
import { buildDeclaration, type ImportOptions } from "../text/build-declaration.ts"
import { takeCover } from "../text/cover.ts"
import { ImportLog, sourceLines } from "../text/import-log.ts"
import { setAsidePageFurniture } from "../text/page-furniture.ts"
import { takeProvenance } from "../text/provenance.ts"
import { type Structured, structure } from "../text/structure.ts"
import { readBlocks } from "./blocks.ts"
import { cleanConversionNoise } from "./conversion-noise.ts"
import { takeFrontMatter } from "./front-matter.ts"

/**
 * Reads a declaration written in Markdown, whether by hand or by a program that
 * converts PDF. Every line of the source is accounted for in the report.
 */
export function parseMarkdown(text: string, options: ImportOptions = {}): ParseResult {
  const source = sourceLines(text)
  const log = new ImportLog(source)
  const { meta: provenance, rest: known } = takeProvenance(source, log)
  const { meta: front, rest: withoutFront } = takeFrontMatter(known, log)
  const { meta: cover, rest: withoutCover } = takeCover(withoutFront, log)
  const number = typeof cover.number === "string" ? cover.number : null
  const lines = setAsidePageFurniture(withoutCover, log, number)
  const { blocks, notes } = readBlocks(
    lines.map((line) => cleanConversionNoise(line, log)),
    log,
  )
  if (blocks.length === 0) return unreadable("no paragraph found")
  const paragraphs = structure(connectNotes(blocks, notes, log), log)
  const title = paragraphs.find(({ kind }) => kind === "title")
  const meta: Fields = { ...nameFrom(title), ...provenance, ...front, ...cover }
  const declaration = buildDeclaration({ meta, paragraphs, notes }, log, options)
  return { ok: true, declaration, report: log.report("markdown") }
}

const nameFrom = (title: Structured | undefined): Fields => {
  const name = title ? wordsOf(title.runs) : ""
  return name === "" ? {} : { name }
}
