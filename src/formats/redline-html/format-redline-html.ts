import { byWeight } from "../../core/redline/by-weight.ts"
import { type ReadingEntry, readingOrder } from "../../core/redline/reading-order.ts"
import type { Redline } from "../../core/redline/redline.ts"
import { restyled, type Row, rowKinds } from "../../core/redline/row.ts"
import type { Run } from "../../core/redline/run.ts"
import { formatPage } from "../html/page.ts"
import { element, escapeText } from "../xml/element.ts"

export interface RedlineHtmlOptions {
  readonly language?: string
  readonly title: string
  /** What the two sides are called, e.g. "La Paz" and "Rev.2". */
  readonly baseline: string
  readonly draft: string
}

/**
 * A redline as one HTML page: the whole text with what was removed and added,
 * and before it the counts and the edits by weight, each a link to its place.
 * Marked with lines as well as colour, and as `del` and `ins` for screen readers.
 */
export function formatRedlineHtml(redline: Redline, options: RedlineHtmlOptions): string {
  const { title, baseline, draft, language = "en" } = options
  return formatPage({
    language,
    title,
    style,
    content: [
      element("h1", {}, escapeText(title)),
      element("p", { class: "legend" }, legend(baseline, draft)),
      summaryTable(redline),
      weightList(redline),
      element("main", {}, readingOrder(redline).map(entryHtml).join("\n")),
      footnoteSection(redline),
    ]
      .filter((part) => part !== "")
      .join("\n"),
  })
}

const legend = (baseline: string, draft: string): string =>
  `${element("del", {}, "struck through")}: only in ${escapeText(baseline)}; ` +
  `${element("ins", {}, "underlined")}: only in ${escapeText(draft)}; ` +
  `${element("span", { class: "sign" }, "[ ]")}: text not agreed.`

function summaryTable({ summary }: Redline): string {
  const counts: readonly (readonly [string, number])[] = [
    ...rowKinds.map((kind) => [kind, summary[kind]] as const),
    ["also moved", summary.alsoMoved],
    ["hidden", summary.hidden],
  ]
  const { baseline, draft } = summary.paragraphs
  return element(
    "table",
    { class: "summary" },
    element("caption", {}, `Paragraphs: ${baseline} in the baseline, ${draft} in the draft`),
    element("tr", {}, ...counts.map(([name]) => element("th", { scope: "col" }, name))),
    element("tr", {}, ...counts.map(([, count]) => element("td", {}, String(count)))),
  )
}

function weightList(redline: Redline): string {
  const numbers = new Map(redline.rows.map((row, i) => [row, i]))
  const entries = byWeight(redline).map(({ weight, removed, added, places }) => {
    const links = places.map(({ row }, i) =>
      element(
        "a",
        { href: `#row-${numbers.get(row) ?? 0}` },
        i === 0 ? placeName(row) : ` ${placeName(row)}`,
      ),
    )
    return element(
      "li",
      {},
      `${element("b", {}, weight)}: ${changedHtml("removed", removed)} ${changedHtml("added", added)} (${links.join(",")})`,
    )
  })
  if (entries.length === 0) return ""
  return element(
    "details",
    {},
    element("summary", {}, `Edits by weight (${entries.length})`),
    element("ol", {}, entries.join("\n")),
  )

  function placeName(row: Row): string {
    const [paragraph] = row.draft.length > 0 ? row.draft : row.baseline
    return `${row.draft.length > 0 ? "" : "baseline "}${(paragraph?.index ?? 0) + 1}`
  }
}

function entryHtml(entry: ReadingEntry): string {
  const { row, number } = entry
  const numbers = (side: "baseline" | "draft"): string => row[side].map(({ index }) => index + 1).join("+")
  if (entry.kind === "departed")
    return element(
      "p",
      { class: "departed", id: `from-${number}` },
      `${numbers("baseline")}: moved, now at ${element("a", { href: `#row-${number}` }, numbers("draft"))}`,
    )
  const came = row.moved
    ? `, moved from ${element("a", { href: `#from-${number}` }, numbers("baseline"))}`
    : ""
  const styles = restyled(row).map(({ what, baseline, draft }) => `, ${what} ${baseline} → ${draft}`)
  const coarse = row.coarse ? ", compared coarsely" : ""
  const margin = `${numbers("draft") || numbers("baseline")} ${row.kind === "unchanged" ? "" : row.kind}${came}${escapeText(styles.join(""))}${coarse}`
  const paragraph = row.draft[0] ?? row.baseline[0]
  return element(
    "div",
    {
      class: `row ${row.kind} level-${paragraph?.level ?? 0} kind-${paragraph?.kind ?? ""}`,
      id: `row-${number}`,
    },
    element("span", { class: "margin" }, margin),
    element("p", {}, row.runs.map(runHtml).join("")),
  )
}

function runHtml(run: Run): string {
  if (run.what === "break") return `${changedHtml(run.kind, "¶")}<br>`
  if (run.what === "sign") return element("span", { class: "sign" }, changedHtml(run.kind, run.text))
  if (run.what === "words" && run.reformatted)
    return element("span", { class: "reformatted" }, escapeText(run.text))
  return changedHtml(run.kind, run.text)
}

function changedHtml(kind: Run["kind"], text: string): string {
  if (text === "") return ""
  if (kind === "kept") return escapeText(text)
  // White space alone would be an empty line under nothing.
  const shown = text.trim() === "" ? text.replaceAll(" ", "␣").replaceAll("\u00a0", "⍽") : text
  return element(kind === "removed" ? "del" : "ins", {}, escapeText(shown))
}

function footnoteSection({ footnotes }: Redline): string {
  if (footnotes.length === 0) return ""
  const entries = footnotes.map(({ kind, moved, baseline, draft, runs }) => {
    const number = String((draft ?? baseline)?.number ?? "–")
    const name = kind === "unchanged" ? "" : ` (${kind}${moved && kind !== "moved" ? ", moved" : ""})`
    return element("p", {}, `${number}${name}: ${runs.map(runHtml).join("")}`)
  })
  return element("section", { class: "notes" }, ...entries)
}

const style = `
del { color: #a11010; text-decoration: line-through; }
ins { color: #0b5d1e; text-decoration: underline; font-weight: bold; }
.summary { border-collapse: collapse; font-size: 10pt; margin: 1em 0; }
.summary th, .summary td { border: 1px solid #555; padding: .2em .5em; text-align: right; }
.legend, details { font-size: 10pt; }
.row { position: relative; }
.row.level-2 { margin-left: 1.6em; }
.kind-title p, .kind-heading p, .kind-annex-heading p { font-weight: bold; }
.margin { display: block; font-size: 8pt; color: #444; }
.edited, .moved, .added, .removed, .split, .merged, .restyled { border-left: 3px solid #444; padding-left: .6em; }
.moved, .departed { border-left-style: double; }
.departed { font-size: 10pt; font-style: italic; padding-left: .6em; border-left: 3px double #444; }
.reformatted { text-decoration: underline dotted; }
`
