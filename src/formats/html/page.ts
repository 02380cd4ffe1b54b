import { element, escapeText } from "../xml/element.ts"

export interface Page {
  /** ISO 639-1, so that a screen reader speaks it right. */
  readonly language: string
  readonly title: string
  readonly content: string
  /** Rules for what only this kind of page holds. */
  readonly style?: string
  readonly isLandscape?: boolean
}

/** A whole HTML page. No script and nothing from elsewhere: it can be mailed and opened anywhere. */
export function formatPage({ language, title, content, style = "", isLandscape = false }: Page): string {
  return [
    "<!doctype html>",
    `<html lang="${language.replace(/[^A-Za-z-]/gu, "")}">`,
    "<head>",
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    element("title", {}, escapeText(title)),
    `<style>@page { size: A4${isLandscape ? " landscape" : ""}; margin: 25mm ${isLandscape ? "15mm" : "25mm"}; }\n${sheet}${style}</style>`,
    "</head>",
    "<body>",
    content,
    "</body>",
    "</html>",
    "",
  ].join("\n")
}

const sheet = `
:root { color-scheme: light; }
body { font: 12pt/1.45 "Times New Roman", "Liberation Serif", serif; color: #111; background: #fff; max-width: 42rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 14pt; text-align: center; margin: 0 0 .6em; break-after: avoid; }
h2, h3, h4 { font-size: 12pt; margin: 1.6em 0 .7em; break-after: avoid; break-inside: avoid; }
h4 { font-style: italic; }
.annex-heading { text-align: center; margin-top: 2.4em; }
p { margin: 0 0 .8em; orphans: 2; widows: 2; }
.date-place { text-align: center; margin-bottom: 1.8em; }
.lead { break-after: avoid; margin-bottom: .5em; }
.view { text-align: right; font-size: 10pt; }
ul { margin: 0 0 .8em; padding-left: 1.6em; }
li { margin-bottom: .45em; }
ul.level-1 { list-style-type: "•  "; }
ul.level-2 { list-style-type: "❖  "; }
ul.level-3 { list-style-type: "–  "; }
li.labelled { list-style-type: none; }
.sign { font-weight: bold; }
sup { font-size: .7em; line-height: 0; }
a { color: #0b3d91; }
.notes { border-top: 1px solid #111; margin-top: 3em; padding-top: .6em; font-size: 10pt; }
.notes ol { padding-left: 2em; }
.notes p { margin: 0 0 .3em; overflow-wrap: anywhere; }
.notes .unplaced { list-style-type: none; }
@media print { body { max-width: none; margin: 0; padding: 0; } a { color: inherit; text-decoration: none; } [role="doc-backlink"] { display: none; } }
`
