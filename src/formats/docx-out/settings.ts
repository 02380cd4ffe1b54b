import { element, xmlHead } from "../xml/element.ts"
import { wordNamespace } from "./namespaces.ts"

/**
 * The part `word/settings.xml`. No revision ids: they tell which sitting a
 * sentence was written in. Word is asked to keep names and times out when it
 * saves the file again, unless the file is a redline, which is about both.
 */
export function formatSettings(languageTag: string, isRedline: boolean): string {
  const note = (id: number): string => element("w:footnote", { "w:id": id })
  return (
    xmlHead +
    element(
      "w:settings",
      { "xmlns:w": wordNamespace },
      ...(isRedline ? [] : [element("w:removePersonalInformation"), element("w:removeDateAndTime")]),
      ...(isRedline ? [element("w:trackRevisions")] : []),
      element("w:defaultTabStop", { "w:val": 567 }),
      element("w:characterSpacingControl", { "w:val": "doNotCompress" }),
      element("w:footnotePr", {}, note(-1), note(0)),
      // Without it Word takes the file for one of 2007 and opens it in a mode of then.
      element(
        "w:compat",
        {},
        element("w:compatSetting", {
          "w:name": "compatibilityMode",
          "w:uri": "http://schemas.microsoft.com/office/word",
          "w:val": 15,
        }),
      ),
      element("w:themeFontLang", { "w:val": languageTag }),
      element("w:decimalSymbol", { "w:val": languageTag === "en-GB" ? "." : "," }),
      element("w:listSeparator", { "w:val": languageTag === "en-GB" ? "," : ";" }),
    )
  )
}
