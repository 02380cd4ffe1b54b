import { strToU8, zipSync } from "fflate"

const w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
const r = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
const rel = "http://schemas.openxmlformats.org/package/2006/relationships"

export interface WordParts {
  /** The inside of w:body. */
  readonly body: string
  readonly footnotes?: string
  readonly endnotes?: string
  readonly comments?: string
  readonly styles?: string
  readonly numbering?: string
  /** Relations of the document beside those of its parts. */
  readonly relations?: string
  /** More files of the zip. */
  readonly files?: Readonly<Record<string, string>>
}

/** A Word file as another program might write it: `wordFile({ body: p("We act.") })`. */
export function wordFile(parts: WordParts): Uint8Array {
  const names = ["styles", "numbering", "footnotes", "endnotes", "comments"] as const
  const files: Record<string, string> = {
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    "_rels/.rels": `<Relationships xmlns="${rel}"><Relationship Id="a" Type="${r}/officeDocument" Target="word/document.xml"/></Relationships>`,
    "word/document.xml": `<w:document xmlns:w="${w}" xmlns:r="${r}"><w:body>${parts.body}</w:body></w:document>`,
    "word/_rels/document.xml.rels": `<Relationships xmlns="${rel}">${names
      .map((name) => `<Relationship Id="${name}" Type="${r}/${name}" Target="${name}.xml"/>`)
      .join("")}${parts.relations ?? ""}</Relationships>`,
    ...parts.files,
  }
  for (const name of names) {
    const content = parts[name]
    if (content !== undefined) files[`word/${name}.xml`] = `<w:${name} xmlns:w="${w}">${content}</w:${name}>`
  }
  return zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])))
}

/** A paragraph: bare words become a run, the rest stands as it is. */
export const p = (content: string, style = ""): string =>
  `<w:p>${style && `<w:pPr>${style.startsWith("<") ? style : `<w:pStyle w:val="${style}"/>`}</w:pPr>`}${content.startsWith("<") ? content : t(content)}</w:p>`

/** A run of words. */
export const t = (words: string, look = ""): string =>
  `<w:r>${look && `<w:rPr>${look}</w:rPr>`}<w:t xml:space="preserve">${words}</w:t></w:r>`

const by = (author: string): string => `w:id="1" w:author="${author}" w:date="2025-03-01T10:00:00Z"`

export const ins = (words: string, author = "EU"): string => `<w:ins ${by(author)}>${t(words)}</w:ins>`
export const del = (words: string, author = "EU"): string =>
  `<w:del ${by(author)}><w:r><w:delText xml:space="preserve">${words}</w:delText></w:r></w:del>`
