import type { Fields } from "../../core/declaration/records.ts"
import type { ImportLog, Line } from "./import-log.ts"

/**
 * Takes a line off the top that names where the text comes from ("### SOURCE: …"),
 * as collectors of texts write it. It is kept as metadata: it is not the text.
 */
export function takeProvenance(
  lines: readonly Line[],
  log: ImportLog,
): { readonly meta: Fields; readonly rest: readonly Line[] } {
  const first = lines.findIndex(({ text }) => text.trim() !== "")
  const line = lines[first]
  const source = /^#{0,6}\s*SOURCE: *(.*)$/.exec(line?.text ?? "")
  if (!line || !source) return { meta: {}, rest: lines }
  log.setAside(line, "provenance", "says where the text comes from", "meta")
  return { meta: { source: source[1] ?? "" }, rest: lines.slice(first + 1) }
}
