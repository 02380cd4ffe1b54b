import type { Fields } from "../../core/declaration/records.ts"
import type { ImportLog, Line } from "../text/import-log.ts"

/**
 * Takes YAML front matter off the top of a Markdown file: `name: value` lines
 * between two rules of dashes. It is metadata, not text. Values are kept as
 * written, lists and nesting included, since nothing here depends on them.
 */
export function takeFrontMatter(
  lines: readonly Line[],
  log: ImportLog,
): { readonly meta: Fields; readonly rest: readonly Line[] } {
  const start = lines.findIndex(({ text }) => text.trim() !== "")
  if (start === -1 || lines[start]?.text.trimEnd() !== "---") return { meta: {}, rest: lines }
  const end = lines.findIndex(({ text }, index) => index > start && /^(?:---|\.\.\.)\s*$/.test(text))
  const inside = end === -1 ? [] : lines.slice(start + 1, end)
  // A rule across the page also begins with dashes: front matter holds nothing but fields.
  const isFields = inside.every(({ text }) => /^(?:\s*$|\s*#|[\w.-]+:(?:\s|$)|\s+\S|- )/.test(text))
  if (inside.length === 0 || !isFields) return { meta: {}, rest: lines }
  const meta: Record<string, string> = {}
  let name = ""
  for (const { text } of inside) {
    const field = /^([\w.-]+):\s*(.*?)\s*$/.exec(text)
    if (field) {
      name = field[1] ?? ""
      meta[metaName(name)] = (field[2] ?? "").replace(/^(["'])(.*)\1$/, "$2")
    } else if (name !== "" && text.trim() !== "") {
      meta[metaName(name)] = `${meta[metaName(name)] ?? ""}\n${text.trimEnd()}`.trimStart()
    }
  }
  for (const line of lines.slice(start, end + 1))
    if (line.text.trim() !== "") log.setAside(line, "front-matter", "metadata of the file", "meta")
  return { meta, rest: [...lines.slice(0, start), ...lines.slice(end + 1)] }
}

/** `title` is our `name`; other fields keep theirs, marked as coming from front matter. */
const metaName = (name: string): string => (name.toLowerCase() === "title" ? "name" : `front:${name}`)
