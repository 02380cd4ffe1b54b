import { element } from "../xml/element.ts"

/** A table with columns of given widths; each cell holds paragraphs. */
export function wordTable(
  style: string,
  widths: readonly number[],
  rows: readonly (readonly string[])[],
  { hasHead = false }: { readonly hasHead?: boolean } = {},
): string {
  return element(
    "w:tbl",
    {},
    element(
      "w:tblPr",
      {},
      element("w:tblStyle", { "w:val": style }),
      element("w:tblW", { "w:w": widths.reduce((sum, width) => sum + width, 0), "w:type": "dxa" }),
      element("w:tblLayout", { "w:type": "fixed" }),
    ),
    element("w:tblGrid", {}, ...widths.map((width) => element("w:gridCol", { "w:w": width }))),
    ...rows.map((cells, row) =>
      element(
        "w:tr",
        {},
        ...(hasHead && row === 0 ? [element("w:trPr", {}, element("w:tblHeader"))] : []),
        ...cells.map((content, column) =>
          element(
            "w:tc",
            {},
            element("w:tcPr", {}, element("w:tcW", { "w:w": widths[column], "w:type": "dxa" })),
            content,
          ),
        ),
      ),
    ),
  )
}
