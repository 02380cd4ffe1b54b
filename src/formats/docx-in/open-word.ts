import { childElements, parseXml, type XmlElement } from "../xml/parse-xml.ts"
import { unpack } from "../zip/unpack.ts"
import { withWordPrefixes } from "./prefixes.ts"

/** The parts of a Word file that hold words or say what words are. */
export interface WordFile {
  readonly document: XmlElement
  readonly styles: XmlElement | null
  readonly numbering: XmlElement | null
  readonly footnotes: XmlElement | null
  readonly endnotes: XmlElement | null
  readonly comments: XmlElement | null
  /** Page heads and feet by the name of their part. */
  readonly margins: ReadonlyMap<string, XmlElement>
  /** The web addresses of links, by relation id, per part. */
  readonly links: Readonly<
    Record<"document" | "footnotes" | "endnotes" | "comments", ReadonlyMap<string, string>>
  >
  /** What the file refers to outside itself, other than links: never followed. */
  readonly external: readonly string[]
  /** Parts that are not read, such as pictures and charts. */
  readonly unread: readonly string[]
}

export type OpenedWord =
  | { readonly ok: true; readonly file: WordFile }
  | { readonly ok: false; readonly message: string; readonly line?: number }

const isXml = (path: string): boolean => /\.(?:xml|rels)$/iu.test(path)

/** Opens a Word file somebody sent, or says why it is refused. Nothing in it is run, and nothing outside it is fetched. */
export function openWord(bytes: Uint8Array): OpenedWord {
  const known = refusalByStart(bytes)
  if (known !== null) return { ok: false, message: known }
  const unpacked = unpack(bytes, isXml)
  if (!unpacked.ok) return { ok: false, message: `not a Word file: ${unpacked.message}` }
  const { parts, paths } = unpacked
  if (!parts.has("[Content_Types].xml")) return refuse("not a Word file: it has no list of content types")
  if (paths.some((path) => /vbaProject\.bin$|vbaData\.xml$/iu.test(path)))
    return refuse("it holds macros, which are programs; save it as .docx without them")

  const trees = new Map<string, XmlElement>()
  const read = (path: string): XmlElement | null | (OpenedWord & { ok: false }) => {
    const known = trees.get(path)
    const part = parts.get(path)
    if (known || !part) return known ?? null
    const parsed = parseXml(part)
    if (!parsed.ok)
      return {
        ok: false,
        message: `${path} is broken: ${parsed.message}`,
        ...(parsed.line !== undefined && { line: parsed.line }),
      }
    const tree = withWordPrefixes(parsed.root)
    trees.set(path, tree)
    return tree
  }

  const packageRelations = read("_rels/.rels")
  if (isRefusal(packageRelations)) return packageRelations
  const target = relationsIn(packageRelations).find(({ type }) => type === "officeDocument")?.target
  const main = target === undefined ? "word/document.xml" : resolved("", target)
  const document = read(main)
  if (isRefusal(document)) return document
  if (!document) return refuse(`not a Word file: it has no ${main}`)
  if (document.name !== "w:document") return refuse(`not a Word file: ${main} holds no text document`)

  const mainRelations = read(relationsPath(main))
  if (isRefusal(mainRelations)) return mainRelations
  const relations = relationsIn(mainRelations)
  const partOf = (type: string): XmlElement | null | (OpenedWord & { ok: false }) => {
    const found = relations.find((relation) => relation.type === type && !relation.isExternal)
    return found ? read(resolved(main, found.target)) : null
  }
  const [styles, numbering, footnotes, endnotes, comments] = [
    partOf("styles"),
    partOf("numbering"),
    partOf("footnotes"),
    partOf("endnotes"),
    partOf("comments"),
  ]
  for (const part of [styles, numbering, footnotes, endnotes, comments]) if (isRefusal(part)) return part
  const margins = new Map<string, XmlElement>()
  const external = new Set<string>()
  for (const { type, target: name, isExternal } of relations) {
    if (isExternal && type !== "hyperlink") external.add(`${type}: ${name}`)
    if (isExternal || (type !== "header" && type !== "footer")) continue
    const part = read(resolved(main, name))
    if (isRefusal(part)) return part
    if (part) margins.set(name, part)
  }
  const linksOf = (type: string): ReadonlyMap<string, string> => {
    const found = relations.find((relation) => relation.type === type && !relation.isExternal)
    const tree =
      type === "document" ? mainRelations : found ? read(relationsPath(resolved(main, found.target))) : null
    // A broken list of links loses addresses, not words; the words' own part was read.
    const list = relationsIn(isRefusal(tree) ? null : tree)
    return new Map(list.filter((r) => r.type === "hyperlink").map(({ id, target: href }) => [id, href]))
  }
  return {
    ok: true,
    file: {
      document,
      styles: plain(styles),
      numbering: plain(numbering),
      footnotes: plain(footnotes),
      endnotes: plain(endnotes),
      comments: plain(comments),
      margins,
      links: {
        document: linksOf("document"),
        footnotes: linksOf("footnotes"),
        endnotes: linksOf("endnotes"),
        comments: linksOf("comments"),
      },
      external: [...external],
      unread: paths.filter((path) => /\/(?:media|charts|diagrams|embeddings|activeX)\/[^/]+$/u.test(path)),
    },
  }
}

type Part = XmlElement | null | (OpenedWord & { ok: false })

const refuse = (message: string): OpenedWord => ({ ok: false, message })

const isRefusal = (part: Part): part is OpenedWord & { ok: false } => part !== null && "ok" in part

const plain = (part: Part): XmlElement | null => (isRefusal(part) ? null : part)

/** What files that are no zip turn out to be, by their first bytes. */
function refusalByStart(bytes: Uint8Array): string | null {
  const starts = (...signature: readonly number[]): boolean =>
    signature.every((byte, index) => bytes[index] === byte)
  if (bytes.length === 0) return "the file is empty"
  if (starts(0xd0, 0xcf, 0x11, 0xe0))
    return "it is encrypted, or in Word's old format (.doc); save it as .docx without a password"
  if (starts(0x7b, 0x5c, 0x72, 0x74, 0x66)) return "it is in RTF; save it as .docx"
  if (!starts(0x50, 0x4b)) return "not a Word file: it is not a zip file"
  return null
}

interface Relation {
  readonly id: string
  /** The last word of the relation's type: the two standards begin it differently. */
  readonly type: string
  readonly target: string
  readonly isExternal: boolean
}

function relationsIn(tree: XmlElement | null): Relation[] {
  if (!tree) return []
  return childElements(tree)
    .filter(({ name }) => name.endsWith("Relationship"))
    .map(({ attributes }) => ({
      id: attributes.Id ?? "",
      type: (attributes.Type ?? "").split("/").at(-1) ?? "",
      target: attributes.Target ?? "",
      isExternal: attributes.TargetMode === "External",
    }))
}

const relationsPath = (path: string): string => path.replace(/([^/]*)$/u, "_rels/$1.rels")

/** A target as a path in the zip: absolute with a slash, else beside the part that names it. */
function resolved(from: string, target: string): string {
  if (target.startsWith("/")) return target.slice(1)
  const steps = from.split("/").slice(0, -1)
  for (const step of target.split("/")) {
    if (step === "..") steps.pop()
    else if (step !== ".") steps.push(step)
  }
  return steps.join("/")
}
