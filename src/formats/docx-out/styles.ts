import { element, xmlHead } from "../xml/element.ts"
import { type ParagraphStyle, paragraphStyles } from "./paragraph-styles.ts"
import { wordNamespace } from "./namespaces.ts"
import { inlineStyles, type InlineStyle } from "./inline-styles.ts"

/** The part `word/styles.xml`: the only place where the look of a text is decided. */
export function formatStyles(languageTag: string): string {
  return (
    xmlHead +
    element(
      "w:styles",
      { "xmlns:w": wordNamespace },
      defaults(languageTag),
      ...paragraphStyles.map(paragraphStyle),
      element(
        "w:style",
        { "w:type": "character", "w:default": 1, "w:styleId": "DefaultParagraphFont" },
        element("w:name", { "w:val": "Default Paragraph Font" }),
        element("w:uiPriority", { "w:val": 1 }),
        element("w:semiHidden"),
      ),
      ...inlineStyles.map(inlineStyle),
      ...tableStyles,
      element(
        "w:style",
        { "w:type": "numbering", "w:default": 1, "w:styleId": "NoList" },
        element("w:name", { "w:val": "No List" }),
        element("w:uiPriority", { "w:val": 99 }),
        element("w:semiHidden"),
      ),
    )
  )
}

/** Serif at 12 points, as the Council prints; the language rules spelling and hyphenation. */
function defaults(languageTag: string): string {
  const font = "Times New Roman"
  return element(
    "w:docDefaults",
    {},
    element(
      "w:rPrDefault",
      {},
      element(
        "w:rPr",
        {},
        element("w:rFonts", { "w:ascii": font, "w:hAnsi": font, "w:eastAsia": font, "w:cs": font }),
        element("w:sz", { "w:val": 24 }),
        element("w:szCs", { "w:val": 24 }),
        element("w:lang", { "w:val": languageTag, "w:eastAsia": "en-US", "w:bidi": "ar-SA" }),
      ),
    ),
    element(
      "w:pPrDefault",
      {},
      element("w:pPr", {}, element("w:spacing", { "w:after": 120, "w:line": 288, "w:lineRule": "auto" })),
    ),
  )
}

function paragraphStyle(style: ParagraphStyle): string {
  return element(
    "w:style",
    {
      "w:type": "paragraph",
      "w:default": style.id === "Normal" ? 1 : undefined,
      "w:customStyle": style.isOwn ? 1 : undefined,
      "w:styleId": style.id,
    },
    element("w:name", { "w:val": style.name }),
    ...(style.basedOn ? [element("w:basedOn", { "w:val": style.basedOn })] : []),
    ...(style.next ? [element("w:next", { "w:val": style.next })] : []),
    element("w:qFormat"),
    ...(style.paragraph ? [element("w:pPr", {}, style.paragraph)] : []),
    ...(style.run ? [element("w:rPr", {}, style.run)] : []),
  )
}

function inlineStyle(style: InlineStyle): string {
  return element(
    "w:style",
    { "w:type": "character", "w:customStyle": style.isOwn ? 1 : undefined, "w:styleId": style.id },
    element("w:name", { "w:val": style.name }),
    element("w:basedOn", { "w:val": "DefaultParagraphFont" }),
    // Combinations exist because a run has one style; they would only clutter the gallery.
    ...(style.isCombination ? [element("w:semiHidden")] : [element("w:qFormat")]),
    element("w:rPr", {}, style.run),
  )
}

const cellMargins = element(
  "w:tblCellMar",
  {},
  element("w:left", { "w:w": 108, "w:type": "dxa" }),
  element("w:right", { "w:w": 108, "w:type": "dxa" }),
)

const line = (name: string): string =>
  element(name, { "w:val": "single", "w:sz": 4, "w:space": 0, "w:color": "auto" })

const tableStyles = [
  element(
    "w:style",
    { "w:type": "table", "w:default": 1, "w:styleId": "TableNormal" },
    element("w:name", { "w:val": "Normal Table" }),
    element("w:uiPriority", { "w:val": 99 }),
    element("w:semiHidden"),
    element("w:tblPr", {}, element("w:tblInd", { "w:w": 0, "w:type": "dxa" }), cellMargins),
  ),
  element(
    "w:style",
    { "w:type": "table", "w:customStyle": 1, "w:styleId": "CoverTable" },
    element("w:name", { "w:val": "Cover Table" }),
    element("w:basedOn", { "w:val": "TableNormal" }),
    element(
      "w:tblPr",
      {},
      element("w:tblBorders", {}, line("w:top"), line("w:bottom"), line("w:insideH")),
      cellMargins,
    ),
  ),
  element(
    "w:style",
    { "w:type": "table", "w:styleId": "TableGrid" },
    element("w:name", { "w:val": "Table Grid" }),
    element("w:basedOn", { "w:val": "TableNormal" }),
    element(
      "w:tblPr",
      {},
      element(
        "w:tblBorders",
        {},
        ...["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"].map(line),
      ),
      cellMargins,
    ),
  ),
]
