import { XMLParser, XMLValidator } from "fast-xml-parser"

/** An element of a file somebody sent: its name, attributes and content, entities decoded. */
export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly (XmlElement | string)[]
}

export type ParsedXml =
  | { readonly ok: true; readonly root: XmlElement }
  | { readonly ok: false; readonly message: string; readonly line?: number }

/** Deeper than any text: recursion over the tree stays far from the end of the stack. */
const deepest = 400

/**
 * Reads XML that comes from outside. Broken XML is refused with its line, and so
 * is a document type, whose entities can make a gigabyte of a hundred letters.
 */
export function parseXml(bytes: Uint8Array): ParsedXml {
  const text = decode(bytes)
  if (text === null) return { ok: false, message: "it is not text" }
  if (/<!(?:DOCTYPE|ENTITY)/iu.test(text)) return { ok: false, message: "it declares a document type" }
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- its successor is one more package for the same code
  const validity = XMLValidator.validate(text)
  if (validity !== true) return { ok: false, message: validity.err.msg, line: validity.err.line }
  let parsed: unknown
  try {
    parsed = parser.parse(text)
  } catch (error) {
    // The parser throws plain errors on what it will not read, such as nesting without end.
    if (!(error instanceof Error) || error.constructor !== Error) throw error
    return { ok: false, message: error.message }
  }
  const root = (parsed as RawNode[]).map(toElement).find((node) => typeof node !== "string")
  return root ? { ok: true, root } : { ok: false, message: "it is empty" }
}

/** The elements directly inside. */
export const childElements = ({ children }: XmlElement): XmlElement[] =>
  children.filter((child) => typeof child !== "string")

/** The first element of that name directly inside, or undefined. */
export const childNamed = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  element && childElements(element).find((child) => child.name === name)

/** The text directly inside. */
export const textIn = ({ children }: XmlElement): string =>
  children.filter((child) => typeof child === "string").join("")

type RawNode = Readonly<Record<string, unknown>>

// Entities stay as written and are decoded here, each once: a parser that replaces
// them in turn makes "&lt;" of "&amp;lt;", and so other words.
const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: "",
  trimValues: false,
  parseTagValue: false,
  parseAttributeValue: false,
  processEntities: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  cdataPropName: "#cdata",
  maxNestedTags: deepest,
})

function toElement(raw: RawNode): XmlElement | string {
  if (typeof raw["#text"] === "string") return unescape(raw["#text"])
  const name = Object.keys(raw).find((key) => key !== ":@") ?? ""
  const inside = (Array.isArray(raw[name]) ? raw[name] : []) as RawNode[]
  if (name === "#cdata") return inside.map((part) => String(part["#text"])).join("")
  const attributes = Object.entries((raw[":@"] ?? {}) as Record<string, unknown>)
  return {
    name,
    attributes: Object.fromEntries(attributes.map(([key, value]) => [key, unescape(String(value))])),
    children: inside.map(toElement),
  }
}

const named: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" }

function unescape(text: string): string {
  if (!text.includes("&")) return text
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(\w+));/gu, (whole, decimal, hex, name) => {
    if (typeof name === "string") return Object.hasOwn(named, name) ? (named[name] ?? whole) : whole
    const code = typeof decimal === "string" ? Number(decimal) : Number.parseInt(String(hex), 16)
    const isHalf = code >= 0xd800 && code <= 0xdfff
    return code <= 0x10ffff && !isHalf ? String.fromCodePoint(code) : whole
  })
}

/** UTF-8, or UTF-16 with its mark, as the XML of office programs comes. */
function decode(bytes: Uint8Array): string | null {
  const [first, second] = bytes
  const encoding =
    first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : "utf-8"
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    return null
  }
}
