import { XMLParser } from "fast-xml-parser"
import { strFromU8, unzipSync } from "fflate"

/** An element of a part, children in order. */
export interface Tag {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly Tag[]
  /** The words directly inside. */
  readonly text: string
}

/** The parts of a Word file as text, by path. */
export const partsOf = (bytes: Uint8Array): Map<string, string> =>
  new Map(Object.entries(unzipSync(bytes)).map(([path, part]) => [path, strFromU8(part)]))

/** A part as a tree, read by a parser that knows nothing of how it was written. */
export function treeOf(bytes: Uint8Array, path: string): Tag {
  const xml = partsOf(bytes).get(path)
  if (xml === undefined) throw new Error(`no part ${path}`)
  const root = (parser.parse(xml) as RawTag[]).map(tag).find(({ name }) => !name.startsWith("?"))
  if (!root) throw new Error(`${path} is empty`)
  return root
}

/** Every tag of that name, at any depth. */
export function all(tag: Tag, name: string): Tag[] {
  return tag.children.flatMap((child) => [...(child.name === name ? [child] : []), ...all(child, name)])
}

/** The words of a tag as Word shows them, tabs and line ends among them. */
export function wordsOf(tag: Tag): string {
  if (tag.name === "w:t") return tag.text
  if (tag.name === "w:tab" && tag.attributes["w:val"] === undefined) return "\t"
  if (tag.name === "w:footnoteReference") return `^${tag.attributes["w:id"] ?? ""}`
  return tag.children.map(wordsOf).join("")
}

/** The paragraphs of a part as `Style: words`. */
export const linesOf = (root: Tag): string[] =>
  all(root, "w:p").map((paragraph) => `${styleOf(paragraph)}: ${wordsOf(paragraph)}`)

const styleOf = (paragraph: Tag): string => all(paragraph, "w:pStyle")[0]?.attributes["w:val"] ?? "Normal"

type RawTag = Readonly<Record<string, unknown>>

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: "",
  trimValues: false,
  parseTagValue: false,
})

function tag(raw: RawTag): Tag {
  const name = Object.keys(raw).find((key) => key !== ":@") ?? ""
  const inside = (Array.isArray(raw[name]) ? raw[name] : []) as RawTag[]
  return {
    name,
    attributes: (raw[":@"] ?? {}) as Record<string, string>,
    children: inside.filter((child) => !("#text" in child)).map(tag),
    text: inside
      .map((child) => child["#text"])
      .filter((text) => typeof text === "string")
      .join(""),
  }
}
