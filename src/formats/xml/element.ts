/** Attributes of an element; those without a value are left out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>

/**
 * One XML element as text: `element("w:p", {}, element("w:r", {}, text("We")))`.
 *
 * Plain text rather than a tree: what is written stays in the order it was
 * called in, and that order is what the schemas of Word and Akoma Ntoso demand.
 */
export function element(name: string, attributes: Attributes = {}, ...content: readonly string[]): string {
  const start = `<${name}${Object.entries(attributes)
    .flatMap(([key, value]) => (value === undefined ? [] : [` ${key}="${escapeAttribute(String(value))}"`]))
    .join("")}`
  return content.length === 0 ? `${start}/>` : `${start}>${content.join("")}</${name}>`
}

export const xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n`

/** Words as XML text. */
export const escapeText = (words: string): string =>
  writable(words).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")

/** Line ends and tabs are written as references, because a reader turns bare ones into spaces. */
const escapeAttribute = (value: string): string =>
  escapeText(value)
    .replaceAll('"', "&quot;")
    .replaceAll("\t", "&#9;")
    .replaceAll("\n", "&#10;")
    .replaceAll("\r", "&#13;")

/**
 * XML cannot hold control characters and halves of characters, not even escaped. They become a
 * visible replacement, so that a text damaged elsewhere does not look whole.
 */
const writable = (words: string): string =>
  words.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "\uFFFD")
