import type { Mark, Node } from "prosemirror-model"
import { type Declaration, metaId } from "../../core/declaration/declaration.ts"
import type { FootnoteId } from "../../core/declaration/ids.ts"
import {
  type Fields,
  type Json,
  noRecords,
  type Records,
  type Table,
  type TableName,
  tableNames,
} from "../../core/declaration/records.ts"
import { isParagraphKind, maxLevel, paragraphKinds, schema } from "../../core/schema/schema.ts"
import { emptyReport, type ParseResult, unreadable } from "../report.ts"
import { fileSchema } from "./file-form.ts"
import { Reader, WrongForm } from "./reader.ts"

/**
 * Reads a `.corchete.json` file, strictly: what is missing, misspelt or of
 * another type is refused with its place, because a declaration read with
 * something left out looks complete.
 */
export function parseDeclaration(text: string): ParseResult {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return unreadable(`not JSON: ${error.message}`, lineOfJsonError(text, error.message))
  }
  try {
    return { ok: true, declaration: readDeclaration(new Reader(value, "")), report: emptyReport }
  } catch (error) {
    if (!(error instanceof WrongForm)) throw error
    return unreadable(error.message)
  }
}

function readDeclaration(file: Reader): Declaration {
  const version = file.get("schema").number()
  if (version > fileSchema)
    throw new WrongForm(
      `schema: ${String(version)} is newer than this program, which reads ${String(fileSchema)}`,
    )
  if (version !== fileSchema) file.get("schema").fail(`expected ${String(fileSchema)}`)
  const ids = new Set<string>()
  const doc = schema.node(
    "doc",
    null,
    file
      .get("paragraphs")
      .list()
      .map((entry) => readParagraph(entry, ids)),
  )
  const notes = new Map<FootnoteId, Node>()
  for (const entry of file.get("footnotes").list()) {
    const id = entry.get("id").id() as FootnoteId
    if (notes.has(id)) entry.get("id").fail(`two footnotes are called “${id}”`)
    const own = new Set<string>()
    const content = entry
      .get("paragraphs")
      .list()
      .map((paragraph) => readParagraph(paragraph, own))
    notes.set(id, schema.node("doc", null, content))
  }
  refuseUnknownReferences(file, doc, notes)
  return { doc, notes, records: readRecords(file) }
}

function readParagraph(entry: Reader, ids: Set<string>): Node {
  const id = entry.get("id").id()
  if (ids.has(id)) entry.get("id").fail(`two paragraphs are called “${id}”`)
  ids.add(id)
  const kind = entry.get("kind").string()
  if (!isParagraphKind(kind)) entry.get("kind").fail(`expected one of ${paragraphKinds.join(", ")}`)
  const level = entry.get("level").number()
  if (!Number.isInteger(level) || level < 0 || level > maxLevel)
    entry.get("level").fail(`expected a whole number from 0 to ${String(maxLevel)}`)
  const attrs = {
    id,
    kind,
    level,
    label: entry.get("label").optional()?.string() ?? null,
    origin: entry.get("origin").optional()?.id() ?? null,
    brackets:
      entry
        .get("brackets")
        .optional()
        ?.list()
        .map((bracket) => bracket.id()) ?? [],
  }
  const text = entry.get("text").string()
  const content = entry.get("content").optional()
  const inline = content?.list().map(readInline) ?? (text === "" ? [] : [schema.text(text)])
  const node = schema.node("paragraph", attrs, inline)
  const words = node.textContent
  if (words !== text) entry.get("text").fail("its words differ from those of `content`")
  return node
}

function readInline(entry: Reader): Node {
  const marks = entry.get("marks").optional()?.list().map(readMark) ?? []
  const text = entry.get("text").optional()
  if (text) {
    if (text.string() === "") text.fail("expected at least one character")
    return schema.text(text.string(), marks)
  }
  const footnote = entry.get("footnote").optional()
  if (footnote) return schema.node("footnote", { id: footnote.id() }, undefined, marks)
  const place = entry.get("place").optional()
  if (place) return schema.node("place", { bracket: place.id() }, undefined, marks)
  return entry.fail("expected `text`, `footnote` or `place`")
}

function readMark(entry: Reader): Mark {
  if (entry.isString()) {
    const name = entry.string()
    if (name === "em" || name === "strong" || name === "sup") return schema.mark(name)
    return entry.fail("expected em, strong, sup, a bracket or a link")
  }
  const link = entry.get("link").optional()
  if (link) return schema.mark("link", { href: link.string() })
  return schema.mark("bracket", { id: entry.get("bracket").id() })
}

/** A reference to a footnote that the file does not hold would print as a number without a note. */
function refuseUnknownReferences(file: Reader, doc: Node, notes: ReadonlyMap<FootnoteId, Node>): void {
  doc.forEach((paragraph, _offset, index) => {
    paragraph.forEach((node) => {
      if (node.type.name !== "footnote" || notes.has(node.attrs.id as FootnoteId)) return
      file
        .get("paragraphs")
        .at(index)
        .fail(`refers to footnote “${String(node.attrs.id)}”, which is not there`)
    })
  })
}

function readRecords(file: Reader): Records {
  const tables: Record<TableName, Table> = { ...noRecords }
  const meta = readFields(file.get("meta"))
  if (Object.keys(meta).length > 0) tables.meta = new Map([[metaId, meta]])
  const records = file.get("records").optional()
  for (const [name, table] of records?.entries() ?? []) {
    const known = tableNames.find((candidate) => candidate === name && candidate !== "meta")
    if (!known)
      return table.fail(`expected one of ${tableNames.filter((table) => table !== "meta").join(", ")}`)
    tables[known] = new Map(table.entries().map(([id, fields]) => [id, readFields(fields)]))
  }
  return tables
}

const readFields = (entry: Reader): Fields =>
  Object.fromEntries(entry.entries().map(([name, value]): [string, Json] => [name, value.json()]))

/** The line a JSON error names by an offset, for messages that name a line. */
function lineOfJsonError(text: string, message: string): number | undefined {
  const line = /\(line (\d+)/.exec(message)?.[1]
  if (line !== undefined) return Number(line)
  const offset = /at position (\d+)/.exec(message)?.[1]
  return offset === undefined ? undefined : text.slice(0, Number(offset)).split("\n").length
}
