import type { Fields } from "../core/declaration/records.ts"
import { isParagraphKind, type ParagraphAttrs, type ParagraphKind } from "../core/schema/schema.ts"
import { fieldKey, type Layout } from "./layout.ts"

const bracketPrefix = "bracket:"
const noFields: Fields = {}

/**
 * The data of a paragraph beside its words. It lies under the paragraph's id
 * in the map `paragraphs` and not on its embed: a label set while somebody
 * else presses Enter would land on both halves.
 *
 * @param fallback the kind of a paragraph nobody has given one
 */
export function paragraphAttrs(
  id: string,
  fields: Fields = noFields,
  fallback: ParagraphKind = "operative",
): ParagraphAttrs {
  const { kind, level, label, origin } = fields
  return {
    id,
    kind: isParagraphKind(kind) ? kind : fallback,
    level: typeof level === "number" ? level : 0,
    label: typeof label === "string" ? label : null,
    origin: typeof origin === "string" ? origin : null,
    brackets: Object.keys(fields)
      .filter((field) => field.startsWith(bracketPrefix) && fields[field] === true)
      .map((field) => field.slice(bracketPrefix.length))
      .sort(),
  }
}

/**
 * Writes what an edit changed about a paragraph, and nothing else: a field set
 * again to what it was would overwrite what somebody else sets meanwhile.
 *
 * @param before the data before the edit, or null for a new paragraph
 */
export function writeParagraph(layout: Layout, before: ParagraphAttrs | null, after: ParagraphAttrs): void {
  const set = (field: string, value: string | number | true | null): void => {
    const key = fieldKey(after.id, field)
    if (value !== null) {
      if (layout.paragraphs.get(key) !== value) layout.paragraphs.set(key, value)
    } else if (layout.paragraphs.has(key)) layout.paragraphs.delete(key)
  }
  if (before?.kind !== after.kind) set("kind", after.kind)
  if ((before?.level ?? 0) !== after.level) set("level", after.level)
  if ((before?.label ?? null) !== after.label) set("label", after.label)
  if ((before?.origin ?? null) !== after.origin) set("origin", after.origin)
  const had = before?.brackets ?? []
  for (const id of after.brackets) if (!had.includes(id)) set(bracketPrefix + id, true)
  for (const id of had) if (!after.brackets.includes(id)) set(bracketPrefix + id, null)
}
