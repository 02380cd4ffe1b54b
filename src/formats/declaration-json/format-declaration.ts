import type { Mark, Node } from "prosemirror-model"
import { brackets } from "../../core/brackets/bracket.ts"
import { bracketRecord } from "../../core/brackets/bracket-record.ts"
import { type Declaration, metaId } from "../../core/declaration/declaration.ts"
import type { BracketId } from "../../core/declaration/ids.ts"
import { plainText, textOffset } from "../../core/declaration/paragraph.ts"
import { type Fields, type Json, type Table, tableNames } from "../../core/declaration/records.ts"
import { footnotes } from "../../core/positions/footnote.ts"
import type { ParagraphAttrs } from "../../core/schema/schema.ts"
import {
  type FileBracket,
  type FileDeclaration,
  type FileFootnote,
  type FileInline,
  type FileMark,
  type FileParagraph,
  fileSchema,
} from "./file-form.ts"

/** A declaration as the text of a `.corchete.json` file. The same declaration gives the same bytes. */
export function formatDeclaration(declaration: Declaration): string {
  return `${JSON.stringify(declarationToJson(declaration), null, 2)}\n`
}

/** The same as plain data, for `corchete export --to json` and whoever embeds it. */
export function declarationToJson(declaration: Declaration): FileDeclaration {
  return {
    schema: fileSchema,
    meta: sortKeys(declaration.records.meta.get(metaId) ?? {}),
    paragraphs: paragraphsToJson(declaration.doc),
    footnotes: footnotesToJson(declaration),
    brackets: bracketsToJson(declaration),
    records: recordsToJson(declaration),
  }
}

function footnotesToJson(declaration: Declaration): FileFootnote[] {
  return footnotes(declaration).map(({ id, number, kind, owner, status, text, references }) => ({
    id,
    number,
    kind,
    owner,
    status,
    text: plainText(text),
    anchors: references.map(({ paragraph, pos }) => {
      const { parent, parentOffset } = declaration.doc.resolve(pos)
      return { paragraph, offset: textOffset(parent, parentOffset) }
    }),
    paragraphs: paragraphsToJson(text),
  }))
}

/** Open brackets in reading order, then the records of those lifted. */
function bracketsToJson(declaration: Declaration): FileBracket[] {
  const standing = brackets(declaration)
  const ids = new Set<string>(standing.map(({ id }) => id))
  const lifted = [...declaration.records.brackets].filter(([id]) => !ids.has(id)).sort(byKey)
  return [
    ...standing.map(({ id, record, depth, footnote, from, to }) => {
      const doc = footnote === null ? declaration.doc : declaration.notes.get(footnote)
      const text = doc?.textBetween(from, to, "\n") ?? ""
      const { proposes, proposedBy, settled } = record
      return { id, depth, footnote, proposes, proposedBy, outcome: settled?.outcome ?? null, text }
    }),
    ...lifted.map(([id, fields]) => {
      const { proposes, proposedBy, settled } = bracketRecord(id as BracketId, fields)
      const outcome = settled?.outcome ?? null
      return { id, depth: null, footnote: null, proposes, proposedBy, outcome, text: null }
    }),
  ]
}

function recordsToJson(declaration: Declaration): FileDeclaration["records"] {
  const filled = tableNames.filter((name) => name !== "meta" && declaration.records[name].size > 0)
  return Object.fromEntries(filled.map((name) => [name, tableToJson(declaration.records[name])]))
}

const tableToJson = (table: Table): Record<string, Fields> =>
  Object.fromEntries([...table].sort(byKey).map(([id, fields]) => [id, sortKeys(fields)]))

function paragraphsToJson(doc: Node): FileParagraph[] {
  return doc.children.map((node) => {
    const { id, kind, level, label, origin, brackets: onParagraph } = node.attrs as ParagraphAttrs
    const isPlain = node.children.every((child) => child.isText && child.marks.length === 0)
    return {
      id,
      kind,
      level,
      label,
      ...(origin !== null && { origin }),
      ...(onParagraph.length > 0 && { brackets: onParagraph }),
      text: plainText(node),
      ...(!isPlain && { content: node.children.map(inlineToJson) }),
    }
  })
}

function inlineToJson(node: Node): FileInline {
  const marks = node.marks.length > 0 ? { marks: node.marks.map(markToJson) } : {}
  if (node.isText) return { text: node.text ?? "", ...marks }
  if (node.type.name === "footnote") return { footnote: String(node.attrs.id), ...marks }
  return { place: String(node.attrs.bracket), ...marks }
}

function markToJson(mark: Mark): FileMark {
  if (mark.type.name === "bracket") return { bracket: String(mark.attrs.id) }
  if (mark.type.name === "link") return { link: String(mark.attrs.href) }
  return mark.type.name as "em" | "strong" | "sup"
}

/** Records come out of maps that two drafters filled in different order. */
const sortKeys = (fields: Fields): Fields =>
  Object.fromEntries(
    Object.entries(fields)
      .sort(byKey)
      .map(([name, value]: [string, Json]) => [name, value]),
  )

const byKey = ([first]: [string, unknown], [second]: [string, unknown]): number => (first < second ? -1 : 1)
