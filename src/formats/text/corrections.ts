import { Transform } from "prosemirror-transform"
import type { Declaration } from "../../core/declaration/declaration.ts"
import type { FootnoteId } from "../../core/declaration/ids.ts"
import { paragraphsOf } from "../../core/declaration/paragraph.ts"
import { isParagraphKind, type ParagraphAttrs, schema } from "../../core/schema/schema.ts"
import { Reader, WrongForm } from "../declaration-json/reader.ts"
import type { ImportReport, ReportEntry } from "../report.ts"

/**
 * What a person decided about an import after looking at the original, with the
 * reason. Kept in a file of its own, so that the import can be repeated and
 * everybody sees what was not done by rule.
 */
export type Correction = {
  /** The line of the source whose paragraph or note is concerned. */
  readonly line: number
  readonly reason: string
} & (
  | { readonly what: "restyle"; readonly attrs: Partial<Pick<ParagraphAttrs, "kind" | "level" | "label">> }
  | { readonly what: "anchor"; readonly note: FootnoteId; readonly after: string }
  | { readonly what: "replace"; readonly before: string; readonly words: string }
)

type Parsed =
  | { readonly ok: true; readonly corrections: readonly Correction[] }
  | { readonly ok: false; readonly message: string }

/** Reads a file of corrections: a list of objects with `line`, `reason` and one of the three changes. */
export function parseCorrections(text: string): Parsed {
  try {
    return { ok: true, corrections: new Reader(JSON.parse(text), "correction").list().map(readCorrection) }
  } catch (error) {
    if (error instanceof SyntaxError) return { ok: false, message: `not JSON: ${error.message}` }
    if (error instanceof WrongForm) return { ok: false, message: error.message }
    throw error
  }
}

function readCorrection(entry: Reader): Correction {
  const line = entry.get("line").number()
  const reason = entry.get("reason").string()
  if (reason.trim() === "") entry.get("reason").fail("expected the reason for the correction")
  const restyle = entry.get("restyle").optional()
  if (restyle) {
    const kind = restyle.get("kind").optional()?.string()
    if (kind !== undefined && !isParagraphKind(kind)) restyle.get("kind").fail("no such kind of paragraph")
    const level = restyle.get("level").optional()?.number()
    const label = restyle.get("label").optional()?.string()
    return {
      line,
      reason,
      what: "restyle",
      attrs: {
        ...(isParagraphKind(kind) && { kind }),
        ...(level !== undefined && { level }),
        ...(label !== undefined && { label }),
      },
    }
  }
  const anchor = entry.get("anchor").optional()
  if (anchor) {
    const note = anchor.get("note").id() as FootnoteId
    return { line, reason, what: "anchor", note, after: anchor.get("after").string() }
  }
  const replace = entry.get("replace").optional()
  if (!replace) return entry.fail("expected `restyle`, `anchor` or `replace`")
  return {
    line,
    reason,
    what: "replace",
    before: replace.get("before").string(),
    words: replace.get("after").string(),
  }
}

type Applied =
  | { readonly ok: true; readonly declaration: Declaration; readonly report: ImportReport }
  | { readonly ok: false; readonly message: string; readonly line: number }

/**
 * The import with its corrections applied, each one an entry of the report. A
 * correction that does not fit the source is refused: it was made for another text.
 */
export function applyCorrections(
  imported: { readonly declaration: Declaration; readonly report: ImportReport },
  corrections: readonly Correction[],
): Applied {
  let { declaration } = imported
  const entries: ReportEntry[] = [...imported.report.entries]
  for (const correction of corrections) {
    const { line, reason, what } = correction
    const holder = imported.report.lines[line - 1]?.to[0] ?? null
    const changed = holder === null ? null : applyOne(declaration, holder, correction)
    if (changed === null)
      return { ok: false, line, message: `the correction “${what}” finds nothing to change: ${reason}` }
    declaration = changed
    const before = what === "replace" ? correction.before : ""
    const after = what === "replace" ? correction.words : ""
    entries.push({ line, kind: "corrected", rule: what, message: reason, before, after })
  }
  entries.sort((first, second) => first.line - second.line)
  return { ok: true, declaration, report: { ...imported.report, entries } }
}

function applyOne(declaration: Declaration, holder: string, correction: Correction): Declaration | null {
  const note = declaration.notes.get(holder as FootnoteId)
  const tr = new Transform(note ?? declaration.doc)
  const paragraph = paragraphsOf(tr.doc).find(({ id }) => note !== undefined || id === holder)
  if (!paragraph) return null
  switch (correction.what) {
    case "restyle":
      tr.setNodeMarkup(paragraph.from, null, { ...paragraph.node.attrs, ...correction.attrs })
      break
    case "anchor": {
      const at = placeOf(paragraph.node.textContent, correction.after)
      const noText = !declaration.notes.has(correction.note)
      // Offsets of the text are offsets of the document only where nothing but text stands.
      if (at === null || noText || paragraph.node.children.some((node) => !node.isText)) return null
      tr.insert(paragraph.from + 1 + at.to, schema.node("footnote", { id: correction.note }))
      break
    }
    case "replace": {
      const at = placeOf(paragraph.node.textContent, correction.before)
      if (at === null || paragraph.node.children.some((node) => !node.isText)) return null
      const marks = paragraph.node.resolve(at.from).marksAcross(paragraph.node.resolve(at.to)) ?? []
      const from = paragraph.from + 1
      tr.replaceWith(from + at.from, from + at.to, schema.text(correction.words, marks))
      break
    }
    default:
      return correction satisfies never
  }
  if (note === undefined) return { ...declaration, doc: tr.doc }
  return { ...declaration, notes: new Map(declaration.notes).set(holder as FootnoteId, tr.doc) }
}

/** Where `words` stand, if they stand exactly once: a correction must not guess among several. */
function placeOf(text: string, words: string): { readonly from: number; readonly to: number } | null {
  const from = text.indexOf(words)
  if (words === "" || from === -1 || text.indexOf(words, from + 1) !== -1) return null
  return { from, to: from + words.length }
}
